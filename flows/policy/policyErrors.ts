import { isE164 } from "../base/caller";
import { isCountry, successorsOf, suggestCountry } from "./countries";
import { isException } from "./exceptions";
import { type ConfigError } from "../base/configError";
import { urlErrors } from "../ends/checks";
import { type EndContext, forwardErrors } from "../ends";
import { sentenceErrors } from "../ends/sentence";
import { type Policy } from "./policy";
import { routeErrors } from "./routeErrors";
import { verdictErrors } from "./verdictErrors";

/** Everything that stands against compiling the policy. Paths are those of `Policy`. */
export function policyErrors(policy: Policy, rejectUrl: string, context: EndContext): ConfigError[] {
  const { announce, routes } = policy;
  const errors = [
    ...countryErrors(policy.list.countries, "list.countries"),
    ...exceptionErrors(policy),
    ...numberErrors(policy),
    ...routes.flatMap(({ countries }, index) => countryErrors(countries, `routes[${index}].countries`)),
    ...routeErrors(policy),
    ...forwardErrors(policy.forward, "forward", context),
    ...routes.flatMap(({ forward }, index) => forwardErrors(forward, `routes[${index}].forward`, context)),
    ...(announce === undefined ? urlErrors("rejectUrl", rejectUrl) : sentenceErrors("announce", announce)),
    ...verdictErrors(policy, context),
    ...countryErrors(policy.verification?.countries ?? ["US"], "verification.countries"),
  ];
  // A former handler that several forwards lead to is wrong once, and so is an empty list.
  const seen = new Set<string>();
  return errors.filter((error) => {
    const text = JSON.stringify(error);
    return !seen.has(text) && seen.add(text);
  });
}

function countryErrors(countries: string[], path: string): ConfigError[] {
  if (countries.length === 0) {
    return [{ path, value: "[]", reason: "is empty", remedy: "List at least one country, such as RU" }];
  }
  return countries.flatMap((code, index) => {
    if (isCountry(code)) return [];
    const successors = successorsOf(code).map((one) => `"${one}"`);
    const suggestion = successors.length > 0 ? successors.join(", ") : quoted(suggestCountry(code));
    return {
      path: `${path}[${index}]`,
      value: JSON.stringify(code),
      reason: "is not an ISO 3166-1 alpha-2 code in upper case",
      remedy: suggestion === undefined ? 'Write a code such as "RU"' : `Write ${suggestion}`,
    };
  });
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `"${text}"`;
}

function exceptionErrors({ exceptions }: Policy): ConfigError[] {
  const shape = (["forward", "reject"] as const).flatMap((list) =>
    exceptions[list].flatMap((entry, index) =>
      isException(entry)
        ? []
        : {
            path: `exceptions.${list}[${index}]`,
            value: JSON.stringify(entry),
            reason: "is neither a phone number nor a prefix",
            remedy: 'Write it as "+15550100001", or as "+1900*"',
          },
    ),
  );
  const forwarded = new Set(exceptions.forward);
  const twice = exceptions.reject.flatMap((entry, index) =>
    forwarded.has(entry)
      ? {
          path: `exceptions.reject[${index}]`,
          value: JSON.stringify(entry),
          reason: "is in exceptions.forward too",
          remedy: "Leave it in one of the two",
        }
      : [],
  );
  return [...shape, ...twice];
}

function numberErrors({ numbers }: Policy): ConfigError[] {
  if (numbers.length === 0) {
    return [{ path: "numbers", value: "[]", reason: "is empty", remedy: "List at least one phone number" }];
  }
  return numbers.flatMap((number, index) =>
    isE164(number)
      ? []
      : {
          path: `numbers[${index}]`,
          value: JSON.stringify(number),
          reason: "is not a phone number in E.164 form",
          remedy: 'Write it as "+15550100001"',
        },
  );
}
