import { ConfigErrors, readConfig } from "../../config";
import { type LinePolicy } from "../../config/line";
import { END_NAMES, FORWARD_NAMES, oneOf } from "../harness/config/written";

const ONE = "+15550100001";
const SOUND = { blockList: ["RU"], numbers: [ONE] };
const CHALLENGE = { challenge: { say: "Press 4 to be connected.", digits: "4" } };

function raw(config: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...SOUND, ...config }).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

function only(config: Record<string, unknown>): LinePolicy | undefined {
  return readConfig(raw(config)).lines[0];
}

function errorsOf(config: Record<string, unknown>): string[] {
  try {
    readConfig(raw(config));
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    return error.errors.map(({ path, value, reason, remedy }) =>
      [`${path}:`, ...(value === undefined ? [] : [value]), `${reason}. ${remedy}`].join(" "),
    );
  }
  return [];
}

describe("ends of turned-away callers", () => {
  test("are reject, every kind of forward except existing, and a challenge", () => {
    const kinds = [
      { number: "+15550100091", callerId: "called" },
      { webhook: "https://example.com/away" },
      { sip: "sip:desk@example.com" },
      { client: "alice" },
      { flow: `FW${"1".repeat(32)}` },
      { flex: { workflow: `WW${"1".repeat(32)}`, channel: `TC${"1".repeat(32)}` } },
      { queue: "support" },
      { voicemail: { say: "Please leave a message." } },
      { say: "Goodbye." },
      CHALLENGE,
    ];
    const keys = ["number", "webhook", "sip", "client", "flow", "flex", "queue", "voicemail", "say", "challenge"];
    expect(kinds.map((end) => only({ blockedCallers: end })?.blockedCallers)).toEqual(
      keys.map((kind) => expect.objectContaining({ kind }) as unknown),
    );
    expect(only({ blockedCallers: "reject" })?.blockedCallers).toBe("reject");
    expect(only({ hiddenCallers: { say: "Goodbye." } })?.hiddenCallers).toEqual({ kind: "say", text: "Goodbye." });
    expect(only({ unknownCountry: CHALLENGE })?.unknownCountry).toEqual({
      kind: "challenge",
      say: "Press 4 to be connected.",
      digits: "4",
    });
  });

  test("may follow a challenge", () => {
    const challenge = { ...CHALLENGE.challenge, attempts: 3, timeout: 9, otherwise: { say: "Goodbye." } };
    expect(only({ hiddenCallers: { challenge } })?.hiddenCallers).toEqual({
      kind: "challenge",
      say: "Press 4 to be connected.",
      digits: "4",
      attempts: 3,
      timeout: 9,
      otherwise: { kind: "say", text: "Goodbye." },
    });
  });

  test("can have a language and a voice", () => {
    const spoken = { text: "Auf Wiederhören.", language: "de-DE", voice: "Polly.Marlene" };
    expect(only({ announce: spoken })?.announce).toEqual(spoken);
    expect(only({ forward: { say: spoken } })?.forward).toEqual({ kind: "say", text: spoken });
    expect(only({ forward: { voicemail: { say: spoken } } })?.forward).toEqual({ kind: "voicemail", say: spoken });
    expect(only({ announce: { text: "Goodbye." } })?.announce).toBe("Goodbye.");
  });
});

test("judges callers from the US and Canada with verification unless it names others", () => {
  const rest = { unsigned: "forward", C: "forward", B: "forward", A: "forward" };
  expect(only({ verification: { failed: "reject" } })?.verification).toEqual({
    failed: "reject",
    ...rest,
    countries: ["CA", "US"],
  });
  expect(only({ verification: { failed: "reject", countries: ["group:US_TERRITORIES"] } })?.verification).toEqual({
    failed: "reject",
    ...rest,
    countries: ["AS", "GU", "MP", "PR", "UM", "VI"],
  });
});

test("reads ask with a server or a Function, with answers, and with forward if there is no answer", () => {
  const answers = { spam: "reject", " unsure ": CHALLENGE };
  expect(only({ ask: { webhook: " https://screen.example.com/verdict ", answers } })?.ask).toEqual({
    of: { kind: "webhook", url: "https://screen.example.com/verdict" },
    answers: [
      { answer: "spam", end: "reject" },
      { answer: "unsure", end: expect.objectContaining({ kind: "challenge" }) as unknown },
    ],
    onFailure: "forward",
  });
  const asked = {
    service: `ZS${"1".repeat(32)}`,
    environment: `ZE${"1".repeat(32)}`,
    function: `ZH${"1".repeat(32)}`,
    url: "https://screen-1111.twil.io/verdict",
  };
  expect(only({ ask: { function: asked, answers, onFailure: "reject" } })?.ask).toMatchObject({
    of: { kind: "function", functionSid: asked.function, url: asked.url },
    onFailure: "reject",
  });
});

