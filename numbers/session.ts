import { type HostedLine, type KnownService, isServiceOf } from "../twilio/hosted";
import { lineOf } from "../twilio/mark";
import { type LeftBehind } from "./leftBehind";
import { type Stamps, allStamps } from "./lines";
import { type StoredSettings } from "./settings";
import { tokenOf } from "./urn";

/** What the memory of a fence tells the other resources of the same run. */
export interface Recollection {
  /** Number to what it had, for numbers that are fenced and for those that left and may still be on a flow. */
  settings: Record<string, StoredSettings>;
  /** Fallbacks that the fence may have given to numbers, the present and earlier ones. */
  fallbacks: string[];
  /** Names of the fence, the present one and earlier ones. */
  names: readonly string[];
  /** Name of a flow to the stamps that it may carry. */
  stamps: Record<string, string[]>;
  /** Stamps of a newer copy of the state that this one takes over on purpose. */
  adopted: readonly string[];
}

/**
 * What the operations of one run know of each other's resources. It is lost with the provider's process and nothing relies on
 * it: where something is missing here, an operation refuses and names the command that brings it.
 */
export class Session {
  readonly #declared = new Set<string>();
  readonly #flows = new Map<string, string>();
  readonly #written = new Set<string>();
  readonly #services = new Map<string, KnownService>();
  readonly #removed = new Set<string>();
  readonly #memories = new Map<string, Recollection>();
  /** Number to the names of the fence whose memory knew it last. */
  readonly #fencesOf = new Map<string, readonly string[]>();
  #documentsChange = false;
  readonly #leftBehind = new Map<string, LeftBehind>();
  readonly #claims = new Map<string, ReadonlySet<string>>();

  /** @param hasState whether the resources get the stack's state, as in every run of the engine. `check --live` has none to give them. */
  constructor(readonly hasState = true) {}

  /** The engine checks each resource that the running program declares before it does anything else with it. */
  declare(urn: string): void {
    this.#declared.add(urn);
  }

  isDeclared(urn: string): boolean {
    return this.#declared.has(urn);
  }

  /** Whether a program runs: `up` and `preview`. A destroy and a refresh run none. */
  get programRuns(): boolean {
    return this.#declared.size > 0;
  }

  /** A flow that a state of this stack speaks for is a fence of ours, whatever its name and its description say by now. */
  knowFlow(sid: string, owner: string): void {
    this.#flows.set(sid, owner);
  }

  /** Name of the flow of that SID, if a state that this run has seen speaks for it. */
  ownerOfFlow(sid: string): string | undefined {
    return this.#flows.get(sid);
  }

  /** A service that a state of this stack speaks for. */
  knowService(service: KnownService): void {
    this.#services.set(service.uniqueName, service);
  }

  /** A service that Twilio no longer has: another one of its name may be made in this run. */
  forgetService(uniqueName: string): void {
    this.#services.delete(uniqueName);
  }

  /** The service of a Function that a number is on, if a state that this run has seen speaks for it. */
  serviceAt(line: HostedLine): KnownService | undefined {
    return [...this.#services.values()].find(({ uniqueName }) => isServiceOf(line, uniqueName));
  }

  /** This run has removed the flow: a read that lags may show it for a while. */
  noteRemoved(sid: string): void {
    this.#removed.add(sid);
  }

  wasRemoved(sid: string): boolean {
    return this.#removed.has(sid);
  }

  flowSids(): string[] {
    return [...this.#flows.keys()];
  }

  /** This run has published the flow, or a preview has seen that it would, so nobody needs to look whether it is there. */
  noteWritten(sid: string): void {
    this.#written.add(sid);
  }

  wasWritten(sid: string): boolean {
    return this.#written.has(sid);
  }

  /** @param urn of the memory that it comes from */
  recollect(urn: string, recollection: Recollection): void {
    this.#memories.set(urn, recollection);
    for (const number of Object.keys(recollection.settings)) this.#fencesOf.set(number, recollection.names);
  }

  /** Whether a memory of this run had the number at any moment: a preview has it give up numbers that it restores in the update. */
  hadNumber(number: string): boolean {
    return this.#fencesOf.has(number);
  }

  /**
   * The name of another fence of this run that had the number, even if it has restored it by now: which of two memories comes first is
   * chance, and a number that changes fences in one run would be refused or not by that chance.
   */
  otherFenceOf(number: string, names: readonly string[]): string | undefined {
    const others = this.#fencesOf.get(number) ?? [];
    return others.some((name) => names.includes(name)) ? undefined : others[0];
  }

  /** The running program has these numbers, or this flow or service, in a resource: what another resource of the state knows of them is older. */
  claim(urn: string, names: Iterable<string>): void {
    this.#claims.set(urn, new Set(names));
  }

  /** Whether a resource of the same kind that the program declares has it: the one of `urn` was renamed, or moved into a component or out of it. */
  isClaimedBeside(urn: string, name: string): boolean {
    return [...this.#claims].some(
      ([other, names]) => other !== urn && tokenOf(other) === tokenOf(urn) && names.has(name),
    );
  }

  /** Numbers that the refresh of a memory found on its lines and does not know. */
  noteLeftBehind(urn: string, lines: LeftBehind): void {
    this.#leftBehind.set(urn, lines);
  }

  leftBehind(urn: string): LeftBehind {
    return this.#leftBehind.get(urn) ?? new Map();
  }

  /** What a number had, by any memory that this run has seen. */
  remembered(number: string): StoredSettings | undefined {
    for (const { settings } of this.#memories.values()) if (settings[number]) return settings[number];
    return undefined;
  }

  /** What memories of the fence of this name know, which a new one takes the place of. */
  pastOf(name: string): Pick<Recollection, "settings" | "fallbacks" | "names"> & { stamps: Stamps } {
    const same = [...this.#memories.values()].filter(({ names }) => names.includes(name));
    const settings = Object.assign({}, ...same.map((memory) => memory.settings)) as Recollection["settings"];
    const stamps = same.map((memory) =>
      Object.fromEntries(Object.entries(memory.stamps).map(([flow, known]) => [lineOf(flow), known])),
    );
    const [fallbacks, names] = [same.flatMap((memory) => memory.fallbacks), same.flatMap((memory) => memory.names)];
    return { settings, fallbacks, names, stamps: allStamps(stamps) };
  }

  /** Whether this run has seen a memory: what none of it knows is not this stack's. */
  get knowsMemory(): boolean {
    return this.#memories.size > 0;
  }

  /** Stamps that the flow of that name may carry, by any memory that this run has seen. */
  stampsOf(flow: string): string[] {
    return [...this.#memories.values()].flatMap(({ stamps }) => stamps[flow] ?? []);
  }

  /** Whether the config takes over from the copy of the state that wrote this stamp. */
  hasAdopted(stamp: string): boolean {
    return [...this.#memories.values()].some(({ adopted }) => adopted.includes(stamp));
  }

  /**
   * Whether this run may act on a service that carries this stamp: it carries none, nothing that the run has seen knows any, it is a
   * known one, or the config takes over from the copy of the state that wrote it.
   */
  acceptsStamp(stamp: string | undefined, known: readonly string[]): boolean {
    return !stamp || known.length === 0 || known.includes(stamp) || this.hasAdopted(stamp);
  }

  /** The hosted documents are made or changed in this run: only then are they served as they are to be. */
  noteDocumentsChange(): void {
    this.#documentsChange = true;
  }

  get documentsChange(): boolean {
    return this.#documentsChange;
  }

  isFenceFallback(url: string): boolean {
    return [...this.#memories.values()].some(({ fallbacks }) => fallbacks.includes(url));
  }
}
