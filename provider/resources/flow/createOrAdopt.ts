import { newToken } from "../../../twilio/mark";
import { FRESH } from "../../ahead";
import { type Operation } from "../../resource";
import { mayHaveHappened } from "../../../twilio/errors";
import { type Twilio } from "../../../twilio/client";
import { markOf } from "../../../twilio/fences";
import { type LiveFlow, createFlow, fetchFlow, findFlows, flowMark, updateFlow } from "../../../twilio/flows";
import { recentNumbers } from "../../../twilio/numbers";
import { ProviderError } from "../../../twilio/failure";
import { hasUnknown } from "../../wire/values";
import { commitMessage } from "./commitMessage";
import { descriptionOf, markDefinition } from "./definition";
import { type FlowInputs } from "./flowState";
import { numbersIn, numbersOn } from "./serving";

/**
 * Makes the flow, or takes over one of ours that a lost or older state left behind. Either way the mark gets a fresh
 * generation, so that a state from before has no say over the flow any more.
 */
export async function createOrAdopt(
  operation: Operation,
  inputs: FlowInputs,
): Promise<{ flow: LiveFlow; generation: string }> {
  const { twilio } = operation;
  const { friendlyName, status = "published" } = inputs;
  const generation = newToken();
  const stamp = inputs.stamps?.[0];
  const definition = markDefinition(inputs.definition, { owner: friendlyName, generation, ...(stamp && { stamp }) });
  const words = descriptionOf(inputs.definition) || "first revision";
  const [orphan, message] = await Promise.all([
    findOrphan(operation, inputs),
    commitMessage(operation.urn, inputs.commitMessage, words),
  ]);
  const content = { friendlyName, status, definition, commitMessage: message };
  if (orphan) {
    operation.log.info(`took over flow ${orphan.sid}, which carries this stack's mark`);
    return { flow: await updateFlow(twilio, orphan.sid, content), generation };
  }
  try {
    return { flow: await createFlow(twilio, content), generation };
  } catch (error) {
    const flow = mayHaveHappened(error) ? await findMade(operation, friendlyName, generation) : undefined;
    if (flow) return { flow, generation };
    throw error;
  }
}

/** The flow that a create made whose answer was lost. */
async function findMade(
  { twilio }: Operation,
  friendlyName: string,
  generation: string,
): Promise<LiveFlow | undefined> {
  const flows = await Promise.all(
    (await findFlows(twilio, (name) => name === friendlyName)).map((sid) => fetchFlow(twilio, sid)),
  );
  return flows.find((flow) => flow && flowMark(flow)?.generation === generation);
}

/**
 * A flow of this name with our mark that a lost or older state left behind.
 *
 * @throws ProviderError if a flow of ours serves numbers that this flow is not to serve: it is another state's, and alive
 */
export async function findOrphan(
  { twilio, ahead, urn }: Operation,
  { friendlyName, numbers }: FlowInputs,
): Promise<LiveFlow | undefined> {
  const marked = await (ahead.take<LiveFlow[]>(namedOf(urn), FRESH) ?? markedFlows(twilio, friendlyName));
  if (marked.length === 0) return undefined;
  const live = await recentNumbers(twilio);
  const own = new Set(numbersIn(numbers));
  const served = marked.map((flow) => ({
    flow,
    numbers: numbersOn(flow.sid, live, twilio.accountSid).map((number) => number.phoneNumber),
  }));
  for (const { flow, numbers: on } of served) {
    const strangers = on.filter((number) => !own.has(number));
    if (strangers.length > 0) {
      throw new ProviderError(
        `Flow ${flow.sid} is named ${friendlyName} too, carries Ringfence's mark, and serves ${strangers.join(", ")}. ` +
          "If another stack of this name is alive, rename one (`pulumi stack rename`). If this stack lost its state, add the numbers to ringfence:numbers and say in ringfence:former what each had. " +
          "If the resource was renamed in the program, give it the old name in `aliases` or run `pulumi state rename`. " +
          "If this run names only some of the resources, run the whole `pulumi up`.",
      );
    }
  }
  return served.sort((a, b) => b.numbers.length - a.numbers.length)[0]?.flow;
}

const namedOf = (urn: string) => `flows named as ${urn}`;

/** Asks for the flows of that name ahead, before the flow is made. */
export function lookForNamed({ twilio, ahead, urn }: Operation, { friendlyName }: FlowInputs): void {
  if (!hasUnknown(friendlyName)) ahead.begin(namedOf(urn), () => markedFlows(twilio, friendlyName));
}

/** All flows of that name which are ours by their mark, in whatever revision it is. */
async function markedFlows(twilio: Twilio, friendlyName: string): Promise<LiveFlow[]> {
  const sids = await findFlows(twilio, (name) => name === friendlyName);
  const named = await Promise.all(
    sids.map(async (sid) => {
      const flow = await fetchFlow(twilio, sid);
      const mark = flow && (await markOf(twilio, flow));
      return mark?.owner === friendlyName ? flow : undefined;
    }),
  );
  return named.filter((flow) => flow !== undefined);
}
