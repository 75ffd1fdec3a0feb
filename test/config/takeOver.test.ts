import { compileLines } from "../../program/compileLines";
import { errorsOf, noticesOf, ONE, read, TWO } from "../harness/config/written";

const [TRUNK, APPLICATION] = [`TK${"8".repeat(32)}`, `AP${"7".repeat(32)}`];

describe("takeOver", () => {
  test("is set per line, with the top level as its default", () => {
    const lines = { a: {}, b: { numbers: [TWO], takeOver: false } };
    expect(read({ takeOver: true, lines }).lines.map(({ line, takeOver }) => [line, takeOver])).toEqual([
      ["a", true],
      ["b", false],
    ]);
  });
});

describe("takeOver beside existing", () => {
  const reason = "ringfence:takeOver: has no effect on line main, because its callers reach what the number did before";

  test("has no effect, and a notice reports that, also for a route", () => {
    const routes = [{ countries: ["DE"], forward: "existing" }];
    expect(noticesOf({ takeOver: true })).toEqual([reason]);
    expect(noticesOf({ takeOver: true, forward: { queue: "desk" }, routes })).toEqual([reason]);
    expect(noticesOf({ takeOver: true, forward: { queue: "desk" } })).toEqual([]);
    expect(noticesOf({ takeOver: false })).toEqual([]);
  });

  test("is an error for a number that is fenced already, because it had no handler", () => {
    const config = read({ forward: "existing" });
    const found = { [ONE]: { voiceUrl: "https://example.com/ignored", trunkSid: TRUNK } };
    expect(() => compileLines(config.lines, found, `AC${"1".repeat(32)}`)).toThrow(
      `ringfence:forward: is existing, but ${ONE} was answered by SIP trunk ${TRUNK}, so there is no handler to forward to. Set it to what should answer behind the fence, such as a number, a SIP address or a webhook`,
    );
  });
});

describe("former", () => {
  test.each([
    ["a trunk", { trunkSid: TRUNK }],
    ["an application", { voiceApplicationSid: APPLICATION }],
  ])("accepts %s instead of a voice URL, or beside one", (_what, sids) => {
    expect(read({ former: { [ONE]: sids } }).former[ONE]).toEqual({ voiceUrl: "", voiceMethod: "POST", ...sids });
    const both = { voiceUrl: "https://example.com/ignored", ...sids };
    expect(read({ former: { [ONE]: both } }).former[ONE]).toEqual({ voiceMethod: "POST", ...both });
  });

  test("cannot name both, because a number has only one of them", () => {
    expect(errorsOf({ former: { [ONE]: { trunkSid: TRUNK, voiceApplicationSid: APPLICATION } } })).toEqual([
      `ringfence:former["${ONE}"].trunkSid: cannot be set together with voiceApplicationSid. Keep one of the two: a number has at most one`,
    ]);
  });
});
