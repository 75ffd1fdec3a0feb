import { Bench, SUPPORT, type Stored, failure, keptAfter } from "../../../harness/provider/bench";
import { UNKNOWN, plain } from "../../../harness/provider/engine";
import { definitionFor, originalsOf } from "../../../harness/provider/inputs";

interface State {
  serviceSid: string;
  domainName: string;
  buildSid: string;
  generation: string;
  urls: Record<string, string>;
  hosted: Record<string, { assetSid: string; versionSid: string }>;
}

const NAME = "ringfence-shop-dev-01234567";
const twiml = (reason: string) => `<Response><Reject reason="${reason}"/></Response>`;
const inputs = (documents: Record<string, string> = { "/busy.xml": twiml("busy") }) => ({
  uniqueName: NAME,
  documents,
});
const ONE = inputs();
const TWO = inputs({ "/busy.xml": twiml("busy"), "/rejected.xml": twiml("rejected") });

let bench: Bench;
beforeEach(async () => (bench = await Bench.open({ consistencyDelay: false })));
afterEach(() => bench.closeWithoutViolations());

const host = () => bench.resource("serverless:TwimlHost", "twiml");
const stateOf = (stored: Stored | undefined) => plain<State>(stored?.state);
const services = () => Object.values(bench.emulator.state.services);

/** What a hosted URL answers: the document, or the status of the refusal. */
async function served(url: string | undefined): Promise<string> {
  const response = await fetch((url ?? "").replace("https:/", bench.emulator.url));
  return response.ok ? response.text() : `${response.status}`;
}

describe("check", () => {
  test("reports an invalid name, an invalid path and missing documents", async () => {
    expect(await host().check({ uniqueName: "under_score", documents: { "busy.xml": "" } })).toEqual([
      expect.stringMatching(/^uniqueName: .*"under_score"/),
      expect.stringMatching(/^documents: documents\["busy.xml"\]: a path starts with/),
    ]);
    expect(await host().check(inputs({}))).toEqual([expect.stringMatching(/documents is empty/)]);
  });

  test("accepts what is not known yet", async () => {
    expect(await host().check({ uniqueName: UNKNOWN, documents: UNKNOWN })).toEqual([]);
  });
});

