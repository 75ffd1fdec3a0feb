import { readFileSync } from "node:fs";
import { join } from "node:path";
import { differs, flowJudge, policyJudge, verdictOf } from "../../../evidence";
import {
  type Call,
  callOutcome,
  compile,
  decide,
  decidedOutcome,
  type Policy,
  simulate,
  validateDefinition,
} from "../../../flows";
import { AWAY_KINDS } from "../../../flows/ends";
import schema from "../../../schema/config.schema.json";
import { root } from "../../../tools/toolchain";
import { END_NAMES, FORWARD_NAMES, ONE, onlyLine } from "../../harness/config/written";
import { surroundingsOf } from "../../harness/flows/policies";

interface Key {
  $ref?: string;
  examples?: unknown[];
  "x-end"?: "forward" | "away";
}

const KEYS: Readonly<Record<string, Key>> = schema.definitions.forwardTo.properties as Record<string, Key>;
const DEFINITIONS: Readonly<Record<string, Key>> = schema.definitions as Record<string, Key>;

/** The map that names an end, with the schema's example. */
function exampleOf(kind: string): object {
  const { $ref = "", examples } = KEYS[kind] ?? {};
  const [example] = examples ?? DEFINITIONS[$ref.replace("#/definitions/", "")]?.examples ?? [];
  if (example === undefined) throw new Error(`forwardTo of schema/config.schema.json has no example of ${kind}`);
  return { [kind]: example };
}

const ALLOWED: Call = { from: "+12025550123", to: ONE, callerCountry: "US", digits: [] };
const BLOCKED: Call = { ...ALLOWED, from: "+911140000001", callerCountry: "IN" };
const HIDDEN: Call = { ...ALLOWED, from: "Anonymous", callerCountry: "" };

/** The verdict of the policy on a call, which `decide`, the flow and both judges have to agree about. */
function agreedVerdict(policy: Policy, call: Call) {
  const surroundings = surroundingsOf();
  const flow = compile(policy, surroundings);
  expect(validateDefinition(flow)).toEqual([]);
  // Throws if the call in the flow ends otherwise than `decide` says.
  callOutcome(simulate(flow, call), call, { policy, surroundings });
  const verdict = policyJudge(policy)(call);
  expect(verdict).toEqual(verdictOf(decide(policy, call)));
  expect(differs(flowJudge(flow)(call), verdict)).toBe(false);
  return verdict;
}

test("the schema has the ends of the table in its order, and their settings", () => {
  const marked = (...marks: unknown[]) => Object.keys(KEYS).filter((key) => marks.includes(KEYS[key]?.["x-end"]));
  expect(marked("forward")).toEqual(FORWARD_NAMES);
  expect(marked("forward", "away")).toEqual(END_NAMES);
  const settings = new Set(AWAY_KINDS.flatMap((kind) => kind.settings));
  expect(marked(undefined).sort()).toEqual([...settings].sort());
});

test.each(FORWARD_NAMES)("a forward to %s is read from the config, and takes callers who get through", (kind) => {
  const policy = onlyLine({ forward: exampleOf(kind) });
  for (const call of [ALLOWED, HIDDEN]) {
    expect(agreedVerdict(policy, call)).toMatchObject({ outcome: "forward" });
    expect(decidedOutcome(policy, decide(policy, call)).end.kind).toBe(kind);
  }
});

test.each(END_NAMES)("the end %s is read from the config, and takes callers who are turned away", (kind) => {
  const policy = onlyLine({ blockedCallers: exampleOf(kind), hiddenCallers: exampleOf(kind) });
  for (const call of [BLOCKED, HIDDEN]) expect(agreedVerdict(policy, call)).toMatchObject({ outcome: kind });
  const monitored = onlyLine({ blockedCallers: exampleOf(kind), mode: "monitor" });
  expect(agreedVerdict(monitored, BLOCKED)).toMatchObject({ outcome: "forward", wouldTurnAway: true });
});

/** The row of docs/how-it-decides.md that an end belongs in. */
const COST = { yes: "| yes | voice minutes |", maybe: "| whatever takes the call over decides |", no: "| no |" };

const [readme, decides] = ["README.md", "docs/how-it-decides.md"].map((page) => readFileSync(join(root, page), "utf8"));

test.each(AWAY_KINDS.map(({ kind, answers }) => [kind, answers] as const))(
  "the documents name the end %s, and what it costs",
  (kind, answers) => {
    const rows = decides?.split("\n").filter((line) => line.includes(COST[answers]));
    expect({
      "README.md": readme?.includes(`\`{ ${kind}`),
      "docs/how-it-decides.md": rows?.some((row) => row.includes(`\`${kind}\``)),
    }).toEqual({ "README.md": true, "docs/how-it-decides.md": true });
  },
);
