import fc from "fast-check";
import { stringify } from "yaml";
import { startPreview } from "../../cli/render/server";
import { type Emulator, startEmulator } from "../../emulator";
import { compile } from "../../flows";
import { type Keys, readConfig } from "../../config";
import { type Planted, planted } from "../harness/flows/planted";
import { leaveProjects, run } from "../harness/cli/project";
import { enterRepository } from "../harness/cli/repository";

const NUMBERS = ["+15550100001", "+15550100002", "+15550100003"] as const;
const ACCOUNT = `AC${"1".repeat(32)}`;

let emulator: Emulator;
beforeEach(async () => (emulator = await startEmulator({ contract: false, consistencyDelay: false })));
afterEach(async () => {
  leaveProjects();
  await emulator.stop();
});

/** Every command that reads a stack file, in every form of its output. */
const COMMANDS = [
  ...[["check"], ["explain"], ["diff"], ["diff", "--deployed"], ["check", "--live"]].flatMap((one) => [
    one,
    [...one, "--json"],
  ]),
  ["diff", "--markdown"],
  ["diff", "--deployed", "--markdown"],
  ["compile"],
  ["compile", "--pretty"],
  ["render", "--format", "html"],
  ["render", "--format", "text"],
  ["render", "--format", "text", "--json"],
  ...["mermaid", "svg"].flatMap((format) =>
    ["desk", "main"].map((line) => ["render", "--format", format, "--line", line]),
  ),
  ...["+4915112345678", "+12025550123", "+74950000001", "anonymous"].flatMap((from) => [
    ["simulate", "--from", from, "--to", NUMBERS[0]],
    ["simulate", "--from", from, "--to", NUMBERS[1], "--json"],
  ]),
  // What an end for turned-away callers says, and where it leads.
  ...[
    ["--verdict", "TN-Validation-Failed-A"],
    ["--answer", "unsure"],
    ["--answer", "spam"],
    ["--digits", "4"],
  ].flatMap((option) => [
    ["simulate", "--from", "+12025550123", "--to", NUMBERS[0], ...option],
    ["simulate", "--from", "+74950000001", "--to", NUMBERS[0], "--json", ...option],
  ]),
];

/** The emulator knows what Twilio knows, and no stack file: of that, passwords and queries are hidden. */
const CALLS = [
  ...["+12025550123", "+74950000001"].flatMap((from) => [
    ["call", "--from", from, "--country", "US", "--to", NUMBERS[0]],
    ["call", "--from", from, "--country", "US", "--to", NUMBERS[0], "--json"],
  ]),
];

/** All that every command prints, and the page that `preview` serves. */
async function everyOutput(commands = COMMANDS): Promise<string> {
  const port = ["--port", new URL(emulator.url).port];
  let printed = "";
  for (const command of commands) {
    const { out, error } = await run(...command, ...(command[0] === "call" ? port : []));
    printed += `\n$ ringfence ${command.join(" ")}\n${out}${error}`;
  }
  const preview = await startPreview({ config: "Pulumi.dev.yaml", port: 0 });
  try {
    return printed + (await (await fetch(preview.url)).text());
  } finally {
    await preview.stop();
  }
}

/** A project with this config, whose commit before had other lists. */
function enter(values: Record<string, unknown>, declared: Record<string, unknown> = {}): void {
  const file = (keys: Record<string, unknown>, account: object) =>
    stringify({ config: { ...account, ...named(keys) } }, { lineWidth: 0 });
  const account = {
    "twilio:apiBaseUrl": emulator.url,
    "twilio:accountSid": ACCOUNT,
    "twilio:apiKey": `SK${"2".repeat(32)}`,
    "twilio:apiSecret": "emulator-secret",
  };
  const project = { name: "screening", runtime: "nodejs", config: named(declared) };
  const before = { ...values, ...(values.blockList ? { blockList: ["IN"] } : {}), forward: "existing" };
  enterRepository(
    { "Pulumi.yaml": stringify(project), "Pulumi.dev.yaml": file(before, account) },
    { "Pulumi.dev.yaml": file(values, account) },
  );
}

const named = (keys: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(keys).map(([key, value]) => [`ringfence:${key}`, value]));

