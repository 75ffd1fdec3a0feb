import { END_STAND_INS } from "../../flows/ends";
import { type StandIn, standInNumber, standInSid, standInUrl } from "../../flows/ends/end";

/** A country that shares its calling code with no other. */
const COUNTRY = "AD";

const number = standInNumber;
const url = standInUrl;
const name: StandIn = (count) => `secret${count}`;
const country: StandIn = () => COUNTRY;
const one =
  (make: StandIn): StandIn =>
  (count) => [make(count)];

/** SIDs that stand for those of a Function. */
const ASKED = { service: standInSid("ZS"), environment: standInSid("ZE"), function: standInSid("ZH") };

/**
 * What stands in for a secret, by its key; those of ends are in their files. `[]` after it means an item of a list; a parent before it where the same key
 * means two things. Only what must have a form is here; all else is a text.
 */
const STAND_INS: Readonly<Record<string, StandIn>> = {
  ...END_STAND_INS,
  blockList: one(country),
  "blockList[]": country,
  allowList: one(country),
  "allowList[]": country,
  countries: one(country),
  "countries[]": country,
  rejectReason: () => "rejected",
  rejectUrl: url,
  hiddenCallers: () => "forward",
  unknownCountry: () => "forward",
  blockedCallers: () => "reject",
  failed: () => "reject",
  unsigned: () => "reject",
  A: () => "reject",
  B: () => "reject",
  C: () => "reject",
  ask: (count) => ({ webhook: url(count), answers: { secret: "reject" } }),
  function: (count) => ({ ...ASKED, url: url(count) }),
  answers: () => ({ secret: "reject" }),
  onFailure: () => "forward",
  service: () => ASKED.service,
  environment: () => ASKED.environment,
  "function.function": () => ASKED.function,
  "function.url": url,
  language: () => "en-US",
  voice: () => "man",
  mode: () => "enforce",
  exceptions: () => ({}),
  "exceptions.forward": one(number),
  "exceptions.reject": one(number),
  "forward[]": number,
  "reject[]": number,
  forward: (count) => ({ webhook: url(count) }),
  routes: () => [],
  numbers: one(number),
  "numbers[]": number,
  all: () => true,
  "except[]": number,
  except: one(number),
  fallback: () => "none",
  former: () => ({}),
  takeOver: () => false,
  trunkSid: () => standInSid("TK"),
  voiceApplicationSid: () => standInSid("AP"),
  voiceUrl: url,
  voiceMethod: () => "POST",
  voiceFallbackUrl: url,
  voiceFallbackMethod: () => "POST",
};

/** A count in as many digits as the stand-in for a phone number has room for. */
const SAMPLE = "1234567890";

/** The texts that stand in for secrets and for nothing else, by the table above: what is before and after the count. */
const FORMS = [...Object.values(STAND_INS), name].flatMap((make) => formsOf(make(Number(SAMPLE))));

function formsOf(made: unknown): { before: string; after?: string }[] {
  if (typeof made === "object" && made !== null) return Object.values(made).flatMap(formsOf);
  if (typeof made !== "string") return [];
  const [before = "", after] = made.split(SAMPLE);
  return after !== undefined || /^[A-Z]{2}0{32}$/.test(made) ? [{ before, ...(after !== undefined && { after }) }] : [];
}

/** Is a value, or an item of a comma list, one that stands in for a secret? */
export function isStandIn(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return value.split(",").some((item) =>
    FORMS.some(({ before, after }) => {
      if (after === undefined) return item === before;
      const fits = item.startsWith(before) && item.endsWith(after);
      return fits && /^\d+$/.test(item.slice(before.length, item.length - after.length));
    }),
  );
}

/** A value in place of the secret one at `keys`, from the config's root. */
export function standIn(keys: readonly (string | number)[], count: number): unknown {
  const at = keys.findLastIndex((key) => typeof key === "string");
  const items = "[]".repeat(keys.length - 1 - at);
  const [parent, last] = [keys[at - 1], `${String(keys[at])}${items}`];
  if (items === "" && parent === "lines") return { numbers: [number(count)] };
  if (items === "" && parent === "former") return { voiceUrl: url(count) };
  const make = STAND_INS[`${String(parent)}.${last}`] ?? (Object.hasOwn(STAND_INS, last) ? STAND_INS[last] : undefined);
  return (make ?? name)(count);
}
