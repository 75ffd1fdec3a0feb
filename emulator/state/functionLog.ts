import { type EmulatorState, type LogEntry } from "./model";
import { newSid } from "./random";

/** Twilio keeps logs for 30 days; the emulator keeps that many lines. */
const MOST_LINES = 1_000;

/** Keeps a line of a log. */
export function writeLog(state: EmulatorState, entry: Omit<LogEntry, "sid" | "at">): void {
  state.functionLogs.push({ ...entry, sid: newSid(state, "NO"), at: Date.now() });
  if (state.functionLogs.length > MOST_LINES) state.functionLogs.splice(0, MOST_LINES / 10);
}
