import { type ConfigError } from "../base/configError";
import { keepsOut, type Policy } from "./policy";

/** Can callers of a country pass the country list? Where numbers are excepted, some may. */
export function canPass({ list, exceptions }: Pick<Policy, "list" | "exceptions">, country: string): boolean {
  return exceptions.forward.length > 0 || !keepsOut(list, country);
}

/** Routes that no call can take: their country is kept out, or in a route before. */
export function routeErrors(policy: Policy): ConfigError[] {
  const taken = new Map<string, number>();
  return policy.routes.flatMap(({ countries }, route) => {
    return countries.flatMap((country, index): ConfigError[] => {
      const at = { path: `routes[${route}].countries[${index}]`, value: JSON.stringify(country) };
      const earlier = taken.get(country);
      taken.set(country, earlier ?? route);
      if (earlier !== undefined) {
        return [{ ...at, reason: `is in routes[${earlier}] already`, remedy: "Leave it in one of the two" }];
      }
      if (canPass(policy, country)) return [];
      return [{ ...at, reason: "is kept out by the country list, so no call takes this route", remedy: "Take it out" }];
    });
  });
}
