import { LIQUID, type ForwardNames } from "../base/names";
import { type Handler } from "../base/call";
import { grouped, numberParts } from "../base/lists";
import { type Match, redirect, split } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch, type Ground } from "./index";

/**
 * A redirect for each distinct handler. With several, a split on the called number comes first; its `noMatch` leads to
 * the handler that most numbers share (of equals, the one with the lowest number), so those numbers need no match.
 */
export function existing({ numbers, handlers }: Ground, names: ForwardNames): Branch {
  const [most, ...others] = byHandler(numbers, handlers);
  if (most === undefined) throw new Error("no number has a handler; forwardFaults lets no such policy through");
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
    const handler = Object.hasOwn(handlers, number) ? handlers[number] : undefined;
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
