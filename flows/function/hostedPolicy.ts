import { type Handler } from "../base/call";
import { grouped } from "../base/lists";
import { needsHandlers, type Policy } from "../policy/policy";
import { type ScreenData } from "./answerCall";

/**
 * A line that runs on a Function, as a program hands it over: the numbers are one text, and a handler that many of them had stands
 * there once, because the engine takes every single value apart (docs/decisions/0008-numbers-as-one-text.md).
 */
export interface HostedPolicy {
  /** The policy, without its numbers. */
  policy: Record<string, unknown>;
  /** Its numbers (E.164), joined by commas. */
  numbers: string;
  /** What the numbers did before, where calls are forwarded to that: each handler with its numbers, joined by commas. */
  handlers?: (Handler & { numbers: string })[];
  /** `auto`, `none` or a URL: what happens to a call when the Function itself fails. */
  fallback: string;
}

/** Packs a line. {@link screenData} is the way back. */
export function hostedPolicy(
  { numbers, ...policy }: Policy,
  handlers: Readonly<Record<string, Handler>>,
  fallback: string,
): HostedPolicy {
  const own = numbers.flatMap((number) => {
    const handler = handlers[number];
    return handler ? [{ number, ...handler }] : [];
  });
  const groups = [...grouped(own, ({ voiceUrl, voiceMethod }) => `${voiceMethod} ${voiceUrl}`).values()];
  return {
    policy,
    numbers: numbers.join(","),
    ...(needsHandlers(policy) && {
      handlers: groups.map((group) => ({
        voiceUrl: group[0].voiceUrl,
        voiceMethod: group[0].voiceMethod,
        numbers: group.map(({ number }) => number).join(","),
      })),
    }),
    fallback,
  };
}

/** The data of a line as the Function reads them. */
export function screenData({ policy, numbers, handlers = [], fallback }: HostedPolicy, accountSid: string): ScreenData {
  const byNumber: Record<string, Handler> = {};
  for (const { numbers: joined, voiceUrl, voiceMethod } of handlers)
    for (const number of joined.split(",")) byNumber[number] = { voiceUrl, voiceMethod };
  // The program has checked the policy.
  const checked = { ...policy, numbers: numbers.split(",") } as unknown as Policy;
  return { policy: checked, handlers: byNumber, accountSid, fallback };
}
