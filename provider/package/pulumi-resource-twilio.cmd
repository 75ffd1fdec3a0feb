@echo off
where node >nul 2>nul
if errorlevel 1 (
  echo The twilio plugin runs on Node.js 22 or newer, and there is no node on PATH. Install Node.js and run this again. 1>&2
  exit /b 1
)
node "%~dp0start.js" %*
