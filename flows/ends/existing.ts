import { type Handler } from "../base/call";
import { type ConfigError } from "../base/configError";
import { grouped, numberParts } from "../base/lists";
import { type ForwardNames, LIQUID } from "../base/names";
import { redirectTo } from "../base/verb";
import { type Match, redirect, split } from "../widgets";
import { urlErrors } from "./checks";
import { type Branch, type EndContext, type EndKind, oneEntry, UnanswerableError } from "./end";

/** The voice handler that each number had before it was fenced. */
export interface ForwardExisting {
  kind: "existing";
}

/** What answered each number before, by a redirect. */
export const existing: EndKind<ForwardExisting> = {
  kind: "existing",
  settings: [],
  answers: "maybe",
  standIns: {},
  check: (_, path, context) => handlerErrors(path, context),
  build: (_, names, context) => redirectsTo(context, names),
  twiml(_, { call, handlers }) {
    const handler = handlerOf(call.to.trim(), handlers);
    if (handler === undefined)
      throw new UnanswerableError("the called number has no former handler in the line's data");
    return [redirectTo(handler.voiceUrl, handler.voiceMethod)];
  },
  words: () => ({
    short: "forwarded to what the number did before",
    destination: "what the number did before",
    hears: "what the number did before",
  }),
  isReached(_, end, call, { handlers }) {
    const handler = handlerOf(call.to, handlers);
    return end.kind === "redirect" && end.url === handler?.voiceUrl && end.method === handler.voiceMethod;
  },
};

/** The handler that a number had before. */
function handlerOf(number: string, handlers: Record<string, Handler>): Handler | undefined {
  return Object.hasOwn(handlers, number) ? handlers[number] : undefined;
}

function handlerErrors(path: string, { numbers, handlers }: EndContext): ConfigError[] {
  return numbers.flatMap((number): ConfigError[] => {
    const handler = handlerOf(number, handlers);
    if (handler !== undefined) return urlErrors(`former["${number}"].voiceUrl`, handler.voiceUrl);
    return [
      {
        path,
        value: JSON.stringify(number),
        reason: "had no voice handler that could go on answering",
        remedy: "Set ringfence:forward to a webhook or a number, or name its handler in ringfence:former",
      },
    ];
  });
}

/**
 * A redirect for each distinct handler. With several, a split on the called number comes first; its `noMatch` leads to
 * the handler that most numbers share (of equals, the one with the lowest number), so those numbers need no match.
 */
function redirectsTo({ numbers, handlers }: EndContext, names: ForwardNames): Branch {
  const [most, ...others] = byHandler(numbers, handlers);
  if (most === undefined) throw new Error("no number has a handler; check lets no such policy through");
  const { voiceUrl, voiceMethod } = most.handler;
  if (others.length === 0) return oneEntry(redirect(names.call, voiceUrl, voiceMethod));

  // Named by the group's lowest number, so that a handler more or less renames no other.
  const nameOf = (group: Group) => names.handlerOf(group.numbers[0]);
  const matches = others.flatMap((group) =>
    numberParts(group.numbers).map((part): Match => ({
      label: part.length === 1 ? `Called ${part[0]}` : `Called one of ${part.length} numbers`,
      type: "matches_any_of",
      value: part.join(","),
      next: nameOf(group),
    })),
  );
  const redirects = [most, ...others].map((group) =>
    redirect(nameOf(group), group.handler.voiceUrl, group.handler.voiceMethod),
  );
  return oneEntry(split(names.call, LIQUID.called, nameOf(most), matches), ...redirects);
}

interface Group {
  handler: Handler;
  /** Sorted. */
  numbers: [string, ...string[]];
}

/** Numbers that share a URL and a method, the largest group first; the others by their lowest number. */
function byHandler(numbers: string[], handlers: Record<string, Handler>): Group[] {
  const handled = [...new Set(numbers)].sort().flatMap((number) => {
    const handler = handlerOf(number, handlers);
    return handler === undefined ? [] : [{ number, handler }];
  });
  const groups = [...grouped(handled, ({ handler }) => `${handler.voiceMethod} ${handler.voiceUrl}`).values()].map(
    ([first, ...others]): Group => ({
      handler: first.handler,
      numbers: [first.number, ...others.map(({ number }) => number)],
    }),
  );
  const largest = groups.reduce((most, { numbers: { length } }) => Math.max(most, length), 0);
  const first = groups.find((group) => group.numbers.length === largest);
  return first === undefined ? [] : [first, ...groups.filter((group) => group !== first)];
}
