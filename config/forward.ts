import { type Forward } from "../flows/ends/forward";
import { MAX_IDENTITY, MAX_QUEUE, nameFlaw, sidFlaw, speechFlaw } from "../flows/ends/texts";
import { urlFault } from "../flows/ends/urls";
import { type Forward as WrittenForward, type ForwardTo } from "../schema/generated/config";
import { readCallerId } from "./callerId";
import { checkText } from "./errors";
import { type FaultList } from "./errors";
import { type Keys } from "./path";
import { readPhone } from "./numbers";
import { type Pruned } from "./shape";
import { readSip } from "./sip";

type Written = Pruned<ForwardTo>;

/** The keys that say which kind of forward it is, and the settings that belong to each. */
const KINDS = {
  number: ["callerId", "timeout", "record"],
  webhook: ["method"],
  sip: ["username", "password", "callerId"],
  client: [],
  flow: [],
  flex: [],
  queue: [],
  voicemail: [],
  say: [],
} as const satisfies Partial<Record<keyof ForwardTo, readonly (keyof ForwardTo)[]>>;

type Kind = keyof typeof KINDS;

const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** What answers behind the fence; undefined after a fault. */
export function readForward(written: Pruned<WrittenForward>, keys: Keys, faults: FaultList): Forward | undefined {
  if (written === "existing") return { kind: "existing" };
  const kinds = KIND_NAMES.filter((kind) => written[kind] !== undefined);
  if (kinds.length === 0 && faults.isFaulty(keys)) return undefined;
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) {
    const reason =
      kind === undefined ? "names no destination" : `names more than one destination: ${kinds.join(" and ")}`;
    faults.addAt(keys, reason, `Set exactly one of ${KIND_NAMES.join(", ")}, or write existing`);
    return undefined;
  }
  checkSettings(written, kind, keys, faults);
  return read(kind, written, keys, faults);
}

function read(kind: Kind, written: Written, keys: Keys, faults: FaultList): Forward {
  const text = (key: "client" | "flow" | "queue" | "say" | "webhook") => (written[key] ?? "").trim();
  switch (kind) {
    case "number":
      return readNumber(written, keys, faults);
    case "webhook":
      checkText(text("webhook"), urlFault(text("webhook")), [...keys, "webhook"], faults);
      return { kind: "webhook", url: text("webhook"), method: written.method ?? "POST" };
    case "sip":
      return readSip(written, keys, faults);
    case "client":
      checkText(text("client"), nameFlaw(text("client"), MAX_IDENTITY), [...keys, "client"], faults);
      return { kind: "client", identity: text("client") };
    case "flow":
      checkText(text("flow"), sidFlaw(text("flow"), "FW"), [...keys, "flow"], faults);
      return { kind: "flow", flowSid: text("flow") };
    case "flex":
      return readFlex(written.flex ?? {}, [...keys, "flex"], faults);
    case "queue":
      checkText(text("queue"), nameFlaw(text("queue"), MAX_QUEUE), [...keys, "queue"], faults);
      return { kind: "queue", queue: text("queue") };
    case "voicemail":
      return readVoicemail(written.voicemail ?? {}, [...keys, "voicemail"], faults);
    case "say":
      checkText(text("say"), speechFlaw(text("say")), [...keys, "say"], faults);
      return { kind: "say", text: text("say") };
  }
}

function readNumber(written: Written, keys: Keys, faults: FaultList): Forward {
  const listed = Array.isArray(written.number);
  const texts = (listed ? written.number : [written.number]) as (string | undefined)[];
  const numbers = texts.flatMap((text, index) => {
    const at = listed ? [...keys, "number", index] : [...keys, "number"];
    return (text === undefined ? undefined : readPhone(text, at, faults)) ?? [];
  });
  return {
    kind: "number",
    numbers: [...new Set(numbers)],
    callerId: readCallerId(written.callerId ?? "caller", [...keys, "callerId"], faults),
    ...(written.timeout === undefined ? {} : { timeout: written.timeout }),
    ...(written.record === undefined ? {} : { record: written.record }),
  };
}

function readFlex(written: NonNullable<Written["flex"]>, keys: Keys, faults: FaultList): Forward {
  const sid = (key: "workflow" | "channel", prefix: "WW" | "TC") => {
    const text = written[key]?.trim();
    // A missing one, or one that is not a text, was reported when the shape was checked.
    if (text !== undefined) checkText(text, sidFlaw(text, prefix), [...keys, key], faults);
    return text ?? "";
  };
  return { kind: "flex", workflow: sid("workflow", "WW"), channel: sid("channel", "TC") };
}

function readVoicemail(written: NonNullable<Written["voicemail"]>, keys: Keys, faults: FaultList): Forward {
  const say = written.say?.trim();
  if (say !== undefined) checkText(say, speechFlaw(say), [...keys, "say"], faults);
  return {
    kind: "voicemail",
    ...(say === undefined ? {} : { say }),
    ...(written.maxLength === undefined ? {} : { maxLength: written.maxLength }),
  };
}

/** Settings that belong to other kinds of forward. */
function checkSettings(written: Written, kind: Kind, keys: Keys, faults: FaultList): void {
  const own: readonly string[] = KINDS[kind];
  for (const setting of ["method", "callerId", "timeout", "record", "username", "password"] as const) {
    if (written[setting] === undefined || own.includes(setting)) continue;
    const owners = KIND_NAMES.filter((other) => (KINDS[other] as readonly string[]).includes(setting));
    faults.addAt([...keys, setting], `applies only to a forward to a ${owners.join(" or ")}`, "Remove it");
  }
}
