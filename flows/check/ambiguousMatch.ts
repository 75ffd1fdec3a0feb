import { type FlowCondition, type FlowState } from "../definition";
import { CONDITIONS } from "../widgets/conditions";
import { type Finding, type Rule } from "./finding";

/** Twilio does not say which of two matching transitions wins, so none may lead elsewhere than another that can match. */
export const ambiguousMatch: Rule = {
  name: "ambiguous-match",
  check: (flow) =>
    flow.states.flatMap((state, index) => (state.type === "split-based-on" ? clashes(state, index) : [])),
};

/** A `match` transition: the inputs that fulfil it, if they can be listed. */
interface Match {
  position: number;
  next: string | undefined;
  condition: FlowCondition;
  values: readonly string[] | undefined;
}

function clashes(state: FlowState, index: number): Finding[] {
  const earlier = new Earlier();
  return state.transitions.flatMap(({ event, next, conditions }, position): Finding[] => {
    const condition = conditions?.[0];
    if (event !== "match" || condition === undefined) return [];
    const match: Match = { position, next, condition, values: finite(condition) };
    const other = earlier.clashing(match);
    earlier.add(match);
    if (other === undefined) return [];
    return [
      {
        at: ["states", index, "transitions", position],
        value: condition.value,
        reason: `can match the same value as transition ${other.position}, which leads elsewhere`,
        remedy: "Put the two into splits one behind the other",
      },
    ];
  });
}

/** The transitions looked at so far. Listed values are kept by value: a split may have thousands of them. */
class Earlier {
  readonly #listed = new Map<string, Match[]>();
  readonly #open: Match[] = [];

  add(match: Match): void {
    if (match.values === undefined) this.#open.push(match);
    for (const value of match.values ?? []) this.#listed.set(value, [...(this.#listed.get(value) ?? []), match]);
  }

  /** One that leads elsewhere and can match the same input. If that is not known, it can. */
  clashing({ next, condition, values }: Match): Match | undefined {
    const elsewhere = (other: Match) => other.next !== next;
    if (values !== undefined) {
      const same = values.flatMap((value) => this.#listed.get(value) ?? []).find(elsewhere);
      return (
        same ?? this.#open.find((other) => elsewhere(other) && values.some((one) => fulfils(other.condition, one)))
      );
    }
    for (const [value, others] of this.#listed) {
      const other = others.find(elsewhere);
      if (other !== undefined && fulfils(condition, value)) return other;
    }
    return this.#open.find((other) => elsewhere(other) && canShare(other.condition, condition));
  }
}

/** Can one input fulfil both of two tests whose values cannot be listed? */
function canShare(one: FlowCondition, other: FlowCondition): boolean {
  if (one.type !== "starts_with" || other.type !== "starts_with") return true;
  const [a, b] = [text(one), text(other)];
  return a.startsWith(b) || b.startsWith(a);
}

/** Every input that fulfils the condition, if they can be listed. */
function finite(condition: FlowCondition): string[] | undefined {
  switch (condition.type) {
    case "is_blank":
      return [""];
    case "equal_to":
      return [text(condition)];
    case "matches_any_of":
      return text(condition)
        .split(",")
        .map((item) => item.trim());
    default:
      return undefined;
  }
}

function fulfils(condition: FlowCondition, input: string): boolean {
  try {
    return CONDITIONS[condition.type]?.(input, condition.value.trim()) ?? true;
  } catch {
    return true;
  }
}

function text(condition: FlowCondition): string {
  return condition.value.trim().toLowerCase();
}
