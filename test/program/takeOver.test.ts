import { faultsOf, ONE, read, TWO } from "./written";

const [TRUNK, APPLICATION] = [`TK${"8".repeat(32)}`, `AP${"7".repeat(32)}`];

describe("takeOver", () => {
  test("is a line's own, with the top level as its default", () => {
    const lines = { a: {}, b: { numbers: [TWO], takeOver: false } };
    expect(read({ takeOver: true, lines }).lines.map(({ line, takeOver }) => [line, takeOver])).toEqual([
      ["a", true],
      ["b", false],
    ]);
  });
});

describe("former", () => {
  test.each([
    ["a trunk", { trunkSid: TRUNK }],
    ["an application", { voiceApplicationSid: APPLICATION }],
  ])("takes %s in place of a voice URL, or beside one", (_what, sids) => {
    expect(read({ former: { [ONE]: sids } }).former[ONE]).toEqual({ voiceUrl: "", voiceMethod: "POST", ...sids });
    const both = { voiceUrl: "https://example.com/ignored", ...sids };
    expect(read({ former: { [ONE]: both } }).former[ONE]).toEqual({ voiceMethod: "POST", ...both });
  });

  test("cannot name both, since a number has one of them at most", () => {
    expect(faultsOf({ former: { [ONE]: { trunkSid: TRUNK, voiceApplicationSid: APPLICATION } } })).toEqual([
      `ringfence:former["${ONE}"].trunkSid: stands beside voiceApplicationSid. A number has one of the two at most`,
    ]);
  });
});
