import fc from "fast-check";
import { NUMBERS } from "./account";
import { type Forward, type Wanted, type WantedLine } from "./wanted";
import { type World } from "./world";

/** One edit of the stack file. Numbers in it choose among what there is: so it stays meaningful while a sequence shrinks. */
export type Change =
  | { change: "add a number"; number: number; line: number }
  | { change: "remove a number"; number: number }
  | { change: "move a number"; number: number; line: number }
  | { change: "add a line"; name: string; number: number; forward: Forward }
  | { change: "rename a line"; line: number; name: string }
  | { change: "remove a line"; line: number }
  | { change: "list"; line: number; list: WantedLine["list"]; countries: string[] }
  | { change: "reason"; line: number; reason: WantedLine["reason"] }
  | { change: "hidden"; line: number; hidden: WantedLine["hidden"] }
  | { change: "mode"; line: number; mode: WantedLine["mode"] }
  | { change: "forward"; line: number; forward: Forward }
  | { change: "take over"; line: number }
  | { change: "runs on"; line: number; function: boolean }
  | { change: "fallback"; fallback: Wanted["fallback"] }
  | { change: "former"; number: number; truthful: boolean }
  | { change: "back to before"; steps: number };

const LINES = ["main", "desk", "night"];
const index = fc.nat({ max: NUMBERS.length - 1 });
const line = fc.nat({ max: 2 });
const name = fc.constantFrom(...LINES);
const forward = fc.constantFrom<Forward>("existing", "existing", "existing", "webhook", "number", "shared");
const list = fc.constantFrom<WantedLine["list"]>("block", "block", "allow");
const countries = fc.constantFrom(["RU"], ["CN"], ["RU", "CN"], ["US"], ["US", "CN"]);

const of = <T extends Change["change"]>(change: T, more: object) => fc.record({ change: fc.constant(change), ...more });

export const change = fc.oneof(
  of("add a number", { number: index, line }),
  of("remove a number", { number: index }),
  of("move a number", { number: index, line }),
  of("add a line", { name, number: index, forward }),
  of("rename a line", { line, name }),
  of("remove a line", { line }),
  of("list", { line, list, countries }),
  of("reason", { line, reason: fc.constantFrom("rejected", "busy") }),
  of("hidden", { line, hidden: fc.constantFrom("forward", "reject") }),
  of("mode", { line, mode: fc.constantFrom("enforce", "monitor", "open") }),
  of("forward", { line, forward }),
  of("take over", { line }),
  of("runs on", { line, function: fc.boolean() }),
  of("fallback", { fallback: fc.constantFrom("auto", "none", "own") }),
  of("former", { number: index, truthful: fc.boolean() }),
  of("back to before", { steps: fc.integer({ min: 1, max: 2 }) }),
) as fc.Arbitrary<Change>;

const plainLine = (numbers: string[], more: Partial<WantedLine> = {}): WantedLine => ({
  ...{ numbers, list: "block", countries: ["RU"], reason: "rejected", hidden: "forward", mode: "enforce" },
  ...{ forward: "existing", takeOver: false },
  ...more,
});

/** What a stack is at first: one line or two, of numbers that have handlers. */
export const firstWanted: fc.Arbitrary<Wanted> = fc
  .record({
    split: fc.nat({ max: 3 }),
    count: fc.integer({ min: 1, max: 3 }),
    reason: fc.constantFrom("rejected", "busy"),
    runsOn: fc.constantFrom(undefined, undefined, "function" as const),
  })
  .map(({ split, count, reason, runsOn }) => {
    const numbers = NUMBERS.slice(0, count);
    const [main, desk] = [numbers.slice(0, Math.max(1, split)), numbers.slice(Math.max(1, split))];
    const more = { reason, ...(runsOn && { runsOn }) };
    const lines = { main: plainLine(main, more), ...(desk.length > 0 && { desk: plainLine(desk) }) };
    return { lines, fallback: "auto", former: {} };
  });

/** The config after an edit; the same one where the edit would make no sense. */
export function changed(wanted: Wanted, change: Change, world: World): Wanted {
  const lines = structuredClone(wanted.lines);
  const names = Object.keys(lines);
  const nameAt = (place: number) => names[place % names.length] ?? "main";
  const number = "number" in change ? NUMBERS[change.number]! : NUMBERS[0];
  const without = () => {
    for (const [each, { numbers }] of Object.entries(lines)) {
      lines[each]!.numbers = numbers.filter((other) => other !== number);
      if (lines[each]!.numbers.length === 0) delete lines[each];
    }
  };
  const edited = (more: Partial<WantedLine>) => {
    const target = "line" in change ? nameAt(change.line) : "";
    lines[target] = { ...lines[target]!, ...more };
    return { ...wanted, lines };
  };
  switch (change.change) {
    case "add a number":
    case "move a number": {
      const target = nameAt(change.line);
      const elsewhere = names.some((each) => lines[each]!.numbers.includes(number));
      if (elsewhere !== (change.change === "move a number") || lines[target]!.numbers.includes(number)) return wanted;
      const copy = lines[target]!;
      without();
      lines[target] = { ...copy, numbers: [...copy.numbers, number] };
      return { ...wanted, lines };
    }
    case "remove a number":
      without();
      return Object.keys(lines).length === 0 ? wanted : { ...wanted, lines };
    case "add a line":
      if (lines[change.name]) return wanted;
      without();
      return { ...wanted, lines: { ...lines, [change.name]: plainLine([number], { forward: change.forward }) } };
    case "rename a line": {
      const before = nameAt(change.line);
      if (lines[change.name]) return wanted;
      const renamed = Object.entries(lines).map(([each, value]) => [each === before ? change.name : each, value]);
      return { ...wanted, lines: Object.fromEntries(renamed) as Wanted["lines"] };
    }
    case "remove a line":
      if (names.length < 2) return wanted;
      delete lines[nameAt(change.line)];
      return { ...wanted, lines };
    case "list":
      return edited({ list: change.list, countries: change.countries });
    case "reason":
      return edited({ reason: change.reason });
    case "hidden":
      return edited({ hidden: change.hidden });
    case "mode":
      return edited({ mode: change.mode });
    case "forward":
      return edited({ forward: change.forward });
    case "take over":
      return edited({ takeOver: true });
    case "runs on":
      return edited({ runsOn: change.function ? "function" : undefined });
    case "fallback":
      return { ...wanted, fallback: change.fallback };
    case "former": {
      const own = world.own[number]!;
      const elsewhere = { voiceUrl: "https://handlers.example.com/named", voiceMethod: "POST" as const };
      const handler = { voiceUrl: own.voiceUrl, voiceMethod: own.voiceMethod };
      const truthful = change.truthful && own.voiceUrl !== "";
      return { ...wanted, former: { ...wanted.former, [number]: truthful ? handler : elsewhere } };
    }
    case "back to before":
      return world.written.at(-1 - change.steps) ?? wanted;
  }
}
