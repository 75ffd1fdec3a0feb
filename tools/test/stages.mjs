import { join } from "node:path";
import { ROOMS } from "../../.dependency-cruiser.mjs";
import { findCompiler } from "../build/compiler.mjs";
import { root } from "../toolchain.js";

const installed = (...path) => join(root, "node_modules", ...path);
const jest = installed("jest", "bin", "jest.js");
const cache = (name) => join(root, ".ringfence", "cache", name);
const typeCheck = (project) => [findCompiler() ?? "tsc", "--noEmit", "-p", project];

/**
 * The checks in their order. `command` is what the pinned Node runs. A check with `jest` is counted by its tests, any other
 * as one. An `extra` one takes minutes by itself: it runs when it is named, or with `--all`. Checks of one core run beside each other.
 */
export const checks = [
  {
    name: "browser",
    title: "The page, in a real browser (jest, Chromium)",
    command: [join(root, "tools", "test", "browser.mjs")],
    jest: true,
  },
  {
    name: "types",
    title: "Type check (tsc)",
    command: typeCheck("."),
  },
  {
    name: "types-page",
    title: "Type check of the page and its tests, which alone see a browser's types (tsc)",
    command: typeCheck("tsconfig.browser.json"),
  },
  { name: "lint", title: "Lint (oxlint)", command: [installed("oxlint", "bin", "oxlint")] },
  {
    name: "rooms",
    title: "Who imports whom (dependency-cruiser)",
    command: [
      installed("dependency-cruiser", "bin", "dependency-cruiser.mjs"),
      ...["--config", ".dependency-cruiser.mjs", ...Object.keys(ROOMS), "test", "main.js"],
    ],
  },
  {
    name: "unused",
    title: "Files, exports and packages that nothing uses (knip)",
    command: [installed("knip", "bin", "knip.js")],
  },
  { name: "words", title: "Plain English", command: [join(root, "tools", "words.mjs")] },
  {
    name: "format",
    title: "Format (prettier)",
    command: [
      ...[installed("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn"],
      ...["--cache", "--cache-strategy", "content", "--cache-location", cache("prettier"), "."],
    ],
  },
  {
    name: "unit",
    title: "Unit, property, provider and emulator tests (jest)",
    // Every folder of test/ but those below: a new folder is never left out. On two cores jest would take one worker. Three keep both
    // cores busy while some tests wait: 1 min 59 s in place of 2 min 8 s.
    command: [
      ...[jest, "--maxWorkers=3"],
      "--testPathIgnorePatterns",
      "/node_modules/",
      "<rootDir>/test/(e2e|pack|browser|faults|sequences|languages)/",
    ],
    jest: true,
    cores: 2,
  },
  {
    name: "e2e",
    title: "End to end, with the real engine (jest)",
    command: [
      ...[jest, "--maxWorkers=3", "test/(e2e|pack)/"],
      ...["--testPathIgnorePatterns", "/node_modules/", "<rootDir>/test/e2e/long/"],
    ],
    jest: true,
    cores: 2,
  },
  {
    name: "long",
    title: "End to end, with the real engine: what the tests over gRPC cover too (jest)",
    command: [jest, "--maxWorkers=2", "test/e2e/long/"],
    jest: true,
    cores: 2,
    extra: true,
  },
  {
    name: "faults",
    title:
      "Fault matrix: every request of every run x everything that can go wrong there; kills at random moments (jest)",
    command: [jest, "--maxWorkers=2", "test/faults/"],
    jest: true,
    cores: 2,
    extra: true,
  },
  {
    name: "sequences",
    title:
      "Generated sequences: what people do to a stack, on a model of the engine, and the calls after each step (jest)",
    command: [jest, "--maxWorkers=2", "test/sequences/"],
    jest: true,
    cores: 2,
    extra: true,
  },
  {
    name: "languages",
    title: "The package in TypeScript, YAML, Python and Go, with the real engine (jest)",
    command: [join(root, "tools", "test", "languages.mjs")],
    jest: true,
    cores: 2,
    extra: true,
  },
];
