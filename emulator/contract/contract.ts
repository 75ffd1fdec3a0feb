import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { type Operation, type Reply } from "../http/operation";
import { jsonSchema } from "./schema";
import {
  specificationFolder,
  specificationOf,
  specifiedOperation,
  type Specification,
  type SpecifiedOperation,
  type SpecifiedSchema,
} from "./specification";

/** Holds requests and answers against Twilio's OpenAPI documents. */
export interface Contract {
  /** Faults of a request: path parameters, query and form. Empty when it is as the document says. */
  requestFaults(
    operation: Operation,
    params: Record<string, string>,
    query: URLSearchParams,
    form: URLSearchParams,
  ): string[];
  /** Faults of an answer. */
  answerFaults(operation: Operation, reply: Reply): string[];
}

/** The contract; undefined where the package with Twilio's documents is not installed. */
export function openContract(): Contract | undefined {
  const folder = specificationFolder();
  return folder === undefined
    ? undefined
    : { requestFaults: requestFaults(folder), answerFaults: answerFaults(folder) };
}

const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const rfc2822Date = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;

const formats = {
  uri: (text: string) => text.startsWith("/") || URL.canParse(text),
  "date-time": ISO_DATE,
  "date-time-rfc-2822": rfc2822Date,
  "phone-number": /^\+?[0-9A-Za-z*]+$/,
  "http-method": /^[A-Z]+$/,
  "phone-number-capabilities": true,
  "uri-map": true,
  currency: /^[A-Z]{3}$/,
  endpoint: true,
  twiml: true,
  int64: true,
} as const;
const rules = { strict: false, allErrors: true, validateSchema: false, formats };

/** Fields come as text: "true" is a boolean, "50" a number. A moment may be a day, as Twilio documents it for calls. */
const fieldRules = new Ajv({
  ...rules,
  coerceTypes: "array",
  formats: { ...formats, "date-time": (text: string) => ISO_DATE.test(text) || /^\d{4}-\d\d-\d\d$/.test(text) },
});
const answerRules = new Ajv(rules);

// Compiled at first use and kept for the life of the process.
const compiled = new Map<SpecifiedSchema, ValidateFunction>();

function checker(specification: Specification, schema: SpecifiedSchema, answer: boolean): ValidateFunction {
  let check = compiled.get(schema);
  if (!check) {
    check = (answer ? answerRules : fieldRules).compile(jsonSchema(specification, schema, answer));
    compiled.set(schema, check);
  }
  return check;
}

function requestFaults(folder: string): Contract["requestFaults"] {
  return (operation, params, query, form) => {
    const specification = specificationOf(folder, operation.product);
    if (!specification) return [];
    const specified = specifiedOperation(specification, operation);
    if (!specified) return [`Twilio's OpenAPI document has no ${operation.method} ${operation.path}`];
    const body = specified.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
    return [
      ...fieldFaults(specification, "path", new URLSearchParams(params), parameters(specified, "path")),
      ...fieldFaults(specification, "query", query, parameters(specified, "query")),
      ...fieldFaults(specification, "form", form, body?.properties ?? {}),
    ];
  };
}

function answerFaults(folder: string): Contract["answerFaults"] {
  return (operation, reply) => {
    const specification = specificationOf(folder, operation.product);
    const specified = specification && specifiedOperation(specification, operation);
    if (!specification || !specified) return [];
    const answer = specified.responses[reply.status];
    if (!answer) return [`answer: status ${reply.status} is not one the document has`];
    const schema = answer.content?.["application/json"]?.schema;
    if (!schema) return reply.body ? ["answer: the document has no body here"] : [];
    // Checked as what goes over the wire: an undefined field is a missing one.
    const body: unknown = JSON.parse(JSON.stringify(reply.body ?? null));
    const check = checker(specification, schema, true);
    return check(body) ? [] : (check.errors ?? []).map((error) => `answer${describe(error)}`);
  };
}

function parameters(specified: SpecifiedOperation, place: string): Record<string, SpecifiedSchema> {
  const there = (specified.parameters ?? []).filter((parameter) => parameter.in === place);
  return Object.fromEntries(there.map(({ name, schema }) => [name, schema ?? {}]));
}

/** A missing field is not a fault here: Twilio answers that itself, with 20001. An empty one means "unset". */
function fieldFaults(
  specification: Specification,
  place: string,
  fields: URLSearchParams,
  known: Record<string, SpecifiedSchema>,
): string[] {
  return [...new Set(fields.keys())].flatMap((name) => {
    const schema = known[name];
    if (!schema) return [`${place} ${name}: Twilio's OpenAPI document has no such field`];
    const values = fields.getAll(name);
    const list = schema.type === "array";
    if (!list && values.length > 1) return [`${place} ${name}: sent ${values.length} times`];
    if (!list && values[0] === "") return [];
    const check = checker(specification, schema, false);
    if (check(list ? values : values[0])) return [];
    return (check.errors ?? []).map((error) => `${place} ${name}${describe(error)}`);
  });
}

function describe(error: ErrorObject): string {
  const allowed = "allowedValues" in error.params ? ` (${JSON.stringify(error.params.allowedValues)})` : "";
  return `${error.instancePath}: ${error.message ?? error.keyword}${allowed}`;
}
