/** Tests that write shell scripts or send signals, which Windows does not have. docs/windows.md says what they cover. */
const POSIX_ONLY = [
  "test/cli/stack/engineConfig.test.ts",
  "test/emulator/cli.test.ts",
  "test/render/open.test.ts",
  "test/tools/languages.test.ts",
  "test/tools/run.test.ts",
];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", ...(process.platform === "win32" ? POSIX_ONLY.map((file) => `!**/${file}`) : [])],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  testTimeout: 120_000,
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/sdks"],
};
