import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { type CountryFenceArgs } from "../../../program/countryFence";
import { NotingMonitor } from "../../harness/construct/monitor";
import { PluginProcess } from "../../harness/construct/plugin";
import { struct } from "../../harness/provider/engine";
import { type Made, type Sample, stopPackage, withClass, withPackage } from "../../harness/construct/both";

afterAll(stopPackage);

const NUMBERS = ["+15550100001", "+15550100002"];
const PASSWORD = "pass-of-the-desk";
const plain = (args: object): Sample => ({ args: () => args });
const asArgs = (args: object) => args as CountryFenceArgs;

/** Components that are made. */
const MADE: Record<string, Sample> = {
  "a block list": plain({ blockList: ["ru", "group:EU"], numbers: NUMBERS }),
  "an allow list with routes, exceptions and a mode": plain({
    ...{ allowList: ["US", "CA", "DE"], hiddenCallers: "forward", unknownCountry: "reject", mode: "monitor" },
    ...{ exceptions: { forward: ["+74950000001"], reject: ["+1900*"] }, fallback: "none", numbers: NUMBERS },
    routes: [{ countries: ["DE"], forward: { number: "+15550100099", timeout: 20 } }],
  }),
  "lines of its own": plain({
    blockList: ["RU"],
    lines: { desk: { numbers: [NUMBERS[0]] }, shop: { numbers: [NUMBERS[1]] } },
  }),
  "a filter of numbers": plain({ blockList: ["RU"], numbers: { friendlyName: "Support*" } }),
  "a sentence that looks like JSON": plain({ blockList: ["RU"], numbers: NUMBERS, announce: "[beep] closed" }),
  "a preview, in which the hosted URLs are not known": {
    ...plain({ blockList: ["RU"], numbers: NUMBERS }),
    preview: true,
  },
  "secrets within a map": {
    args: () =>
      asArgs({
        blockList: ["RU"],
        numbers: NUMBERS,
        forward: { sip: "sip:desk@example.com", username: "desk", password: pulumi.secret(PASSWORD) },
      }),
  },
  "a secret as a whole": {
    args: () =>
      asArgs({
        blockList: ["RU"],
        numbers: NUMBERS,
        forward: pulumi.secret({ webhook: `https://user:${PASSWORD}@example.com/` }),
      }),
  },
  "outputs that are known": {
    args: () =>
      asArgs({
        blockList: ["RU"],
        numbers: NUMBERS.map((number) => pulumi.output(number)),
        mode: pulumi.output("open"),
      }),
  },
  "a prefix": { ...plain({ blockList: ["RU"], numbers: NUMBERS }), options: () => ({ prefix: "shop" }) },
  "the names of Ringfence's own program": {
    ...plain({ blockList: ["RU"], numbers: NUMBERS }),
    options: () => ({ prefix: "" }),
  },
  "a protected component with an alias": {
    ...plain({ blockList: ["RU"], numbers: NUMBERS }),
    options: () => ({ protect: true, aliases: [{ name: "former" }] }),
  },
  "a provider of its own": {
    ...plain({ blockList: ["RU"], numbers: NUMBERS }),
    options: () => ({ provider: new twilio.Provider("account", { accountSid: `AC${"1".repeat(32)}` }) }),
  },
};

/** Components that are refused. */
const REFUSED: Record<string, Sample> = {
  "several faults": plain({ blockList: ["RU", "UK"], mode: "off", numbers: NUMBERS }),
  "no numbers": plain({ blockList: ["RU"] }),
  "a number without quotes": plain({ blockList: ["RU"], numbers: [15550100001] }),
  "one text in place of a list": plain({ blockList: "RU", numbers: "+15550100001" }),
  "two lists": plain({ blockList: ["RU"], allowList: ["US"], numbers: NUMBERS }),
  "a secret country": { args: () => asArgs({ blockList: pulumi.secret(["RU"]), numbers: NUMBERS }) },
  "a prefix that is no name": {
    ...plain({ blockList: ["RU"], numbers: NUMBERS }),
    options: () => ({ prefix: "no name" }),
  },
  "an argument that is not known in a preview": {
    args: () => asArgs({ blockList: ["RU"], numbers: NUMBERS, rejectUrl: unknown() }),
    preview: true,
  },
};

