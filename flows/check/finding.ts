import { type FlowDefinition } from "../definition";
import { type ConfigError } from "../base/configError";

/** An error of a definition, with its place as keys and indices. */
export interface Finding {
  at: (string | number)[];
  value?: unknown;
  reason: string;
  remedy: string;
}

/** One thing that holds for every flow. Rules see only definitions that have the schema's shape. */
export interface Rule {
  name: string;
  check: (flow: FlowDefinition) => Finding[];
}

/** As people read it: `states[3].properties.timeout`. */
export function errorOf({ at, value, reason, remedy }: Finding): ConfigError {
  const path = at.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  const shown = value === undefined ? undefined : (JSON.stringify(value) ?? "").slice(0, 80);
  return {
    path: path.replace(/^\./, "") || "definition",
    ...(shown === undefined ? {} : { value: shown }),
    reason,
    remedy,
  };
}

/** As Twilio's Flows/Validate points to it: `#/states/3/properties/timeout`. */
export function propertyPath(at: (string | number)[]): string {
  return ["#", ...at.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}
