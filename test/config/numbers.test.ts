import { type AccountNumber, ConfigErrors, type Needs, resolveLines, resolveNumbers } from "../../config";
import { errorsOf, onlyLine, ONE, read, TWO } from "../harness/config/written";

const THREE = "+15550100003";

/** What a line wants of its numbers: their handlers, by default. */
const needs = (changes: Partial<Needs> = {}): Needs => ({
  handler: true,
  takeOver: false,
  former: new Set(),
  ...changes,
});

function account(phoneNumber: string, changes: Partial<AccountNumber> = {}): AccountNumber {
  return {
    phoneNumber,
    friendlyName: "Support Berlin",
    voiceUrl: "https://example.com/voice",
    voiceCapable: true,
    voiceReceiveMode: "voice",
    trunkSid: "",
    voiceApplicationSid: "",
    ...changes,
  };
}

describe("numbers are", () => {
  test.each([
    [[TWO, ONE], { kind: "listed", numbers: [ONE, TWO] }],
    ["all", { kind: "all", except: [] }],
    [
      { all: true, except: [TWO] },
      { kind: "all", except: [TWO] },
    ],
    [{ friendlyName: " Support * " }, { kind: "friendlyName", friendlyName: "Support *", except: [] }],
  ])("%j", (numbers, selection) => {
    expect(onlyLine({ numbers })).toMatchObject({ selection });
  });

  test.each([
    [{}, "ringfence:numbers: sets neither all nor friendlyName. Set all: true, or a friendlyName pattern"],
    [{ all: true, friendlyName: "x" }, "ringfence:numbers: sets both all and friendlyName. Keep one of the two"],
    [{ all: false }, "ringfence:numbers.all: false is not allowed here. Write true"],
    [
      { friendlyName: " " },
      'ringfence:numbers.friendlyName: " " is empty. Write a pattern such as "Support *", or set all: true',
    ],
    [{ all: true, except: ["5"] }, expect.stringContaining("ringfence:numbers.except[0]: ")],
    [
      { al: true },
      "ringfence:numbers.al: is not a key that Ringfence knows. The keys here are all, friendlyName, except",
    ],
    [
      "every",
      'ringfence:numbers: "every" is not allowed here. Write a list of at least one phone number, all, or { friendlyName }',
    ],
  ])("are refused: %j", (numbers, error) => {
    expect(errorsOf({ numbers })).toEqual([error]);
  });
});

describe("a filter", () => {
  const all = { kind: "all" as const, except: [] };

  test("matches its pattern in any letter case, without the exceptions", () => {
    const found = [
      account(TWO, { friendlyName: "SUPPORT (Paris)" }),
      account(ONE),
      account(THREE, { friendlyName: "Sales" }),
    ];
    const select = (friendlyName: string, except: string[] = []) =>
      resolveNumbers({ kind: "friendlyName", friendlyName, except }, found, needs());
    expect(select("support *")).toEqual({ numbers: [ONE, TWO], skipped: [] });
    expect(select("support *", [ONE]).numbers).toEqual([TWO]);
    expect(select("*(paris)").numbers).toEqual([TWO]);
    expect(select("Support").numbers).toEqual([]);
    expect(select("S.*").numbers).toEqual([]);
  });

  test.each<[Partial<AccountNumber>, string]>([
    [{ voiceCapable: false }, "it has no voice capability, so no call reaches it"],
    [{ voiceReceiveMode: "fax" }, "it receives faxes, not calls"],
    [{ trunkSid: "TK1" }, "it is under SIP trunk TK1, and Twilio ignores a number's voice URL there"],
    [
      { voiceApplicationSid: "AP1" },
      "it is under TwiML application AP1, and Twilio ignores a number's voice URL there",
    ],
    [{ fencedBy: "the stack acme/prod" }, "the stack acme/prod fences it"],
    [{ voiceUrl: "" }, "it has no voice handler, so there is nothing to forward to"],
  ])("skips %j with a reason", (changes, reason) => {
    expect(resolveNumbers(all, [account(ONE), account(TWO, changes)], needs())).toEqual({
      numbers: [ONE],
      skipped: [{ number: TWO, reason }],
    });
  });

  test("accepts a number without a handler if none is needed, or if the config names it", () => {
    const found = [account(ONE, { voiceUrl: "" })];
    expect(resolveNumbers(all, found, needs({ handler: false })).numbers).toEqual([ONE]);
    expect(resolveNumbers(all, found, needs({ former: new Set([ONE]) })).numbers).toEqual([ONE]);
  });

  test.each<[string, Partial<AccountNumber>, string]>([
    ["SIP trunk", { trunkSid: "TK1" }, "SIP trunk TK1"],
    ["TwiML application", { voiceApplicationSid: "AP1" }, "TwiML application AP1"],
  ])("accepts a number under a %s only with takeOver, and needs no handler for it", (_what, changes, answer) => {
    const found = [account(ONE), account(TWO, changes)];
    const taken = { numbers: [ONE, TWO], skipped: [] };
    expect(resolveNumbers(all, found, needs({ takeOver: true, handler: false }))).toEqual(taken);
    expect(resolveNumbers(all, found, needs({ takeOver: true })).skipped).toEqual([
      { number: TWO, reason: `${answer} answers it, so there is no handler to forward to` },
    ]);
    expect(resolveNumbers(all, found, needs({ handler: false })).skipped).toEqual([
      { number: TWO, reason: `it is under ${answer}, and Twilio ignores a number's voice URL there` },
    ]);
  });

  test("does not affect a list: a listed number that cannot be fenced is an error elsewhere", () => {
    const listed = { kind: "listed" as const, numbers: [TWO, ONE] };
    expect(resolveNumbers(listed, [account(ONE, { trunkSid: "TK1" })], needs())).toEqual({
      numbers: [ONE, TWO],
      skipped: [],
    });
  });
});

