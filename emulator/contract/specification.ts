import { readFileSync } from "node:fs";
import path from "node:path";
import { type Operation, type Product } from "../http/operation";

/** The parts of an OpenAPI document that the contract reads. */
export interface Specification {
  paths: Record<string, Record<string, SpecifiedOperation | undefined>>;
  components: { schemas: Record<string, SpecifiedSchema> };
}

/** An operation of an OpenAPI document. */
export interface SpecifiedOperation {
  parameters?: { name: string; in: string; required?: boolean; schema?: SpecifiedSchema }[];
  requestBody?: { content: Record<string, { schema: SpecifiedSchema } | undefined> };
  responses: Record<string, { content?: Record<string, { schema: SpecifiedSchema } | undefined> } | undefined>;
}

/** A schema in OpenAPI 3.0's dialect. */
export interface SpecifiedSchema {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  properties?: Record<string, SpecifiedSchema>;
  items?: SpecifiedSchema;
  required?: string[];
}

/** The package that carries Twilio's OpenAPI documents; a dev dependency, so it may be missing. */
const CARRIER = "@twilio-alpha/mcp";

/** No document describes the upload host. */
const files: Partial<Record<Product, string>> = {
  api: "twilio_api_v2010.json",
  studio: "twilio_studio_v2.json",
  serverless: "twilio_serverless_v1.json",
  routes: "twilio_routes_v2.json",
  insights: "twilio_insights_v1.json",
};

/** The folder with the documents; undefined where the package is not installed. */
export function specificationFolder(): string | undefined {
  try {
    return path.join(path.dirname(require.resolve(`${CARRIER}/package.json`)), "twilio-oai", "spec", "json");
  } catch {
    return undefined;
  }
}

// Read once a process: the core API's document has two megabytes, and a test file starts many emulators.
const read = new Map<string, Specification>();

/** The document of a product; undefined for the upload host. */
export function specificationOf(folder: string, product: Product): Specification | undefined {
  const file = files[product];
  if (file === undefined) return undefined;
  const full = path.join(folder, file);
  let specification = read.get(full);
  if (!specification) {
    specification = JSON.parse(readFileSync(full, "utf8")) as Specification;
    read.set(full, specification);
  }
  return specification;
}

/** What the document says of an operation. */
export function specifiedOperation(specification: Specification, operation: Operation): SpecifiedOperation | undefined {
  return specification.paths[operation.path]?.[operation.method.toLowerCase()];
}
