import fc from "fast-check";
import { type Keys } from "../../../config";

/** A stack's config with secrets in it. */
export interface Planted {
  /** Keys of the config, without namespace. */
  values: Record<string, unknown>;
  /** Where each secret stands. */
  secrets: Keys[];
  /** Texts that no escaping changes, one or more in each secret: nobody may see any of them. */
  cores: string[];
  /** Those of them that nobody may see in a stack file in clear either: passwords and queries. */
  byNature: string[];
}

type Part = Omit<Planted, "values"> & { value: unknown };

/** Letters and digits, which stand in no word. Without a bias to a few texts, so that no two secrets have the same. */
const core = fc.noBias(fc.stringMatching(/^[a-z][0-9][a-z0-9]{6}$/)).map((text) => `zq${text}`);
const phone = fc.stringMatching(/^[1-9][0-9]{7}$/).map((digits) => `+4930${digits}`);
/** A prefix too long for the fenced numbers. */
const prefix = fc.stringMatching(/^[1-9][0-9]{3}$/).map((digits) => `+4940${digits}*`);
/** White space that the program takes off. */
const blank = fc.constantFrom("", "", " ", "\n", " \n");

/** Secret as a whole. */
const secret = (value: unknown, ...cores: string[]): Part => ({ value, secrets: [[]], cores, byNature: [] });

/** A map of parts. */
function map(parts: Record<string, Part>): Part {
  const entries = Object.entries(parts);
  return {
    value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    secrets: entries.flatMap(([key, { secrets }]) => secrets.map((keys) => [key, ...keys])),
    cores: entries.flatMap(([, { cores }]) => cores),
    byNature: entries.flatMap(([, { byNature }]) => byNature),
  };
}

const open = (value: unknown): Part => ({ value, secrets: [], cores: [], byNature: [] });
const digits = (number: string) => number.replace(/[+*]/g, "");

const unlisted = fc.tuple(core, blank).map(([text, end]) => secret(`https://${text}.example.com/voice${end}`, text));
const credentialed = fc.tuple(core, core, blank).map(([password, token, end]) => ({
  ...secret(`https://pbx:${password}%27@handlers.example.com/voice?token=${token}%2f&x=(1)${end}`, password, token),
  byNature: [password, token],
}));
const url = fc.oneof(unlisted, credentialed);
const number = fc.tuple(phone, blank, blank).map(([text, begin, end]) => secret(begin + text + end, digits(text)));
const sentence = fc
  .tuple(core, blank, blank)
  .map(([text, begin, end]) => secret(`${begin}Say "${text}", it's 100% \\ fine+${end}`, text));
const name = fc.tuple(core, blank).map(([text, end]) => secret(`desk ${text}'s${end}`, text));

const forward: fc.Arbitrary<Part> = fc.oneof(
  url.map((webhook) => map({ webhook })),
  fc.tuple(number, number).map(([one, callerId]) => map({ number: one, callerId })),
  fc.uniqueArray(phone, { minLength: 2, maxLength: 4 }).map((numbers) => ({
    ...map({ number: open(numbers) }),
    secrets: numbers.map((_, index) => ["number", index]),
    cores: numbers.map(digits),
  })),
  fc.tuple(core, core, core, blank).map(([user, username, password, end]) => {
    const parts = map({
      sip: secret(`sip:${user}@pbx.example.com${end}`, user),
      username: secret(`u.${username}`, username),
      password: secret(`p'${password} %2f+?`, password),
    });
    return { ...parts, byNature: [password] };
  }),
  name.map((client) => map({ client })),
  name.map((queue) => map({ queue })),
  sentence.map((say) => map({ say })),
  sentence.map((say) => map({ voicemail: map({ say }) })),
);

/** An end for turned-away callers. */
const end: fc.Arbitrary<Part> = fc.oneof(
  forward,
  fc.tuple(sentence, forward).map(([say, otherwise]) => map({ challenge: map({ say, digits: open("4"), otherwise }) })),
);

/** A question about the caller. */
const ask: fc.Arbitrary<Part> = fc
  .tuple(url, end, end)
  .map(([webhook, unsure, onFailure]) => map({ webhook, answers: map({ spam: open("reject"), unsure }), onFailure }));

const exceptions: fc.Arbitrary<Part> = fc
  .record({
    forward: fc.uniqueArray(phone, { minLength: 1, maxLength: 12 }),
    reject: fc.uniqueArray(prefix, { minLength: 1, maxLength: 2 }),
    end: blank,
  })
  .map(({ forward: let_in, reject, end }) => ({
    ...open({ forward: let_in.map((entry) => entry + end), reject: reject.map((entry) => entry + end) }),
    secrets: [
      ...let_in.map((_, index): Keys => ["forward", index]),
      ...reject.map((_, index): Keys => ["reject", index]),
    ],
    cores: [...let_in, ...reject].map(digits),
  }));

/** What a number had before; its URL stands as it is. */
const former = fc
  .tuple(url, url)
  .map(([voiceUrl, voiceFallbackUrl]) =>
    map({ voiceUrl: trimmed(voiceUrl), voiceFallbackUrl: trimmed(voiceFallbackUrl) }),
  );

const trimmed = (part: Part): Part => ({ ...part, value: String(part.value).trim() });

/** A config of two lines, or of one, with secrets wherever there may be some. @param numbers the fenced ones. */
export const planted = (numbers: readonly [string, string, string]): fc.Arbitrary<Planted> =>
  fc
    .record({
      forward,
      route: forward,
      exceptions,
      former,
      fallback: url,
      turnedAway: fc.oneof(
        sentence.map((announce) => map({ announce })),
        fc.tuple(url, end).map(([rejectUrl, blockedCallers]) => map({ rejectUrl, blockedCallers })),
        fc
          .tuple(end, end, ask)
          .map(([hiddenCallers, failed, question]) =>
            map({ hiddenCallers, verification: map({ failed }), ask: question }),
          ),
        fc.constant(map({})),
      ),
      inLines: fc.boolean(),
      monitor: fc.boolean(),
      onFunction: fc.boolean(),
    })
    .map((all) => {
      const policy = map({
        blockList: open(["RU", "CN"]),
        mode: open(all.monitor ? "monitor" : "enforce"),
        runsOn: open(all.onFunction ? "function" : "studio"),
        forward: all.forward,
        exceptions: all.exceptions,
        routes: inList(map({ countries: open(["DE"]), forward: all.route })),
        numbers: open(numbers.slice(0, 2)),
        ...partsOf(all.turnedAway),
      });
      const other = map({ numbers: open(numbers.slice(2)), blockList: open(["FR"]), forward: open("existing") });
      const lines = all.inLines ? map({ lines: map({ desk: policy, plain: other }) }) : policy;
      const config = map({
        ...partsOf(lines),
        fallback: all.fallback,
        former: map({ [numbers[0]]: all.former }),
      });
      return { ...config, values: config.value as Record<string, unknown> };
    });

const inList = (part: Part): Part => ({
  ...part,
  value: [part.value],
  secrets: part.secrets.map((keys) => [0, ...keys]),
});

/** The parts of a map again, so that it can be laid into another. */
function partsOf({ value, secrets, cores, byNature }: Part): Record<string, Part> {
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([key, item], index) => [
      key,
      {
        value: item,
        secrets: secrets.filter(([first]) => first === key).map((keys) => keys.slice(1)),
        // Which core is whose does not matter: all are looked for everywhere.
        ...(index === 0 ? { cores, byNature } : { cores: [], byNature: [] }),
      },
    ]),
  );
}
