import { type PendingKind, type StackFile, type StoredResource, copyOfFile } from "./state";

/**
 * What a run makes of the state file, step by step (pulumi/pulumi, `backend/snapshot.go`). The file is written when a
 * step begins and when it ends, so it holds what a run that is killed in between leaves.
 */
export class Snapshot {
  /** The resources that the run found, as a refresh may have changed them. */
  base: StoredResource[];
  readonly #news: StoredResource[] = [];
  readonly #done = new Set<StoredResource>();
  readonly #pending = new Map<StoredResource, PendingKind>();
  readonly #oldPending: StackFile["pending"];
  #file: StackFile;
  #closed = false;

  /** @param keeps false for a preview, which writes nothing */
  constructor(
    file: StackFile,
    private readonly keeps: boolean,
  ) {
    this.#file = copyOfFile(file);
    this.base = copyOfFile(file).resources;
    // A create that was interrupted stays noted until a person says what became of it.
    this.#oldPending = file.pending.filter(({ kind }) => kind === "creating");
  }

  /** The file as it was last written. */
  get file(): StackFile {
    return copyOfFile(this.#file);
  }

  /** Nothing is written any more: the run was killed. */
  close(): void {
    this.#closed = true;
  }

  begin(resource: StoredResource, kind: PendingKind): void {
    this.#pending.set(resource, kind);
    this.save();
  }

  /** The step failed, and nothing of it is kept. */
  fail(resource: StoredResource): void {
    this.#pending.delete(resource);
    this.save();
  }

  /** A create is over. The older twin of a replacement stays. */
  created(resource: StoredResource, made: StoredResource): void {
    this.#pending.delete(resource);
    this.#news.push(made);
    this.save();
  }

  /** An update is over, or it was found that there is nothing to do. */
  replaced(old: StoredResource, now: StoredResource, begun?: StoredResource): void {
    if (begun) this.#pending.delete(begun);
    this.#done.add(old);
    this.#news.push(now);
    this.save();
  }

  deleted(resource: StoredResource): void {
    this.#pending.delete(resource);
    this.#done.add(resource);
    this.save();
  }

  /** Puts other outputs on a resource of this run: the stack's, at its end. */
  revise(old: StoredResource, now: StoredResource): void {
    const index = this.#news.indexOf(old);
    if (index >= 0) this.#news[index] = now;
    this.save();
  }

  /** Whether the run has dealt with a resource that it found. */
  isDone(resource: StoredResource): boolean {
    return this.#done.has(resource);
  }

  /** The newest state of a URN in this run. */
  newest(urn: string): StoredResource | undefined {
    return this.#news.findLast((resource) => resource.urn === urn && !this.#done.has(resource));
  }

  save(): void {
    if (this.#closed || !this.keeps) return;
    const resources = [...this.#news, ...this.base].filter((resource) => !this.#done.has(resource));
    const pending = [...this.#pending].map(([{ urn }, kind]) => ({ urn, kind }));
    this.#file = copyOfFile({ resources, pending: [...pending, ...this.#oldPending] });
  }
}