/** The flows of the config as they are deployed, with every secret in clear, in front of their numbers. */
function deploy({ values }: Planted): void {
  const raw = Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]);
  const { lines, former } = readConfig(Object.fromEntries(raw) as Record<string, string>);
  for (const policy of lines) {
    const handlers = Object.fromEntries(
      policy.numbers.map((number) => [
        number,
        {
          voiceUrl: former[number]?.voiceUrl ?? "https://handlers.example.com/?zqquery=1",
          voiceMethod: "POST" as const,
        },
      ]),
    );
    const definition = compile(policy, {
      rejectUrl: "https://x.twil.io/reject/busy.xml",
      handlers,
      accountSid: ACCOUNT,
    });
    const { webhookUrl } = emulator.addFlow({ friendlyName: `screening/dev/${policy.line}`, definition });
    for (const number of policy.numbers) Object.assign(emulator.number(number)!, { voice_url: webhookUrl });
  }
}

/** The same values with encrypted texts in the place of secrets. */
function encrypted({ values, secrets }: Planted): Record<string, unknown> {
  const copy = structuredClone(values);
  for (const keys of secrets) {
    const parent = keys.slice(0, -1).reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key], copy);
    (parent as Record<string | number, unknown>)[keys.at(-1) ?? ""] = { secure: "AAABzqcipher0" };
  }
  return copy;
}

const found = (text: string, cores: readonly string[]): string[] => {
  const lower = text.toLowerCase();
  const lines = lower.split("\n");
  return cores.filter((core) => lower.includes(core)).map((core) => lines.find((line) => line.includes(core)) ?? core);
};

test("no command shows a password or query of a stack file in clear text", async () => {
  await fc.assert(
    fc.asyncProperty(planted(NUMBERS), async (config) => {
      enter(config.values);
      deploy(config);
      const printed = await everyOutput([...COMMANDS, ...CALLS]);
      expect(printed).not.toContain("This is an error of Ringfence");
      expect(found(printed, [...config.byNature, "zqquery"])).toEqual([]);
      leaveProjects();
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("no command shows a secret of an encrypted stack file, even beside flows that contain it", async () => {
  await fc.assert(
    fc.asyncProperty(planted(NUMBERS), async (config) => {
      enter(encrypted(config));
      deploy(config);
      expect(found(await everyOutput(), [...config.cores, "zqcipher0"])).toEqual([]);
      leaveProjects();
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("no command shows a secret that Pulumi.yaml has in clear text and declares as secret", async () => {
  const alone = planted(NUMBERS).filter(({ values }) => values.lines === undefined);
  await fc.assert(
    fc.asyncProperty(alone, async ({ values, secrets, cores }) => {
      const keys = new Set(secrets.map(([key = ""]: Keys) => String(key)).filter((key) => key !== "routes"));
      const { routes: _routes, ...plain } = values;
      const declared = [...keys].map((key) => [key, { value: values[key], secret: true }]);
      const rest = Object.fromEntries(Object.entries(plain).filter(([key]) => !keys.has(key)));
      enter(rest, Object.fromEntries(declared) as Record<string, unknown>);
      const planted = JSON.stringify(Object.values(plain)).toLowerCase();
      const seen = found(
        await everyOutput(),
        cores.filter((core) => planted.includes(core)),
      );
      expect(seen).toEqual([]);
      leaveProjects();
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("a SIP address that contains a password is refused with place and remedy, and shown without it", async () => {
  enter({ blockList: ["RU"], numbers: [NUMBERS[0]], forward: { sip: "sip:desk:hunter2@example.com" } });
  for (const command of [["check"], ["render", "--format", "html"], ["compile"], ["explain"]]) {
    const { code, out, error } = await run(...command);
    expect(code).toBe(1);
    expect(out + error).toMatch(
      /ringfence:forward\.sip \(Pulumi\.dev\.yaml:\d+:\d+\): "sip:desk@example\.com" contains a password.* username and password as keys/,
    );
    expect(out + error).not.toContain("hunter2");
  }
});

test("a failing command shows no password of an address", async () => {
  enter({ blockList: ["RU"], numbers: [NUMBERS[0]] });
  const { code, error } = await run(
    "simulate",
    "--from",
    "+12025550123",
    "--to",
    "https://pbx:hunter2@example.com/?t=1",
  );
  expect([code, error.includes("hunter2")]).toEqual([2, false]);
});
