import { isCredential } from "../line/secretSettings";
import { NO_LINE, type SideLine } from "./side";
import { type Subject } from "./subjects";
import { withoutTargets } from "./widgets";

/** What secrets keep from being known. */
export interface Hidden {
  /** Can it be said who gets through? */
  decidable: boolean;
  /** Why an outcome may differ. */
  doubts: string[];
  /** What was left out of the comparison. */
  notes: string[];
}

/** Is the line one that Twilio has, and no stack file's? */
export function isLive({ policy }: SideLine): boolean {
  return policy === undefined;
}

/** Of a deployed line people see as much as of the stack file that it is compared with: Twilio has every secret in clear. */
export function withHiddenTargets(subject: Subject): Subject {
  const { before, after } = subject;
  const hides = [...after.secrets.keys()].some((path) => !isCredential(path));
  if (!isLive(before) || !hides) return subject;
  return { ...subject, before: { ...before, shown: withoutTargets(before.definition) } };
}

/**
 * What of a comparison hangs on secrets, which a stack file has encrypted only. Equal encrypted texts are equal
 * secrets. Different ones may be: the outcome is in doubt. Where they say who gets through, no outcome is known at all.
 */
export function hiddenBy({ before, after }: Pick<Subject, "before" | "after">): Hidden {
  const line = after.line === NO_LINE ? before.line : after.line;
  const comparable = ![before, after].some((one) => one.line === NO_LINE || isLive(one));
  const paths = [...new Set([...before.secrets.keys(), ...after.secrets.keys()])];
  // Of a secret that the engine alone has, no text is known: two of those may be anything.
  const isUnknown = (path: string) => before.secrets.get(path) === "" || after.secrets.get(path) === "";
  const isSame = (path: string) => before.secrets.get(path) === after.secrets.get(path) && !isUnknown(path);
  const changed = paths.filter((path) => !comparable || !isSame(path));
  const deciding = new Set([...before.deciding, ...after.deciding]);
  const blocking = changed.filter((path) => deciding.has(path));
  const others = changed.filter((path) => !deciding.has(path));
  return {
    decidable: blocking.length === 0,
    doubts: [
      ...blocking.map((path) => `line ${line}: who gets through depends on ${path}, which is secret`),
      ...(comparable ? others : []).map((path) =>
        isUnknown(path)
          ? `line ${line}: ${path} is secret, and its encrypted text is not in the file; it may be another value`
          : `line ${line}: ${path} is secret, and its encrypted text is another; it may be another value`,
      ),
    ],
    notes: (comparable ? [] : others).map((path) => `line ${line}: ${path} is secret, and was not compared`),
  };
}
