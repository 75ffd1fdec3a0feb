import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { type Bench, numbersOf, openBench, SALES, SUPPORT, succeeds } from "../../harness/e2e/stack";

const say = (text: string) => ({ say: text });
const challenge = { challenge: { say: "Press 4 to be connected.", digits: "4", otherwise: say("Goodbye.") } };

/** A config with everything in it that turned-away callers can meet. */
const POLICY = {
  blockList: ["RU"],
  blockedCallers: { voicemail: { say: { text: "Please leave a message.", language: "en-GB", voice: "Polly.Amy" } } },
  hiddenCallers: challenge,
  unknownCountry: say("We take no calls from the internet."),
  verification: { failed: challenge, C: "reject", countries: ["US", "CA"] },
  ask: {
    webhook: "https://screen.example.com/verdict?key=the-key-of-the-screen",
    answers: { spam: "reject", unsure: challenge },
    onFailure: { number: "+15550100091", callerId: "called" },
  },
  rejectReason: "busy",
  numbers: [SUPPORT, SALES],
};

let bench: Bench;
let before: ReturnType<typeof numbersOf>;
let screen: Server;
let verdict = "fine";
const asked: { url: string; body: Record<string, string> }[] = [];

beforeAll(async () => {
  screen = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, string>;
      asked.push({ url: request.url ?? "", body });
      if (verdict === "") response.writeHead(500).end();
      else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ verdict }));
    });
  });
  await new Promise<void>((resolve) => screen.listen(0, "127.0.0.1", resolve));
  bench = await openBench({ contract: true });
  bench.emulator.addServer("screen.example.com", `http://127.0.0.1:${(screen.address() as AddressInfo).port}`);
  before = numbersOf(bench.emulator);
  bench.configure(POLICY);
  await succeeds(bench.workspace.up());
});

afterAll(async () => {
  await bench.dispose();
  await new Promise((resolve) => screen.close(resolve));
});

const call = (
  more: { from?: string; callerCountry?: string; verstat?: string; digits?: string[]; to?: string } = {},
) => {
  const { verstat, ...rest } = more;
  return bench.emulator.callAsking({
    ...{ from: "+12025550123", to: SUPPORT, callerCountry: "US", digits: [], ...rest },
    ...(verstat !== undefined && { parameters: { StirVerstat: verstat } }),
  });
};

const answerIs = (next: string) => {
  verdict = next;
  asked.length = 0;
};

test("the second preview is empty, and nothing of the question's secret is in the state", async () => {
  await succeeds(bench.workspace.preview("--expect-no-changes"));
  expect(JSON.stringify(await bench.workspace.state())).not.toContain("the-key-of-the-screen");
});

test("sends blocked, hidden and unknown callers to their ends, and nobody asks about them", async () => {
  answerIs("spam");
  const hidden = { from: "Anonymous", callerCountry: "" };
  expect(await call({ from: "+74950000001", callerCountry: "RU" })).toMatchObject({ outcome: "voicemail" });
  expect(await call({ from: "sip:desk@example.com", callerCountry: "" })).toMatchObject({ outcome: "message" });
  expect(await call({ ...hidden, digits: ["5", "4"] })).toMatchObject({ outcome: "handler", answered: true });
  expect(await call({ ...hidden, digits: ["5", "5"] })).toMatchObject({ outcome: "message", billedVoiceMinutes: 1 });
  expect(asked).toEqual([]);
});

test("a verdict on the caller ID decides, for callers from its countries", async () => {
  answerIs("fine");
  const free = { outcome: "busy", answered: false, billedVoiceMinutes: 0 };
  expect(await call({ verstat: "TN-Validation-Passed-C-Diverted" })).toMatchObject(free);
  expect(await call({ verstat: "TN-Validation-Failed-A", digits: ["4"] })).toMatchObject({ outcome: "handler" });
  expect(await call({ verstat: "TN-Validation-Failed-A" })).toMatchObject({ outcome: "message" });
  const german = { from: "+4930123456", callerCountry: "DE", verstat: "TN-Validation-Failed-A" };
  expect(await call(german)).toMatchObject({ outcome: "handler" });
});

test("a server is asked about everybody else, and each of its answers leads to its end", async () => {
  answerIs("spam");
  expect(await call({ to: SALES })).toMatchObject({ outcome: "busy", answered: false, billedVoiceMinutes: 0 });
  expect(asked).toMatchObject([
    { url: "/verdict?key=the-key-of-the-screen", body: { From: "+12025550123", To: SALES, CallerCountry: "US" } },
  ]);
  answerIs("unsure");
  expect(await call({ digits: ["4"] })).toMatchObject({ outcome: "handler", answered: true });
  answerIs("");
  expect(await call()).toMatchObject({ outcome: "dialled", reached: { numbers: ["+15550100091"] } });
  answerIs("spam");
  // A challenge has answered the call, so that it is hung up on and not rejected.
  expect(await call({ verstat: "TN-Validation-Failed", digits: ["4"] })).toMatchObject({ outcome: "ended" });
});

test("a refresh finds nothing, a change of an end is one flow update that touches no number", async () => {
  await succeeds(bench.workspace.refresh("--expect-no-changes"));
  const fenced = numbersOf(bench.emulator);
  const revisions = () => Object.values(bench.emulator.state.flows).map((flow) => flow.revisions.length);
  const [first = 0] = revisions();
  const { ask: _, ...rest } = POLICY;
  bench.configure({ ...rest, blockedCallers: { challenge: { say: "Press 77.", digits: "77", attempts: 1 } } });
  await succeeds(bench.workspace.up());
  expect(revisions()).toEqual([first + 1]);
  expect(numbersOf(bench.emulator)).toEqual(fenced);
  answerIs("spam");
  const russian = { from: "+74950000001", callerCountry: "RU" };
  expect(await call({ ...russian, digits: ["77"] })).toMatchObject({ outcome: "handler", answered: true });
  expect(await call({ ...russian, digits: ["78", "77"] })).toMatchObject({ outcome: "ended" });
  expect(asked).toEqual([]);
  await succeeds(bench.workspace.preview("--expect-no-changes"));
});

test("destroy restores every number as it was found", async () => {
  await succeeds(bench.workspace.destroy());
  expect(numbersOf(bench.emulator)).toEqual(before);
  expect(bench.emulator.violations).toEqual([]);
});