/** An output that only an update knows. */
const unknown = () =>
  new twilio.serverless.TwimlHost("own", { uniqueName: "own", documents: { "/a.xml": "<Response/>" } }).urls.apply(
    (urls) => urls["/a.xml"] ?? "",
  );

async function both(sample: Sample): Promise<{ ofClass: Made; ofPackage: Made }> {
  return { ofClass: await withClass(sample), ofPackage: await withPackage(sample) };
}

describe("the class of TypeScript programs and the component of the package", () => {
  test.each(Object.entries(MADE))("declare the same resources for %s", async (_title, sample) => {
    const { ofClass, ofPackage } = await both(sample);
    expect(ofClass.fault).toBeUndefined();
    expect(ofClass.resources.length).toBeGreaterThan(3);
    expect(JSON.stringify(ofClass.lines?.value)).toContain(sample.preview ? "not known" : '"numbers":');
    expect(ofPackage).toEqual(ofClass);
    expect(ofClass.names).toEqual(
      expect.arrayContaining(["ringfence:index:CountryFence", "twilio:voice:CountryFence"]),
    );
  });

  test.each(Object.entries(REFUSED))("refuse %s in the same words", async (_title, sample) => {
    const { ofClass, ofPackage } = await both(sample);
    expect(ofClass.fault).toContain('CountryFence "desk"');
    expect(ofPackage.fault).toBe(ofClass.fault);
    expect(ofPackage.resources).toEqual(ofClass.resources);
  });

  test("keep a password secret in all that is declared", async () => {
    const { ofPackage } = await both(MADE["secrets within a map"] as Sample);
    const open = JSON.stringify(ofPackage.resources, (_key, value: unknown) =>
      typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value ? "hidden" : value,
    );
    expect(JSON.stringify(ofPackage.resources)).toContain(PASSWORD);
    expect(open).not.toContain(PASSWORD);
  });
});

describe("a request that no generated SDK of this version sends", () => {
  let monitor: NotingMonitor;
  let plugin: PluginProcess;
  beforeAll(async () => {
    monitor = await new NotingMonitor(false).serve();
    plugin = await PluginProcess.start(monitor.address);
  });
  afterAll(() => {
    plugin.stop();
    monitor.stop();
  });

  const asked = (type: string, inputs: object) =>
    plugin.construct(
      new ConstructRequest()
        .setProject("shop")
        .setStack("dev")
        .setMonitorendpoint(monitor.address)
        .setType(type)
        .setName("desk")
        .setInputs(struct(inputs as Record<string, unknown>)),
    );

  test("is refused if it has an argument of a newer SDK, which is named", async () => {
    const inputs = { blockList: ["RU"], numbers: NUMBERS, rejectReasn: "busy" };
    await expect(asked("twilio:voice:CountryFence", inputs)).rejects.toThrow(
      "ringfence:rejectReasn: is not a key that Ringfence knows. Did you mean rejectReason?",
    );
  });

  test("is refused if it is for a component of a newer SDK, and the error lists the existing ones", async () => {
    await expect(asked("twilio:voice:CityFence", {})).rejects.toThrow(
      "the twilio provider has no component twilio:voice:CityFence: there is twilio:voice:CountryFence",
    );
  });

  test("may have null for omitted arguments, as some languages send it, also after refusals", async () => {
    const response = await asked("twilio:voice:CountryFence", { blockList: ["RU"], numbers: NUMBERS, mode: null });
    expect(response.getState()?.toJavaScript()).toMatchObject({
      lines: { main: { mode: "enforce", numbers: NUMBERS } },
    });
  });

  test("may be one of two at once, which are two components", async () => {
    const args = { blockList: ["RU"], numbers: NUMBERS };
    const [first, second] = ["first", "second"].map((prefix) =>
      asked("twilio:voice:CountryFence", { ...args, prefix }),
    );
    await Promise.all([first, second]);
    const flows = monitor.declared.filter(({ type }) => type === "twilio:studio:Flow").map(({ name }) => name);
    expect(flows).toEqual(expect.arrayContaining(["first/main", "second/main"]));
  });
});
