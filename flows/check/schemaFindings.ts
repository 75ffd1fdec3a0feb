import { type ErrorObject } from "ajv";
import { validateFlow } from "../../schema/generated/flow-definition";
import { type Finding } from "./finding";
import { hideAddresses, isSecretKey } from "../secrecy";

/** Where `definition` departs from the flow schema. */
export function schemaFindings(definition: unknown): Finding[] {
  if (validateFlow(definition)) return [];
  const findings = (validateFlow.errors ?? [])
    // "if" only repeats what its branch has reported already.
    .filter(({ keyword }) => keyword !== "if")
    .map((error) => findingOf(error, definition));
  return findings.filter(({ at }, index) => findings.findIndex((other) => same(other.at, at)) === index);
}

function findingOf(error: ErrorObject, definition: unknown): Finding {
  const at = keysOf(error.instancePath, definition);
  const params = error.params as Record<string, unknown>;
  if (error.keyword === "required") {
    const missing = String(params.missingProperty);
    return { at: [...at, missing], reason: "is missing", remedy: `Add ${missing}` };
  }
  const value = at.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], definition);
  const expected = expectation(error.keyword, params);
  return {
    at,
    value: shownValue(value, at.at(-1)),
    reason: `is ${kindOf(value)}; expected ${expected}`,
    remedy: `Give ${expected}`,
  };
}

function expectation(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case "type":
      return typeName(String(params.type));
    case "const":
      return `the constant ${JSON.stringify(params.allowedValue)}`;
    case "enum":
      return `one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "minimum":
    case "maximum":
      return `a number ${String(params.comparison)} ${String(params.limit)}`;
    case "minLength":
      return "a string that is not empty";
    case "maxLength":
      return `at most ${String(params.limit)} characters`;
    case "minItems":
      return `at least ${String(params.limit)} item`;
    case "maxItems":
      return `at most ${String(params.limit)} items`;
    case "pattern":
      return `text of the form ${String(params.pattern)}`;
    default:
      return keyword;
  }
}

/** Objects are shown by their kind only: a definition may hold much, and credentials too. */
function shownValue(value: unknown, key: string | number = ""): unknown {
  if ((typeof value === "object" && value !== null) || isSecretKey(String(key))) return undefined;
  return typeof value === "string" ? hideAddresses(value) : value;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeName(Number.isInteger(value) ? "integer" : typeof value);
}

function typeName(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** The keys of a JSON pointer; indices of arrays as numbers. */
function keysOf(pointer: string, definition: unknown): (string | number)[] {
  const keys: (string | number)[] = [];
  let value = definition;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    keys.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  return keys;
}

function same(one: (string | number)[], other: (string | number)[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}
