import { serviceName } from "../../../../twilio/hosted";
import { Bench, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { type Properties, plain } from "../../../harness/provider/engine";
import { deployedOutcome } from "../../../harness/function/deployed";

interface State {
  serviceSid: string;
  domainName: string;
  buildSid: string;
  lineUrls: Record<string, string>;
  hosted: Record<string, { versionSid: string; sha256: string }>;
}

const FENCE = "shop/dev";
const [SUPPORT_HANDLER, SALES_HANDLER] = ["https://handlers.example.com/support", "https://handlers.example.com/sales"];
const handlers = [
  { voiceUrl: SUPPORT_HANDLER, voiceMethod: "POST", numbers: SUPPORT },
  { voiceUrl: SALES_HANDLER, voiceMethod: "GET", numbers: SALES },
];

const line = (countries: string[], more: Properties = {}): Properties => ({
  policy: {
    ...{ line: "main", mode: "enforce", list: { kind: "block", countries }, rejectReason: "busy" },
    ...{ hiddenCallers: "forward", unknownCountry: "forward", exceptions: { forward: [], reject: [] } },
    ...{ routes: [], forward: { kind: "existing" } },
  },
  ...{ numbers: `${SUPPORT},${SALES}`, handlers, fallback: "auto" },
  ...more,
});
const inputs = (lines: Properties, stamps = ["aaaaaaaa"]): Properties => ({
  ...{ uniqueName: serviceName(FENCE), documents: { "/busy.xml": "<Response/>" } },
  ...{ lines, fence: FENCE, stamps },
});
const ONE = inputs({ main: line(["RU"]) });

let bench: Bench;
beforeEach(async () => (bench = await Bench.open({ consistencyDelay: false, pace: 0.001 })));
afterEach(() => bench.closeWithoutViolations());

const host = () => bench.resource("serverless:TwimlHost", "twiml");
const stateOf = (stored: Stored | undefined) => plain<State>(stored?.state);
const statusOf = async (url: string) => (await fetch(url.replace("https:/", bench.emulator.url))).status;
const russian = (url: string) =>
  deployedOutcome(bench.emulator.state, url, { from: "+74950000001", callerCountry: "RU", to: SUPPORT });
const uploads = () => bench.writes().filter((write) => write.includes("Versions"));
const fence = (number: string, url: string) => Object.assign(bench.emulator.number(number)!, { voice_url: url });
const title = () => Object.values(bench.emulator.state.services)[0]?.friendlyName;

describe("check", () => {
  test("refuses a name that no line can have, more lines than a Function takes, and nothing at all", async () => {
    expect(await host().check(inputs({ "9": line(["RU"]) }))).toEqual([
      expect.stringMatching(/lines\["9"\]: a name is/),
    ]);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`line${index}`, line(["RU"])]));
    expect(await host().check(inputs(many))).toEqual([
      expect.stringMatching(/51 lines, and a Function takes at most 50/),
    ]);
    expect(await host().check({ ...inputs({}), documents: {} })).toEqual([expect.stringMatching(/so is lines/)]);
  });

  test("refuses a forward that leads back to the Function of this very stack", async () => {
    const { lineUrls } = stateOf(await host().create(ONE));
    const forward = { kind: "webhook", url: lineUrls.main ?? "", method: "POST" };
    const { policy } = line(["RU"]) as { policy: Properties };
    const errors = await host().check(inputs({ main: line(["RU"], { policy: { ...policy, forward } }) }));
    expect(errors).toEqual([expect.stringMatching(/the line shop\/dev\/main of this very stack/)]);
  });
});

describe("create", () => {
  test("hosts a protected Function, keeps the data of a line private, and carries the stamp", async () => {
    const { domainName, lineUrls, hosted } = stateOf(await host().create(ONE));
    expect(lineUrls).toEqual({ main: `https://${domainName}/ringfence?line=main` });
    expect(await statusOf(lineUrls.main!)).toBe(403);
    expect(await statusOf(`https://${domainName}/lines/main.json`)).toBe(404);
    expect(russian(lineUrls.main!)).toEqual({ rejected: "busy" });
    expect(title()).toMatch(/ aaaaaaaa\]$/);
    // A line's data may hold a password, and a digest of one could be guessed.
    expect(hosted["/lines/main.json"]?.sha256).toBe("");
  });

  test("takes over a service that a lost state left, with the lines that numbers are still on", async () => {
    const { lineUrls } = stateOf(await host().create(ONE));
    fence(SUPPORT, lineUrls.main!);
    const renamed = inputs({ night: line(["RU"]) });
    await host().create({ ...renamed, phoneNumbers: [SUPPORT] });
    expect(russian(lineUrls.main!)).toEqual({ rejected: "busy" });
  });
});

