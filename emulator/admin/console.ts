import { type FlowDefinition } from "../../flows/definition";
import { type Console } from "../console/console";
import { type FlowEdit } from "../console/flows";
import { OWN_SETTINGS } from "../console/numbers";
import { objectOf, text } from "./input";

type Fields = Record<string, unknown>;

/** An edit that the console can be asked for: the fields that it takes, besides `action`. */
interface Action {
  fields: readonly string[];
  run(console: Console, fields: Fields): object | void;
}

const optional = (fields: Fields, name: string) => (fields[name] === undefined ? undefined : text(fields, name));
const phone = (fields: Fields) => text(fields, "phoneNumber");
const flow = (fields: Fields) => text(fields, "flowSid");
const object = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${name}: give an object`);
  return value as Fields;
};

/** How a flow is saved, as far as the body says. */
function howSaved(fields: Fields): FlowEdit {
  const [status, friendlyName] = [optional(fields, "status"), optional(fields, "friendlyName")];
  if (status !== undefined && status !== "published" && status !== "draft") {
    throw new Error(`status: "${status}" is not published or draft`);
  }
  return { ...(status && { status }), ...(friendlyName !== undefined && { friendlyName }) };
}

/** The whole definition instead of what is there. */
const replaceBy = (next: Fields) => (definition: FlowDefinition) => {
  for (const name of Object.keys(definition)) delete (definition as unknown as Fields)[name];
  Object.assign(definition, structuredClone(next));
};

/** The edits of {@link Console} by name. A function cannot come as JSON: `editFlow` takes a definition instead. */
const actions: { [Name in keyof Console]: Action } = {
  pointNumber: {
    fields: ["phoneNumber", "voiceUrl", ...OWN_SETTINGS],
    run: (console, fields) => {
      const own = Object.fromEntries(OWN_SETTINGS.map((name) => [name, optional(fields, name)]));
      return console.pointNumber(phone(fields), text(fields, "voiceUrl"), own);
    },
  },
  emptyNumber: { fields: ["phoneNumber"], run: (console, fields) => console.emptyNumber(phone(fields)) },
  putUnderTrunk: {
    fields: ["phoneNumber", "trunkSid"],
    run: (console, fields) => console.putUnderTrunk(phone(fields), optional(fields, "trunkSid")),
  },
  putUnderApplication: {
    fields: ["phoneNumber", "applicationSid"],
    run: (console, fields) => console.putUnderApplication(phone(fields), optional(fields, "applicationSid")),
  },
  releaseNumber: { fields: ["phoneNumber"], run: (console, fields) => console.releaseNumber(phone(fields)) },
  editFlow: {
    fields: ["flowSid", "definition", "status", "friendlyName"],
    run: (console, fields) => console.editFlow(flow(fields), replaceBy(object(fields, "definition")), howSaved(fields)),
  },
  resaveFlow: {
    fields: ["flowSid", "status", "friendlyName"],
    run: (console, fields) => console.resaveFlow(flow(fields), howSaved(fields)),
  },
  addCountry: {
    fields: ["flowSid", "country", "split"],
    run: (console, fields) => console.addCountry(flow(fields), text(fields, "country"), optional(fields, "split")),
  },
  renameFlow: {
    fields: ["flowSid", "friendlyName"],
    run: (console, fields) => console.renameFlow(flow(fields), text(fields, "friendlyName")),
  },
  removeDescription: { fields: ["flowSid"], run: (console, fields) => console.removeDescription(flow(fields)) },
  saveDraft: {
    fields: ["flowSid", "definition"],
    run: (console, fields) =>
      fields.definition === undefined
        ? console.saveDraft(flow(fields))
        : console.saveDraft(flow(fields), replaceBy(object(fields, "definition"))),
  },
  rollBackFlow: {
    fields: ["flowSid", "revision"],
    run: (console, fields) => console.rollBackFlow(flow(fields), Number(fields.revision)),
  },
  deleteFlow: { fields: ["flowSid"], run: (console, fields) => console.deleteFlow(flow(fields)) },
  deleteService: {
    fields: ["serviceSid"],
    run: (console, fields) => console.deleteService(text(fields, "serviceSid")),
  },
  deleteAsset: { fields: ["assetSid"], run: (console, fields) => console.deleteAsset(text(fields, "assetSid")) },
  deleteBuild: { fields: ["buildSid"], run: (console, fields) => console.deleteBuild(text(fields, "buildSid")) },
  deployBuild: {
    fields: ["environmentSid", "buildSid"],
    run: (console, fields) => console.deployBuild(text(fields, "environmentSid"), text(fields, "buildSid")),
  },
  deployDocuments: {
    fields: ["serviceSid", "documents"],
    run: (console, fields) =>
      console.deployDocuments(text(fields, "serviceSid"), object(fields, "documents") as Record<string, string | null>),
  },
};

/** The names of the edits, with the fields of each. */
export const consoleActions: Record<string, readonly string[]> = Object.fromEntries(
  Object.entries(actions).map(([name, { fields }]) => [name, fields]),
);

/**
 * Does the edit that a JSON body asks for: `{ action, … }`.
 * @returns what came of it; nothing for most edits.
 * @throws when the body cannot be understood, and when there is nothing to edit.
 */
export function editInConsole(console: Console, input: unknown): object {
  const name = text(objectOf(input, [...new Set(["action", ...Object.values(consoleActions).flat()])]), "action");
  const action = Object.hasOwn(actions, name) ? actions[name as keyof Console] : undefined;
  if (!action) throw new Error(`action: there is no ${name}; there is ${Object.keys(actions).join(", ")}`);
  const { action: _, ...fields } = objectOf(input, ["action", ...action.fields]);
  return action.run(console, fields) ?? {};
}
