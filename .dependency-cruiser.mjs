// Which room may import which. `npm run lint` refuses every other import, every cycle (also one of types alone), and every
// package that package.json does not declare. `npm run docs` draws the same table in CONTRIBUTING.md.

/** Room to the rooms that it may import. A room is a folder, or a file, of the repository's root. */
export const ROOMS = {
  schema: [],
  flows: ["schema"],
  function: ["flows"],
  config: ["flows", "schema"],
  twilio: ["flows"],
  numbers: ["flows", "twilio"],
  evidence: ["flows"],
  provider: ["flows", "numbers", "program", "twilio"],
  program: ["config", "flows", "numbers", "schema", "twilio"],
  render: ["flows"],
  emulator: ["flows"],
  cli: ["config", "emulator", "evidence", "flows", "numbers", "program", "provider", "render", "twilio"],
  "index.ts": ["config", "program"],
  "library.ts": ["flows", "program", "render"],
  demo: ["cli", "emulator", "flows", "tools"],
  tools: ["cli", "config", "emulator", "flows", "program", "render", "schema"],
};

/** Rooms that others enter by one file only. */
const DOORS = { provider: "preview.ts", emulator: "index.ts" };

/** Rooms that run anywhere: in a browser, and in another program. */
const PURE = ["evidence", "flows", "render", "schema"];

const inside = (room) => (room.endsWith(".ts") ? `^${room.replace(".", "\\.")}$` : `^${room}/`);
const anyOf = (rooms) => rooms.map(inside);
const every = Object.keys(ROOMS);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Files that import each other cannot be read one after the other. Move what both need to a third file.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...every.map((room) => ({
      name: `${room}-imports`,
      comment: `${room} imports ${ROOMS[room].join(", ") || "no other room"}. Move the code, or change the table in .dependency-cruiser.mjs.`,
      severity: "error",
      from: { path: inside(room) },
      to: { path: anyOf(every.filter((other) => other !== room && !ROOMS[room].includes(other))) },
    })),
    ...Object.entries(DOORS).map(([room, door]) => ({
      name: `${room}-door`,
      comment: `Other rooms import ${room}/${door} only.`,
      severity: "error",
      from: { path: anyOf(every), pathNot: inside(room) },
      to: { path: inside(room), pathNot: `^${room}/${door.replace(".", "\\.")}$` },
    })),
    {
      name: "no-test-in-product",
      comment: "Only tests and the benchmarks import what tests share.",
      severity: "error",
      from: { path: anyOf(every), pathNot: "^tools/bench/" },
      to: { path: "^test/" },
    },
    {
      name: "pure-rooms",
      comment: `${PURE.join(", ")} run in a browser too: no Pulumi, no Twilio, no Node.`,
      severity: "error",
      from: { path: `^(${PURE.join("|")})/`, pathNot: "\\.mjs$" },
      to: { path: ["^node_modules/(@pulumi|twilio)/"] },
    },
    {
      name: "pure-rooms-node",
      comment: `${PURE.join(", ")} run in a browser too: no Pulumi, no Twilio, no Node.`,
      severity: "error",
      from: { path: `^(${PURE.join("|")})/`, pathNot: "\\.mjs$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "declared-packages",
      comment: "A package that package.json does not declare is there by chance. Declare it, with its exact version.",
      severity: "error",
      // The start of a plugin requires what lies beside it in the package only.
      from: { pathNot: "^provider/package/" },
      to: { pathNot: "^sdks/", dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^sdks/"] },
    exclude: { path: ["^(cli|program|provider|render)/dist/", "^dist/", "^examples/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
