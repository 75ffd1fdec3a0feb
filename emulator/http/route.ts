import { operations } from "../operations";
import { type Operation, type Product } from "./operation";

/** Twilio's API hosts, also with an edge and a region: `studio.twilio.com`, `studio.dublin.ie1.twilio.com`. */
const API_HOST = /^(api|studio|serverless|serverless-upload|routes|insights)(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/i;

/** The product behind a host name; undefined when it is not one of the emulated API hosts. */
export function productOf(host: string): Product | undefined {
  return API_HOST.exec(host)?.[1]?.toLowerCase() as Product | undefined;
}

interface Route {
  operation: Operation;
  names: string[];
  pattern: RegExp;
}

// Paths with fewer parameters first: /Flows/Validate is not the flow named Validate.
const routes: Route[] = operations.map(route).sort((one, other) => one.names.length - other.names.length);

function route(operation: Operation): Route {
  const names: string[] = [];
  const pattern = operation.path.replace(/\{(\w+)\}|\./g, (part, name: string | undefined) => {
    if (name === undefined) return `\\${part}`;
    names.push(name);
    return "([^/]+)";
  });
  return { operation, names, pattern: new RegExp(`^${pattern}$`) };
}

/** The operation for a request and its path parameters; undefined when none is emulated. */
export function findOperation(
  product: Product,
  method: string,
  path: string,
): { operation: Operation; params: Record<string, string> } | undefined {
  for (const { operation, names, pattern } of routes) {
    if (operation.product !== product || operation.method !== method) continue;
    const found = pattern.exec(path);
    if (!found) continue;
    const params = Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1] ?? "")]));
    return { operation, params };
  }
  return undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