describe("update", () => {
  test("uploads the data of a changed line, and the code only when it is another one", async () => {
    const first = await host().create(ONE);
    const changed = inputs({ main: line(["CN"]) }, ["bbbbbbbb", "aaaaaaaa"]);
    expect(await host().diff(first, changed)).toEqual({ 'lines["main"]': "update", stamps: "update" });
    bench.writes();
    const next = await host().update(first, changed);
    expect(uploads()).toEqual([expect.stringContaining("/Assets/")]);
    expect(russian(stateOf(next).lineUrls.main!)).toMatchObject({ handler: { voiceUrl: SUPPORT_HANDLER } });
    expect(title()).toMatch(/ bbbbbbbb\]$/);
  });

  test("keeps a line that left for as long as a number is on it", async () => {
    const first = await host().create(inputs({ main: line(["RU"]), night: line(["RU"]) }));
    const { night = "" } = stateOf(first).lineUrls;
    fence(SUPPORT, night);
    const second = await host().update(first, ONE);
    const third = await host().update(second, inputs({ main: line(["CN"]) }));
    expect(russian(night)).toEqual({ rejected: "busy" });
    fence(SUPPORT, SUPPORT_HANDLER);
    await bench.newRun();
    await host().update(third, inputs({ main: line(["RU"]) }));
    expect(russian(night)).toEqual({ dead: "a Function that has no data of line night" });
  });

  test("refuses to stop serving a number that is still on the line, and writes nothing", async () => {
    const first = await host().create(ONE);
    fence(SALES, stateOf(first).lineUrls.main!);
    bench.writes();
    const fewer = inputs({ main: line(["RU"], { numbers: SUPPORT, handlers: handlers.slice(0, 1) }) });
    const { message } = await failure(host().update(first, fewer));
    expect(message).toMatch(/\+15550100002: on the Function .* would not answer it as before/);
    expect(bench.writes()).toEqual([]);
  });

  test("takes over a service that no number needs, whatever run left it, and refuses one that numbers are on", async () => {
    const left = await host().create(inputs({ main: line(["RU"]) }, ["cccccccc"]));
    const taken = await host().create(inputs({ main: line(["RU"]) }, ["aaaaaaaa"]));
    expect(taken.id).toBe(left.id);
    fence(SUPPORT, stateOf(taken).lineUrls.main!);
    const again = () => failure(host().create(inputs({ main: line(["RU"]) }, ["dddddddd"])));
    expect((await again()).message).toMatch(/carries the stamp aaaaaaaa, which this run does not know/);
  });

  test("refuses an older copy of the state in the preview", async () => {
    const first = await host().create(ONE);
    await host().update(first, inputs({ main: line(["CN"]) }, ["cccccccc", "aaaaaaaa"]));
    await bench.newRun();
    const { message } = await failure(host().update(first, inputs({ main: line(["US"]) }), true));
    expect(message).toMatch(/Serverless service ZS\w+ carries the stamp cccccccc, which this run does not know/);
  });
});

describe("a build that fails", () => {
  test("is reported with the reason of its log, and what was deployed before goes on answering", async () => {
    const first = await host().create(ONE);
    const fault = { buildFails: "the dependency twilio 5.0.3 was not found" };
    bench.emulator.fault({ match: { method: "POST", path: "/Builds$" }, fault });
    const { message } = await failure(host().update(first, inputs({ main: line(["CN"]) })));
    expect(message).toMatch(/could not build service ZS.*: .*the dependency twilio 5\.0\.3 was not found/);
    expect(russian(stateOf(first).lineUrls.main!)).toEqual({ rejected: "busy" });
  });
});

describe("read", () => {
  test("finds nothing to do after its own deployment", async () => {
    const stored = await host().create(ONE);
    expect(await host().read(stored)).toEqual(stored);
  });

  test("finds that somebody deleted the data of a line, and the next update restores them", async () => {
    const stored = await host().create(ONE);
    const { assets } = bench.emulator.state;
    const own = Object.values(assets).find(({ friendlyName }) => friendlyName === "/lines/main.json")!;
    delete assets[own.sid];
    const read = await host().read(stored);
    expect(await host().diff(read!, ONE)).toMatchObject({ 'lines["main"]': "add" });
    const next = await host().update(read!, ONE);
    expect(await host().read(next)).toEqual(next);
  });
});

describe("delete", () => {
  test("leaves the service while a number that nothing remembers is on its Function", async () => {
    const stored = await host().create(ONE);
    fence(SUPPORT, stateOf(stored).lineUrls.main!);
    const { message } = await failure(host().delete(stored));
    expect(message).toMatch(/\+15550100001 is on this stack's fence, and this run knows nothing of what it had before/);
    expect(message).toMatch(/The Function at .* was not deleted/);
    expect(Object.keys(bench.emulator.state.services)).toHaveLength(1);
  });

  test("removes the service when no number is on it", async () => {
    await host().delete(await host().create(ONE));
    expect(Object.keys(bench.emulator.state.services)).toEqual([]);
  });
});
