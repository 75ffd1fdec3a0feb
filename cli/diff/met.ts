import { canonicalJson, type FlowDefinition, type FlowState, shownSip, shownUrl, SimulationError } from "../../flows";
import { isReject } from "../../flows/base/names";
import { REJECT_PATH } from "../../program/rejectDocuments";
import { isMadeUp } from "../line/surroundings";
import { asCalled } from "./called";
import { type Caller } from "./callers";
import { followed, type SideLine } from "./side";

/** What a caller meets, in a form that compares. Names and places of widgets do not count. */
export interface Met {
  /** In words that follow "is": `rejected`, `forwarded to +15550100091`. Nothing in them is secret. */
  words: string;
  /** The widgets that act on the call, in order. */
  acts: readonly Act[];
}

/** What one widget does with a call. */
interface Act {
  type: string;
  /** What it is set to, secrets included: never shown. A stand-in for a secret is `SECRET`. */
  settings: Readonly<Record<string, unknown>>;
}

/** Stands for what only a secret tells. */
const SECRET = "what only a secret tells";

/** Settings of widgets that say where a call goes, or what it hears. */
const TARGETS = ["url", "to", "sip_endpoint", "say", "play", "queue_name", "workflow"];

/** A deployed flow as people may see it whose stack file keeps secret where calls go: Twilio has all of it in clear. */
export function withheld(definition: FlowDefinition): FlowDefinition {
  const states = definition.states.map((state) => {
    if (PASSED.has(state.type) || isReject(state.name)) return state;
    const hidden: Record<string, string> = {};
    for (const key of TARGETS) if (state.properties[key] !== undefined) hidden[key] = SECRET;
    return { ...state, properties: { ...state.properties, ...hidden } };
  });
  return { ...definition, states };
}

/** Values that a stack reading puts in the place of secrets. */
const STAND_IN = /^(?:https:\/\/secret\.invalid\/\d+|sip:\d+@secret\.invalid|secret\d+|\+999\d{10}|(?:FW|WW|TC)0{32})$/;

/** Widgets that do nothing with the call but lead it on. */
const PASSED = new Set(["trigger", "split-based-on", "set-variables"]);

const FLOW_URL =
  /^https:\/\/webhooks\.(?:[\w-]+\.)*twilio\.com\/v1\/Accounts\/AC[0-9a-f]{32}\/Flows\/(FW[0-9a-f]{32})/i;

/** A line as callers of one number meet it. */
export interface CalledLine extends SideLine {
  to: string;
}

/** The line as called by `number`; by a number of its own where that is not in its flow. */
export function forNumber(line: SideLine, number: string): CalledLine {
  const to = line.numbers.includes(number) ? number : (line.numbers[0] ?? number);
  return { ...line, to, definition: asCalled(line.definition, to) };
}

/** Follows a call of this caller. */
export function met(line: CalledLine, { from, callerCountry }: Caller): Met {
  try {
    const { steps, end } = followed(line, { from, to: line.to, callerCountry });
    const actsIn = ({ states }: FlowDefinition): Act[] => {
      const byName = new Map(states.map((state) => [state.name, state]));
      return steps.flatMap(({ state: name, type }) => {
        const state = byName.get(name);
        return state === undefined || PASSED.has(type) ? [] : [actOf(state, line.secrets.size > 0)];
      });
    };
    const acts = actsIn(line.definition);
    const words =
      end.kind === "end" && acts.length === 0 ? "hung up on" : wordsOf(line.shown ? actsIn(line.shown) : acts);
    return { words, acts };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return {
      words: `met by a widget that cannot be followed (${error.state})`,
      acts: [{ type: error.message, settings: {} }],
    };
  }
}

function actOf({ name, type, properties }: FlowState, hasSecrets: boolean): Act {
  const { offset: _offset, ...settings } = properties;
  const reason = type === "add-twiml-redirect" && isReject(name) ? hostedReason(String(settings.url)) : undefined;
  if (reason !== undefined) return { type: "reject", settings: { reason } };
  const own = type === "add-twiml-redirect" && isReject(name) ? "own document" : type;
  if (!hasSecrets) return { type: own, settings };
  const shown = Object.entries(settings).map(([key, value]): [string, unknown] => [key, withoutStandIn(value)]);
  return { type: own, settings: Object.fromEntries(shown) };
}

/** The reason that a document of Ringfence's own rejects with; undefined for any other document. */
function hostedReason(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  if (!/\.(?:twil\.io|invalid)$/.test(hostname)) return undefined;
  return Object.entries(REJECT_PATH).find(([, path]) => path === pathname)?.[0];
}

function withoutStandIn(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const items = value.split(",");
  return items.some((item) => STAND_IN.test(item)) ? SECRET : value;
}

function wordsOf(acts: readonly Act[]): string {
  return acts.map(wordsOfAct).join(", then ");
}

function wordsOfAct({ type, settings }: Act): string {
  const text = (key: string) => {
    const value = settings[key];
    return typeof value === "string" ? value : typeof value === "boolean" ? String(value) : "";
  };
  switch (type) {
    case "reject":
      return settings.reason === "busy" ? "rejected (busy)" : "rejected";
    case "own document":
      return `sent to ${address(text("url"))}, which has to reject`;
    case "add-twiml-redirect":
      return redirected(text("method"), text("url"));
    case "connect-call-to":
      return dialled(text);
    case "say-play":
      return text("say") === "" ? `played ${address(text("play"))}` : `told ${JSON.stringify(text("say"))}`;
    case "record-voicemail":
      return "asked for a message";
    case "enqueue-call":
      return `put into the queue ${text("queue_name")}`;
    case "send-to-flex":
      return `sent to Flex, workflow ${text("workflow")}`;
    default:
      return `met by a widget of type ${type}`;
  }
}

function redirected(method: string, url: string): string {
  if (isMadeUp(url)) return "forwarded to what the number did before";
  const [, flow] = FLOW_URL.exec(url) ?? [];
  return `forwarded to ${flow === undefined ? `${method === "GET" ? "GET " : ""}${address(url)}` : `the flow ${flow}`}`;
}

function dialled(text: (key: string) => string): string {
  const to = text("noun") === "sip" ? shownSip(text("sip_endpoint")) : text("to").replaceAll(",", ", ");
  return `forwarded to ${text("noun") === "client" ? "the client " : ""}${to}${text("record") === "true" ? ", recorded" : ""}`;
}

function address(url: string): string {
  return url === SECRET ? SECRET : shownUrl(url);
}

/**
 * Do two calls meet the same? A secret equals a secret.
 *
 * @param aside is a secret equal to what is known, too? So it is with what is deployed, which has every secret in clear.
 */
export function sameMet(one: Met, other: Met, aside = false): boolean {
  return (
    one.acts.length === other.acts.length &&
    one.acts.every((act, index) => {
      const against = other.acts[index];
      return against !== undefined && act.type === against.type && differing(act, against, aside).length === 0;
    })
  );
}

/** Names of what two calls meet differently, such as `timeout`, where their words are the same. */
export function otherSettings(one: Met, other: Met): string[] {
  const names = one.acts.flatMap((act, index) => {
    const against = other.acts[index];
    return against === undefined || act.type !== against.type ? [] : differing(act, against, false);
  });
  return [...new Set(names)].sort();
}

function differing({ settings: was }: Act, { settings: is }: Act, aside: boolean): string[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.filter((key) => {
    const values = [was[key] ?? "", is[key] ?? ""];
    return !(aside && values.includes(SECRET)) && canonicalJson(values[0]) !== canonicalJson(values[1]);
  });
}