describe("create", () => {
  test("hosts the documents on a service with the mark", async () => {
    const stored = await host().create(TWO);
    const { urls, generation } = stateOf(stored);
    expect(await served(urls["/busy.xml"])).toBe(twiml("busy"));
    expect(await served(urls["/rejected.xml"])).toBe(twiml("rejected"));
    expect(services()).toMatchObject([
      { uniqueName: NAME, friendlyName: `Ringfence TwiML [ringfence ${NAME} ${generation}]` },
    ]);
  });

  test("writes nothing in a preview, and outputs the paths", async () => {
    expect((await host().create(TWO, true)).state).toMatchObject({
      urls: { "/busy.xml": UNKNOWN, "/rejected.xml": UNKNOWN },
    });
    expect((await host().create({ uniqueName: NAME, documents: UNKNOWN }, true)).state).toMatchObject({
      urls: UNKNOWN,
    });
    expect(bench.writes()).toEqual([]);
  });

  test("refuses in the preview what the create would refuse", async () => {
    await host().create(ONE);
    services()[0]!.friendlyName = "somebody's";
    for (const preview of [true, false])
      expect((await failure(host().create(ONE, preview))).message).toMatch(
        /does not carry this stack's Ringfence mark/,
      );
  });

  test("makes no second service if a response was lost", async () => {
    bench.emulator.fault({ match: { method: "POST", path: "/v1/Services$" }, fault: { reset: "after" } });
    const stored = await host().create(ONE);
    expect(services().map(({ sid }) => sid)).toEqual([stored.id]);
  });

  test("takes over a service of this stack after a lost state, with a new generation", async () => {
    const lost = await host().create(ONE);
    const found = await host().create(ONE);
    expect(found.id).toBe(lost.id);
    expect(stateOf(found).generation).not.toBe(stateOf(lost).generation);
    expect(services()[0]?.friendlyName).toContain(stateOf(found).generation);
  });

  test("ignores a service of the same name without our mark", async () => {
    await host().create(ONE);
    services()[0]!.friendlyName = "somebody's";
    bench.writes();
    const { message, partial } = await failure(host().create(ONE));
    expect(message).toMatch(/does not carry this stack's Ringfence mark/);
    expect(partial).toBeUndefined();
    expect(bench.writes()).toEqual([]);
  });

  test("refuses a service that other numbers' flows need, and names them", async () => {
    const { urls } = stateOf(await host().create(ONE));
    const definition = definitionFor(originalsOf(bench, SUPPORT), ["RU"], urls["/busy.xml"]);
    const { webhookUrl } = bench.emulator.addFlow({ friendlyName: "shop/dev/main", definition });
    bench.emulator.number(SUPPORT)!.voice_url = webhookUrl;
    bench.writes();
    const { message } = await failure(host().create(ONE));
    expect(message).toMatch(/another stack of the same name: \+15550100001 are on flows that need it/);
    expect(bench.writes()).toEqual([]);
    await host().create({ ...ONE, phoneNumbers: [SUPPORT] });
  });

  test("takes over a service while other numbers are on flows that do not need it", async () => {
    await host().create(ONE);
    const definition = definitionFor(originalsOf(bench, SUPPORT));
    bench.emulator.number(SUPPORT)!.voice_url = bench.emulator.addFlow({ friendlyName: "menu", definition }).webhookUrl;
    await host().create(ONE);
    expect(services()).toHaveLength(1);
  });
});

describe("update", () => {
  test("uploads only what changed, and keeps hosted URLs", async () => {
    const first = await host().create(TWO);
    bench.writes();
    const changed = inputs({ "/busy.xml": twiml("busy"), "/rejected.xml": "<Response><Reject/></Response>" });
    expect(await host().diff(first, changed)).toEqual({ 'documents["/rejected.xml"]': "update" });
    const next = await host().update(first, changed);
    expect(bench.writes().filter((write) => write.includes("Versions"))).toHaveLength(1);
    expect(stateOf(next).urls).toEqual(stateOf(first).urls);
    expect(await served(stateOf(next).urls["/rejected.xml"])).toBe("<Response><Reject/></Response>");
  });

  test("keeps a removed document for one more deployment", async () => {
    const first = await host().create(TWO);
    const { urls } = stateOf(first);
    const second = await host().update(first, ONE);
    expect(stateOf(second).urls).toEqual({ "/busy.xml": urls["/busy.xml"] });
    expect(await served(urls["/rejected.xml"])).toBe(twiml("rejected"));
    await host().update(second, inputs({ "/busy.xml": "<Response/>" }));
    expect(await served(urls["/rejected.xml"])).toBe("404");
  });

  test("writes nothing in a preview, and outputs every URL", async () => {
    const first = await host().create(ONE);
    bench.writes();
    const next = await host().update(first, TWO, true);
    expect(stateOf(next).urls["/rejected.xml"]).toBe(`https://${stateOf(first).domainName}/rejected.xml`);
    expect(bench.writes()).toEqual([]);
  });

  test("takes the service over from a copy of the state: only the last writer deletes it", async () => {
    const old = await host().create(ONE);
    const newer = await host().create(ONE);
    await host().delete(old);
    expect(services()).toHaveLength(1);
    const back = await host().update(old, TWO);
    bench.writes();
    await host().delete(newer);
    expect(bench.writes()).toEqual([]);
    await host().delete(back);
    expect(services()).toHaveLength(0);
  });

  test("names the remedy if the service is gone", async () => {
    const stored = await host().create(ONE);
    await host().delete(stored);
    expect((await failure(host().update(stored, TWO))).message).toMatch(/is gone.*--refresh/);
  });

  test("keeps the service's original name", async () => {
    const first = await host().create(ONE);
    const renamed = { ...TWO, uniqueName: "another-name" };
    expect(await host().diff(first, renamed)).toEqual({ 'documents["/rejected.xml"]': "add" });
    const next = await host().update(first, renamed);
    expect(next.state).toMatchObject({ uniqueName: NAME });
  });
});

describe("a build that fails", () => {
  const fail = () => bench.emulator.fault({ match: { method: "POST", path: "/Builds$" }, fault: { buildFails: true } });

  test("leaves a service in a create that the next update finishes", async () => {
    fail();
    const kept = await keptAfter(host().create(TWO), TWO);
    expect(kept.id).toBe(services()[0]?.sid);
    const next = await host().update(kept, TWO);
    expect(await served(stateOf(next).urls["/rejected.xml"])).toBe(twiml("rejected"));
    expect(services()).toHaveLength(1);
    expect(Object.values(bench.emulator.state.assets)).toHaveLength(2);
  });

  test("shows no URLs in a preview before there is a domain", async () => {
    bench.emulator.fault({ match: { method: "POST", path: "/Environments$" }, fault: { status: 400 } });
    const kept = await keptAfter(host().create(ONE), ONE);
    expect((await host().update(kept, ONE, true)).state).toMatchObject({ urls: UNKNOWN });
  });

  test("keeps what is served in an update, and still shows the difference, also after a refresh", async () => {
    const first = await host().create(ONE);
    fail();
    const kept = await keptAfter(host().update(first, TWO), TWO);
    expect(await served(stateOf(first).urls["/busy.xml"])).toBe(twiml("busy"));
    expect(stateOf(kept).buildSid).toBe(stateOf(first).buildSid);
    const refreshed = await host().read(kept);
    expect(await host().diff(refreshed!, TWO)).toEqual({ 'documents["/rejected.xml"]': "add" });
    const next = await host().update(refreshed!, TWO);
    expect(await served(stateOf(next).urls["/rejected.xml"])).toBe(twiml("rejected"));
  });

  test("lets other uploads finish first if one fails", async () => {
    bench.emulator.fault({ match: { path: "Versions" }, fault: { status: 400 } });
    bench.emulator.fault({ match: { path: "Versions" }, fault: { delayMs: 100 } });
    await keptAfter(host().create(TWO), TWO);
    expect(Object.values(bench.emulator.state.assetVersions)).toHaveLength(1);
  });
});

describe("read", () => {
  test("finds nothing to do after its own deployment", async () => {
    const stored = await host().create(TWO);
    expect(await host().read(stored)).toEqual(stored);
  });

  test("finds another deployed build, and the next update restores the documents", async () => {
    const stored = await host().create(ONE);
    const environment = Object.values(bench.emulator.state.environments)[0]!;
    environment.buildSid = null;
    expect(await served(stateOf(stored).urls["/busy.xml"])).toBe("404");
    const read = await host().read(stored);
    expect(await host().diff(read!, ONE)).toEqual({ 'documents["/busy.xml"]': "add" });
    const next = await host().update(read!, ONE);
    expect(await served(stateOf(next).urls["/busy.xml"])).toBe(twiml("busy"));
  });

  test("finds an asset that is no longer served, although the build is ours, and the next update hosts it again", async () => {
    const stored = await host().create(TWO);
    const { assetSid, versionSid } = stateOf(stored).hosted["/busy.xml"]!;
    bench.emulator.console.deleteAsset(assetSid);
    delete bench.emulator.state.assetVersions[versionSid];
    const read = await host().read(stored);
    expect(await host().diff(read!, TWO)).toMatchObject({ 'documents["/busy.xml"]': "add" });
    const next = await host().update(read!, TWO);
    expect(stateOf(next).urls).toEqual(stateOf(stored).urls);
    expect(await served(stateOf(next).urls["/busy.xml"])).toBe(twiml("busy"));
  });

  test.each(["<Response/>", null])("finds another deployment, with %j instead of ours", async (text) => {
    const stored = await host().create(ONE);
    bench.emulator.console.deployDocuments(stored.id, { "/busy.xml": text });
    const read = await host().read(stored);
    expect(await host().diff(read!, ONE)).toEqual({ 'documents["/busy.xml"]': "add" });
  });

  test("reports a service as gone only after a 404, and refuses an import", async () => {
    const stored = await host().create(ONE);
    expect((await failure(host().read({ id: stored.id }))).message).toMatch(/cannot be imported/);
    bench.emulator.fault({ match: { path: "/v1/Services" }, fault: { status: 401 } });
    await failure(host().read(stored));
    await host().delete(stored);
    expect(await host().read(stored)).toBeUndefined();
  });
});

describe("delete", () => {
  /** A flow that names a hosted document; it is not this stack's unless it is named so. */
  const flowThatNeeds = (url: string | undefined, friendlyName: string, status: "published" | "draft" = "published") =>
    bench.emulator.addFlow({ friendlyName, definition: definitionFor({}, ["RU"], url), status });

  test("removes the service, and succeeds if it is gone", async () => {
    const stored = await host().create(TWO);
    await host().delete(stored);
    expect(services()).toEqual([]);
    await host().delete(stored);
  });

  test("is refused while a published flow of the stack names a document, and names the flow", async () => {
    const stored = await host().create(ONE);
    const { sid } = flowThatNeeds(stateOf(stored).urls["/busy.xml"], "shop/dev/main");
    bench.writes();
    const { message } = await failure(host().delete(stored));
    expect(message).toMatch(new RegExp(`was left, since callers of ${sid} are sent there: they would hear an error`));
    expect(message).toMatch(/A flow of this state goes first in a `pulumi destroy` of the whole stack/);
    expect(bench.writes()).toEqual([]);
    bench.emulator.console.deleteFlow(sid);
    await host().delete(stored);
    expect(services()).toEqual([]);
  });

  test("is refused while a number is on any flow that names a document, whatever its name", async () => {
    const stored = await host().create(ONE);
    const { sid, webhookUrl } = flowThatNeeds(stateOf(stored).urls["/busy.xml"], "a menu");
    bench.emulator.console.pointNumber(SUPPORT, webhookUrl);
    expect((await failure(host().delete(stored))).message).toContain(sid);
    expect(services()).toHaveLength(1);
  });

  test("ignores a draft, and a flow that names other documents", async () => {
    const stored = await host().create(ONE);
    flowThatNeeds(stateOf(stored).urls["/busy.xml"], "shop/dev/main", "draft");
    flowThatNeeds("https://reject.example.com/busy.xml", "shop/dev/other");
    await host().delete(stored);
    expect(services()).toEqual([]);
  });
});

test("uses region and edge in every host name, also for uploads", async () => {
  await bench.configure({ region: "ie1", edge: "dublin" });
  await host().create(ONE);
  const hosts = new Set(bench.emulator.requests.map((request) => request.host));
  expect(hosts).toEqual(new Set(["serverless.dublin.ie1.twilio.com", "serverless-upload.dublin.ie1.twilio.com"]));
});
