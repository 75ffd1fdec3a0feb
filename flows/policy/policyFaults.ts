import { isE164 } from "../base/caller";
import { isCountry, successorsOf, suggestCountry } from "./countries";
import { isException } from "./exceptions";
import { type Fault } from "../base/faults";
import { urlErrors } from "../ends/checks";
import { type EndContext, forwardErrors } from "../ends";
import { sentenceErrors } from "../ends/sentence";
import { type Policy } from "./policy";
import { routeFaults } from "./routeFaults";
import { verdictFaults } from "./verdictFaults";

/** Everything that stands against compiling the policy. Paths are those of `Policy`. */
export function policyFaults(policy: Policy, rejectUrl: string, context: EndContext): Fault[] {
  const { announce, routes } = policy;
  const faults = [
    ...countryFaults(policy.fence.countries, "fence.countries"),
    ...exceptionFaults(policy),
    ...numberFaults(policy),
    ...routes.flatMap(({ countries }, index) => countryFaults(countries, `routes[${index}].countries`)),
    ...routeFaults(policy),
    ...forwardErrors(policy.forward, "forward", context),
    ...routes.flatMap(({ forward }, index) => forwardErrors(forward, `routes[${index}].forward`, context)),
    ...(announce === undefined ? urlErrors("rejectUrl", rejectUrl) : sentenceErrors("announce", announce)),
    ...verdictFaults(policy, context),
    ...countryFaults(policy.verification?.countries ?? ["US"], "verification.countries"),
  ];
  // A former handler that several forwards lead to is wrong once, and so is an empty list.
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const text = JSON.stringify(fault);
    return !seen.has(text) && seen.add(text);
  });
}

function countryFaults(countries: string[], path: string): Fault[] {
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

function exceptionFaults({ exceptions }: Policy): Fault[] {
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

function numberFaults({ numbers }: Policy): Fault[] {
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
