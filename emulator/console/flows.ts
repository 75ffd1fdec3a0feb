import { type FlowDefinition } from "../../flows/definition";
import { addRevision, latestRevision } from "../state/flow";
import { type EmulatorState, type Flow, type Revision } from "../state/model";

/** How the console saves a flow. */
export interface FlowEdit {
  /** Published when left out. */
  status?: "published" | "draft";
  /** As it was when left out. */
  friendlyName?: string;
}

/** Saves a flow in the console: a new revision, made of the newest by `change`. */
export function saveFlow(
  state: EmulatorState,
  flowSid: string,
  change: (definition: FlowDefinition) => void,
  { status = "published", friendlyName }: FlowEdit = {},
): Revision {
  const flow = flowBySid(state, flowSid);
  const latest = latestRevision(flow);
  const definition = structuredClone(latest.definition);
  change(definition);
  return save(flow, { friendlyName: friendlyName ?? latest.friendlyName, status, definition });
}

/** Publishes what an older revision holds, as a new revision. */
export function rollBackFlow(state: EmulatorState, flowSid: string, revision: number): Revision {
  const flow = flowBySid(state, flowSid);
  const older = flow.revisions[revision - 1];
  if (!older)
    throw new Error(`flow ${flowSid}: there is no revision ${revision}; the newest is ${flow.revisions.length}`);
  return save(flow, { friendlyName: older.friendlyName, status: "published", definition: older.definition });
}

/** Deletes a flow. Numbers on it go on pointing at nothing. */
export function deleteFlow(state: EmulatorState, flowSid: string): void {
  delete state.flows[flowBySid(state, flowSid).sid];
}

function save(flow: Flow, revision: Pick<Revision, "friendlyName" | "status" | "definition">): Revision {
  // Whoever opens a flow in the console has seen it.
  flow.unseen = false;
  return addRevision(flow, { ...revision, definition: structuredClone(revision.definition), commitMessage: null });
}

function flowBySid(state: EmulatorState, sid: string): Flow {
  const flow = state.flows[sid];
  if (!flow) throw new Error(`flow ${sid}: the emulator does not have it`);
  return flow;
}