describe("an invalid end, verification or question", () => {
  const spoken = "Press 4 to be connected.";
  test.each<[Record<string, unknown>, string[]]>([
    [
      { announce: "Goodbye.", blockedCallers: "reject" },
      [
        "ringfence:announce: cannot be set together with blockedCallers. Remove announce, and write its sentence as blockedCallers: { say: … }",
      ],
    ],
    [
      { blockedCallers: { challenge: { say: spoken, digits: "4", otherwise: CHALLENGE } } },
      [
        `ringfence:blockedCallers.challenge.otherwise.challenge: is only for callers whom a check turns away: in blockedCallers, hiddenCallers, unknownCountry, verification and ask, and not inside a challenge. Name another end: ${FORWARD_NAMES.join(", ")}`,
      ],
    ],
    [
      { blockedCallers: { challenge: { say: spoken, digits: "4", otherwise: "reject" } } },
      [
        'ringfence:blockedCallers.challenge.otherwise: "reject" is not allowed here. Write a map such as { say }; the call has been answered by then, so it cannot be rejected any more',
      ],
    ],
    [
      { forward: CHALLENGE },
      [
        `ringfence:forward.challenge: is only for callers whom a check turns away: in blockedCallers, hiddenCallers, unknownCountry, verification and ask, and not inside a challenge. Name another end: ${FORWARD_NAMES.join(", ")}`,
      ],
    ],
    [
      { hiddenCallers: { challenge: { say: spoken, digits: "four" } } },
      ['ringfence:hiddenCallers.challenge.digits: "four" is not 1 to 8 digits. Write digits in quotes, such as "4"'],
    ],
    [
      { hiddenCallers: { challenge: { say: spoken, digits: "4", attempts: 0 } } },
      ["ringfence:hiddenCallers.challenge.attempts: 0 is not allowed here. Write a whole number from 1 to 3"],
    ],
    [
      { hiddenCallers: { challenge: { say: spoken, digits: "4", attempts: 9 } } },
      ["ringfence:hiddenCallers.challenge.attempts: 9 is not allowed here. Write a whole number from 1 to 3"],
    ],
    [
      { blockedCallers: "forward" },
      [
        `ringfence:blockedCallers: "forward" is not allowed here. Write reject, or a map with ${oneOf(END_NAMES)}; to let these callers in, set mode to open`,
      ],
    ],
    [
      { hiddenCallers: "existing" },
      [
        `ringfence:hiddenCallers: "existing" is not allowed here. Write forward, reject or a map with ${oneOf(END_NAMES)}`,
      ],
    ],
    [
      { verification: { D: "reject" } },
      [
        "ringfence:verification.D: is not a key that Ringfence knows. The keys here are failed, unsigned, C, B, A, countries",
      ],
    ],
    [
      { verification: { failed: "reject", countries: [] } },
      ["ringfence:verification.countries: is empty. Write a list of at least one country code, such as [US, CA]"],
    ],
    [
      { verification: { failed: "forward" } },
      [
        "ringfence:verification: decides nothing: every verdict leads to forward. Set what a failed verdict leads to, such as failed: { challenge: … }, or remove verification",
      ],
    ],
    [
      { ask: { answers: { spam: "reject" } } },
      ["ringfence:ask: names nobody to ask. Set exactly one of webhook and function"],
    ],
    [
      {
        ask: {
          webhook: "https://example.com/",
          function: { service: `ZS${"1".repeat(32)}`, environment: "ZE", function: `ZH${"1".repeat(32)}`, url: "x" },
          answers: { spam: "reject" },
        },
      },
      ["ringfence:ask: names both a webhook and a Function. Set exactly one of webhook and function"],
    ],
    [
      { ask: { webhook: "https://example.com/" } },
      ["ringfence:ask.answers: is missing. Name an answer and its end, such as { spam: reject }"],
    ],
    [
      { ask: { webhook: "https://example.com/", answers: {} } },
      ["ringfence:ask.answers: is empty. Name an answer and its end, such as { spam: reject }"],
    ],
    [
      { ask: { webhook: "https://example.com/", answers: { spam: "reject", SPAM: "reject" } } },
      ["ringfence:ask.answers.SPAM: is there twice: letter case does not count. Remove one of the two"],
    ],
    [
      {
        ask: {
          webhook: `https://webhooks.twilio.com/v1/Accounts/AC${"1".repeat(32)}/Flows/FW${"1".repeat(32)}`,
          answers: { spam: "reject" },
        },
      },
      [
        expect.stringMatching(
          /^ringfence:ask\.webhook: ".*" is the webhook of a Studio flow, which gives no verdict\. Name a server or a Function that answers with JSON$/,
        ),
      ],
    ],
    [
      { announce: "Fish & chips" },
      [
        'ringfence:announce: "Fish & chips" contains <, > or &, which have a meaning in TwiML. Write it in words, such as "and"',
      ],
    ],
    [
      { blockedCallers: { say: { text: "1 < 2" } } },
      [
        'ringfence:blockedCallers.say.text: "1 < 2" contains <, > or &, which have a meaning in TwiML. Write it in words, such as "and"',
      ],
    ],
    [
      { blockedCallers: { say: { text: "Goodbye.", voice: "Molly.Amy", language: "English" } } },
      [
        'ringfence:blockedCallers.say.language: "English" is not a language code. Write it as "en-GB"',
        'ringfence:blockedCallers.say.voice: "Molly.Amy" is not a voice of Twilio, Amazon Polly or Google. Write man, woman, alice, or a name with its provider, such as "Polly.Amy" or "Google.en-GB-Standard-A"',
      ],
    ],
    [{ blockedCallers: { number: ONE } }, [expect.stringContaining("is fenced by line main, so the call would loop")]],
    [
      { hiddenCallers: { challenge: { say: spoken, digits: "4", otherwise: { number: ONE } } } },
      [expect.stringContaining("is fenced by line main, so the call would loop")],
    ],
  ])("%j", (config, errors) => {
    expect(errorsOf(config)).toEqual(errors);
  });

  test("is reported together with all others", () => {
    const config = {
      blockedCallers: { say: "a & b" },
      hiddenCallers: { challenge: { say: "x", digits: "" } },
      verification: { countries: ["XX"] },
      ask: { webhook: "no URL" },
    };
    expect(errorsOf(config).map((error) => error.split(":", 2).join(":"))).toEqual([
      "ringfence:blockedCallers.say",
      "ringfence:hiddenCallers.challenge.digits",
      "ringfence:verification.countries[0]",
      "ringfence:ask.webhook",
      "ringfence:ask.answers",
    ]);
  });
});

