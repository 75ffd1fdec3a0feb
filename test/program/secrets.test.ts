import fc from "fast-check";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { planted } from "../harness/flows/planted";
import { Bench, CLINIC, SALES, SUPPORT } from "../harness/provider/bench";
import { connect } from "../harness/provider/connection";
import { openTexts, plain } from "../harness/provider/engine";
import { type GivenConfig, ProgramRun, everythingKept } from "../harness/provider/program";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
});
afterEach(() => bench.close());

const SOUND = { blockList: ["RU"], numbers: [SUPPORT, SALES] };
const shownBy = (run: ProgramRun): string =>
  [...openTexts(everythingKept(run)), ...run.errors, ...run.output, ...bench.log].join("\n").toLowerCase();

test.each<[string, GivenConfig, string]>([
  [
    "an exception",
    { values: { ...SOUND, exceptions: { forward: ["+493012345678"] } }, secrets: [["exceptions", "forward", 0]] },
    "493012345678",
  ],
  [
    "a forward number",
    {
      values: { ...SOUND, forward: { number: ["+15550100091", "+493012345678"] } },
      secrets: [["forward", "number", 1]],
    },
    "493012345678",
  ],
  [
    "a prefix",
    { values: { ...SOUND, exceptions: { reject: ["+4930777*"] } }, secrets: [["exceptions", "reject", 0]] },
    "4930777",
  ],
  [
    "a sentence",
    { values: { ...SOUND, forward: { say: "We moved to unlisted" } }, secrets: [["forward", "say"]] },
    "unlisted",
  ],
  [
    "a webhook of a line",
    {
      values: {
        blockList: ["RU"],
        lines: { a: { numbers: [SUPPORT], forward: { webhook: "https://unlisted.example.com/a" } } },
      },
      secrets: [["lines", "a", "forward", "webhook"]],
    },
    "unlisted",
  ],
])(
  "%s that is marked secret later leaves the state in one update, and touches no number",
  async (_what, config, core) => {
    const run = new ProgramRun(bench);
    await run.up({ ...config, secrets: [] });
    expect([run.errors, shownBy(run).includes(core)]).toEqual([[], true]);
    bench.writes();
    await run.up(config);
    expect([...run.diffs.values()].flat().length).toBeGreaterThan(0);
    expect(openTexts(everythingKept(run)).join("\n")).not.toContain(core);
    expect(JSON.stringify(plain(everythingKept(run)))).toContain(core);
    // The digest of the policy has no secret in it, so the line counts as changed.
    expect([bench.writes(), run.errors]).toEqual([["POST /v2/Flows/FW"], []]);
    await run.refresh();
    await run.up(config);
    expect([...run.diffs.values()].flat()).toEqual([]);
  },
);

test.each([
  ["a prefix without its star", { exceptions: { reject: ["+4930777*"] } }, ["exceptions", "reject", 0], "4930777"],
  ["a number with a newline", { exceptions: { reject: ["+493012345678\n"] } }, ["exceptions", "reject", 0], "4930123"],
  [
    "a webhook with a blank",
    { forward: { webhook: " https://unlisted.example.com/a " } },
    ["forward", "webhook"],
    "unlist",
  ],
  ["a sentence with a newline", { announce: "Call unlisted\n" }, ["announce"], "unlisted"],
  ["a fallback with a newline", { fallback: "https://unlisted.example.com/f\n" }, ["fallback"], "unlisted"],
])("%s at its end is a secret from the first `up` on: %s", async (_what, keys, path, core) => {
  const run = new ProgramRun(bench);
  await run.up({ values: { ...SOUND, ...keys }, secrets: [path] });
  expect(run.errors).toEqual([]);
  expect(shownBy(run)).not.toContain(core);
  expect(JSON.stringify(plain(everythingKept(run)))).toContain(core);
});

test("shows countries, numbers and words beside a secret of the same key", async () => {
  const run = new ProgramRun(bench);
  const forward = { webhook: "https://unlisted.example.com/a", method: "POST" };
  const lines = { a: { blockList: ["RU"], numbers: [SUPPORT], forward }, b: { blockList: ["CN"], numbers: [SALES] } };
  await run.up({ values: { lines }, secrets: [["lines", "a", "forward", "webhook"]] });
  const flow = openTexts(run.kept.get("a")?.state).join("\n");
  for (const text of ["RU", "POST", "{{trigger.call.From}}", "match", "shop/dev/a"]) expect(flow).toContain(text);
  expect(flow).not.toContain("unlisted");
  expect(openTexts(run.kept.get("numbers")?.inputs).join("\n")).toContain(SALES);
});

test("shows no secret in any form in a state, error, log or notice, wherever one is planted", async () => {
  await fc.assert(
    fc.asyncProperty(planted([SUPPORT, SALES, CLINIC]), async ({ values, secrets, cores }) => {
      const own = await Bench.open({ consistencyDelay: false });
      const echo = await echoing(own.emulator.url);
      const connection = await connect();
      try {
        const former = values.former as Record<string, { voiceUrl: string; voiceFallbackUrl: string }>;
        const number = own.emulator.number(SUPPORT)!;
        Object.assign(number, { voice_url: former[SUPPORT]?.voiceUrl, voice_method: "POST" });
        const run = new ProgramRun(own);
        const clear = () => {
          const output = [...run.errors, ...run.output, ...own.log, ...connection.log];
          const seen = [...openTexts(everythingKept(run)), ...output].join("\n").toLowerCase();
          expect(cores.filter((core) => seen.includes(core))).toEqual([]);
        };
        await run.up({ values, secrets });
        expect(run.errors).toEqual([]);
        clear();
        await run.refresh();
        clear();
        await run.up({ values, secrets });
        expect([...run.diffs.values()].flat()).toEqual([]);
        // Twilio refuses every write, and repeats it.
        await own.configure({ apiBaseUrl: echo.url }, connection);
        const changed = { ...values, fallback: "none", ...(values.blockList ? { blockList: ["KP"] } : {}) };
        await run.up({ values: changed, secrets: secrets.filter(([key]) => key !== "fallback") }, connection);
        expect(run.errors.join("\n")).toContain("Twilio answered 400");
        clear();
      } finally {
        connection.close();
        await echo.close();
        await own.close();
      }
    }),
    { numRuns: 12 },
  );
});

/** A Twilio that answers reads as the emulator does, and refuses every write with what it was sent, in several forms. */
async function echoing(url: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const decoded = [...new URLSearchParams(body)].map(([field, value]) => `${field}: ${value}`).join(", ");
      const message = [body, decoded, JSON.stringify(decoded), encodeURIComponent(body)].join(" | ");
      const answer =
        request.method === "GET"
          ? fetch(url + (request.url ?? ""), { headers: { authorization: request.headers.authorization ?? "" } })
          : Promise.resolve(Response.json({ code: 20001, message, status: 400 }, { status: 400 }));
      void answer.then(async (answered) => {
        response.writeHead(answered.status, { "content-type": "application/json" }).end(await answered.text());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
