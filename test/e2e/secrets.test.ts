import { type StackState } from "../../tools/workspace";
import { type Bench, CLINIC, fails, openBench, SALES, succeeds, SUPPORT } from "../harness/e2e/stack";

const PASSWORD = "pass-of-the-webhook";
const WEBHOOK = `https://user:${PASSWORD}@handlers.example.com/voice`;
const FORMER_TOKEN = "token-of-the-former-handler";
const FORMER = `https://handlers.example.com/sales?token=${FORMER_TOKEN}`;
const TOKEN = "emulator-token";
const SIP_PASSWORD = "pass-of-the-sip-trunk";

describe("secrets", () => {
  let bench: Bench;
  let state: StackState;
  const outputs: string[] = [];

  beforeAll(async () => {
    bench = await openBench();
    const sales = bench.emulator.number(SALES);
    if (!sales) throw new Error("no sales line");
    sales.voice_url = FORMER;
    bench.configure({
      lines: {
        hook: { blockList: ["RU"], numbers: [SUPPORT] },
        kept: { blockList: ["CN"], mode: "monitor", numbers: [SALES] },
        desk: { blockList: ["IN"], numbers: [CLINIC], forward: { sip: "sip:desk@sip.example.com", username: "desk" } },
      },
    });
    const { workspace } = bench;
    await setSecrets([
      ["ringfence:lines.hook.forward.webhook", WEBHOOK],
      ["ringfence:lines.desk.forward.password", SIP_PASSWORD],
      ["twilio:apiSecret", "emulator-secret"],
    ]);
    outputs.push(await succeeds(workspace.preview("--diff")), await succeeds(workspace.up("-v=9", "--logtostderr")));
    outputs.push(
      await succeeds(workspace.refresh("-v=9", "--logtostderr")),
      await succeeds(workspace.preview("--diff")),
    );
    state = await workspace.state();
  });
  afterAll(() => bench.dispose());

  const setSecrets = (pairs: readonly (readonly [path: string, value: string])[]) => {
    const named = pairs.flatMap(([path, value]) => ["--secret", `${path}=${value}`]);
    return succeeds(bench.workspace.pulumi("config", "set-all", "--path", ...named));
  };

  test("reach the handlers: calls arrive with password and query", () => {
    const reached = (to: string) => bench.emulator.call({ from: "+15550100077", to, callerCountry: "US" }).reached;
    expect(reached(SUPPORT)).toEqual({ url: WEBHOOK, method: "POST" });
    expect(reached(SALES)).toEqual({ url: FORMER, method: "GET" });
  });

  test.each([
    ["the API secret", "emulator-secret"],
    ["a webhook's password, set as a secret inside an object", PASSWORD],
    ["the query of a number's former handler", FORMER_TOKEN],
    ["the password of a SIP destination", SIP_PASSWORD],
  ])("are in no state and no output in clear text: %s", (_what, secret) => {
    expect(JSON.stringify(state)).toContain("ciphertext");
    expect(JSON.stringify(state)).not.toContain(secret);
    expect(outputs.join("\n")).toMatch(/GetProvider\(urn:pulumi:dev::ringfence::pulumi:providers:twilio/);
    expect(
      outputs
        .map(withoutMarshalling)
        .join("\n")
        .split("\n")
        .filter((line) => line.includes(secret)),
    ).toEqual([]);
  });

  test("of one number hide only that number", () => {
    const { deployment } = state;
    for (const [type, map] of [
      ["twilio:voice:OriginalRouting", "settings"],
      ["twilio:voice:VoiceBinding", "originals"],
    ] as const) {
      const kept = deployment.resources?.find((resource) => resource.type === type)?.outputs?.[map];
      expect(kept).toMatchObject({ plain: expect.stringContaining(CLINIC) as string, [SALES]: { voiceUrl: {} } });
      expect((kept as { plain: string }).plain).not.toContain(SALES);
    }
  });

  test("are in no hosted document: none has a destination, a number or a password", async () => {
    const { deployment } = state;
    const host = deployment.resources?.find(({ type }) => type === "twilio:serverless:TwimlHost");
    const urls = Object.values(host?.outputs?.urls as Record<string, string>);
    expect(urls).toHaveLength(2);
    for (const url of urls) {
      const answer = await fetch(`${bench.emulator.url}/${url.replace("https://", "")}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(
        /^(<\?xml[^>]*>\s*)?<Response><Reject reason="(busy|rejected)" ?\/><\/Response>\s*$/,
      );
    }
  });

  test("are in no error and no state after Twilio refuses an update", async () => {
    const { workspace, emulator } = bench;
    await succeeds(workspace.pulumi("config", "set", "--path", "ringfence:lines.hook.blockList[1]", "KP"));
    emulator.fault({ match: { method: "POST", path: "/v2/Flows/FW" }, times: 9, fault: { status: 400 } });
    const output = await fails(workspace.up());
    emulator.clearFaults();
    const state = JSON.stringify(await workspace.state());
    for (const secret of ["emulator-secret", PASSWORD, FORMER_TOKEN, SIP_PASSWORD]) {
      expect(output).not.toContain(secret);
      expect(state).not.toContain(secret);
    }
    await succeeds(workspace.up());
  });

  test("are in no state and no output with an auth token instead of an API key", async () => {
    const { workspace } = bench;
    await succeeds(workspace.pulumi("config", "rm-all", "twilio:apiKey", "twilio:apiSecret"));
    await setSecrets([["twilio:authToken", TOKEN]]);
    await succeeds(workspace.pulumi("config", "set", "--path", "ringfence:lines.hook.blockList[2]", "IR"));
    const output = await succeeds(workspace.up("-v=9", "--logtostderr"));
    expect(bench.emulator.call({ from: "+982112345678", to: SUPPORT, callerCountry: "IR" }).outcome).toBe("rejected");
    expect(JSON.stringify(await workspace.state())).not.toContain(TOKEN);
    expect(withoutMarshalling(output)).not.toContain(TOKEN);
  });

  test("are refused with their place for the mode of a line, and nothing else of the key is", async () => {
    const { workspace } = bench;
    await succeeds(workspace.pulumi("config", "set", "--secret", "--path", "ringfence:lines.kept.mode", "monitor"));
    const output = await fails(workspace.preview());
    expect(output).toMatch(
      /ringfence:lines\.kept\.mode \(Pulumi\.dev\.yaml:\d+:\d+\): is a secret, but must not be one\. Set it again/,
    );
    expect(output).toContain("the stack config has an error:");
    await succeeds(workspace.pulumi("config", "set", "--path", "ringfence:lines.kept.mode", "monitor"));
  });

  test("cause no difference in a second preview, and destroy restores the handler with its query", async () => {
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    outputs.push(await succeeds(bench.workspace.destroy("-v=9", "--logtostderr")));
    expect(bench.emulator.number(SALES)?.voice_url).toBe(FORMER);
    expect(withoutMarshalling(outputs.at(-1) ?? "").includes(FORMER_TOKEN)).toBe(false);
  });
});

/** The engine's own log prints every property that it passes on, secrets included; those lines are not ours to judge. */
const withoutMarshalling = (log: string): string =>
  log
    .split("\n")
    .filter((line) => !/[Mm]arshaling property|RPC finished|Unmarshal|sdk\/go\/property/.test(line))
    .join("\n");