describe("notices", () => {
  const noticesOf = (config: Record<string, unknown>) =>
    readConfig(raw({ blockList: ["AD"], ...config })).notices.map(
      ({ path, reason, remedy }) => `${path}: ${reason}. ${remedy}`,
    );

  test("are absent for a policy without these keys", () => {
    expect(noticesOf({})).toEqual([]);
  });

  test("name the ends that answer, and what verification cannot know", () => {
    expect(
      noticesOf({ blockedCallers: { voicemail: {} }, verification: { failed: { webhook: "https://example.com/" } } }),
    ).toEqual([
      "ringfence:blockedCallers.voicemail: answers these callers, and an answered call is billed. Write reject for no answer and no bill",
      expect.stringMatching(
        /^ringfence:verification: relies on what networks say of a caller ID: .* Try it in mode monitor first/,
      ),
    ]);
  });

  test("name forwards abroad that show the caller's number", () => {
    const noticeAbout = (there: string) =>
      `ringfence:forward.callerId: shows the caller's number on calls to ${there}, where networks may refuse or hide it. Set callerId to called, which shows the fenced number`;
    const fenced = { numbers: ["+12025550123"] };
    expect(noticesOf({ ...fenced, forward: { number: "+493012345678" } })).toEqual([noticeAbout("Germany")]);
    expect(noticesOf({ ...fenced, forward: { number: "+493012345678", callerId: "called" } })).toEqual([]);
    expect(noticesOf({ ...fenced, forward: { number: "+12025550199" } })).toEqual([]);
    expect(noticesOf({ numbers: ["+33123456789"], forward: { number: "+33123456780" } })).toEqual([
      noticeAbout("France"),
    ]);
  });
});
