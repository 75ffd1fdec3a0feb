import { canonicalJson } from "../base/canonicalJson";
import { AWAY, STATE } from "../base/names";
import { type FlowState } from "../definition";
import { type AwayEnd, type Branch, branchOf, type EndContext, type Entry } from "../ends";
import { hasKeypadWord } from "../policy/exceptions";
import { type Policy, type TurnAway } from "../policy/policy";
import { setVariables } from "../widgets";

/** How callers come to an end. */
export interface Coming {
  /** The check that sends them there, as the widgets of the end are named after it. */
  check: string;
  /** Which callers they are. */
  who: keyof Entry;
  /** Where those go on who pass a challenge. */
  passed: string;
  /** Has a challenge answered the call before? Then no reject can follow. */
  answered?: boolean;
}

/** The widgets for callers who are turned away. Equal ends share their widgets. */
export class TurnedAway {
  readonly #branches = new Map<string, Branch>();
  readonly #states: FlowState[] = [];

  /** @param plain the plain forward, which all of them meet in mode `monitor`. */
  constructor(
    readonly policy: Policy,
    readonly context: EndContext,
    readonly plain: Entry,
  ) {}

  /** All widgets made so far. */
  get states(): FlowState[] {
    return [...this.#states, ...[...this.#branches.values()].flatMap(({ states }) => states)];
  }

  /** Name of the widget that a verdict leads to. */
  target(verdict: TurnAway, coming: Coming): string {
    if (this.policy.mode === "monitor") return this.#noted();
    if (verdict === "reject") return this.#rejected(coming.answered ?? false);
    return this.#branch(verdict, `${AWAY}${coming.check}`, coming).entry[coming.who];
  }

  /** In mode `monitor` a note in Studio's log before the plain forward. */
  #noted(): string {
    const { hiddenCallers, exceptions } = this.policy;
    const hidden = hiddenCallers !== "forward" || hasKeypadWord(exceptions.reject);
    const next = hidden ? this.plain.any : this.plain.known;
    return this.#once(STATE.wouldReject, () => setVariables(STATE.wouldReject, { would_reject: "true" }, next));
  }

  /** A redirect to the document that rejects, or a sentence; the end of the call where it has been answered. */
  #rejected(answered: boolean): string {
    const { announce, rejectReason: reason } = this.policy;
    if (announce !== undefined) return this.#shared({ kind: "announce", text: announce });
    return answered ? this.#hangUp() : this.#shared({ kind: "reject", reason });
  }

  #shared(end: Parameters<typeof branchOf>[0]): string {
    const key = end.kind;
    const branch = this.#branches.get(key) ?? branchOf(end, key, this.context);
    this.#branches.set(key, branch);
    return branch.entry.any;
  }

  #hangUp(): string {
    return this.#once(STATE.hangUp, () => setVariables(STATE.hangUp, { hung_up: "true" }));
  }

  #once(name: string, make: () => FlowState): string {
    if (!this.#states.some((state) => state.name === name)) this.#states.push(make());
    return name;
  }

  #branch(end: AwayEnd, prefix: string, { who, passed }: Coming): Branch {
    if (end.kind !== "challenge") return this.#made(canonicalJson(end), () => branchOf(end, prefix, this.context));
    return this.#made(canonicalJson({ end, who, passed }), () => {
      const { otherwise } = end;
      const failed =
        otherwise === undefined
          ? this.#hangUp()
          : this.#branch(otherwise, `${prefix}_failed`, { check: prefix, who, passed }).entry[who];
      return branchOf(end, prefix, { ...this.context, onward: { passed, failed } });
    });
  }

  #made(key: string, make: () => Branch): Branch {
    const branch = this.#branches.get(key) ?? make();
    this.#branches.set(key, branch);
    return branch;
  }
}