describe("the lines of a stack", () => {
  const lines = {
    rest: { numbers: "all" },
    support: { numbers: { friendlyName: "Support *" } },
    sales: { numbers: [ONE], forward: { queue: "sales" } },
  };
  const found = [account(ONE), account(TWO), account(THREE, { friendlyName: "Fax", voiceReceiveMode: "voice" })];

  test("share the numbers: lists first, then patterns, then all", () => {
    const resolved = resolveLines(read({ numbers: undefined, lines }), found);
    expect(resolved.lines.map(({ line, numbers }) => [line, numbers])).toEqual([
      ["rest", [THREE]],
      ["support", [TWO]],
      ["sales", [ONE]],
    ]);
    expect(resolved.skipped).toEqual([
      { line: "support", number: ONE, reason: "it is in line sales" },
      { line: "rest", number: ONE, reason: "it is in line sales" },
      { line: "rest", number: TWO, reason: "it is in line support" },
    ]);
  });

  test("cannot be resolved if a filter finds nothing, patterns overlap, or a forward leads back", () => {
    const errors = (config: object) => {
      try {
        resolveLines(read({ numbers: undefined, ...config }), found);
      } catch (error) {
        if (error instanceof ConfigErrors) return error.errors.map(({ path, reason }) => `${path}: ${reason}`);
        throw error;
      }
      return [];
    };
    expect(errors({ numbers: { friendlyName: "Nobody" } })).toEqual([
      "ringfence:numbers: matches no number that can be fenced",
    ]);
    expect(errors({ numbers: "all", forward: { number: TWO } })).toEqual([
      "ringfence:forward: is fenced by line main, so the call would loop",
    ]);
    const patterns = { a: { numbers: { friendlyName: "S*" } }, b: { numbers: { friendlyName: "*" } } };
    expect(errors({ lines: patterns })).toEqual([
      "ringfence:lines.b.numbers: matches the filters of the lines a and b",
      "ringfence:lines.b.numbers: matches the filters of the lines a and b",
    ]);
  });

  test("name the pattern that matches nothing, and why what it matches is left out", () => {
    const message = (pattern: string, numbers: AccountNumber[]) => {
      expect.assertions(2);
      try {
        resolveLines(read({ numbers: { friendlyName: pattern } }), numbers);
      } catch (error) {
        return (error as Error).message.split("\n").slice(1).join("\n").trim();
      }
      return "";
    };
    expect(message("Suport *", found)).toBe(
      'ringfence:numbers: "Suport *" matches no number that can be fenced. Change the pattern, or a number\'s friendly name',
    );
    const faxes = [ONE, TWO, THREE, "+15550100004"].map((one) => account(one, { voiceReceiveMode: "fax" }));
    expect(message("Support *", faxes)).toContain(
      `"Support *" matches no number that can be fenced; it skips ${ONE} (it receives faxes, not calls), ${TWO} (it receives faxes, not calls), ` +
        `${THREE} (it receives faxes, not calls), 1 more.`,
    );
  });

  test("cannot have `all` twice", () => {
    expect(errorsOf({ numbers: "all", lines: { a: {}, b: {} } })).toEqual([
      "ringfence:numbers: is all, as in line a, so no number is left for line b. Use all in one line only",
    ]);
  });

  test("are noticed if a filter finds a number whose own country is rejected", () => {
    const config = read({ numbers: "all", blockList: ["DE"] });
    const { notices } = resolveLines(config, [account("+493012345678"), account(ONE)]);
    expect(notices.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      "ringfence:blockList: rejects callers from DE, the country of +493012345678",
    ]);
  });
});
