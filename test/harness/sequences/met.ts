import { decide } from "../../../flows";
import { type ScreenData } from "../../../flows/function/answerCall";
import { FUNCTION_PATH } from "../../../flows/function/underWay";
import { hostedLineOf } from "../../../twilio/hosted";
import { OUT_OF_SERVICE, type Party, partyOf } from "./parties";
import { CALLERS, type Caller } from "./wanted";
import { type World } from "./world";

/** What a call met. */
export interface Met {
  party: Party;
  /** Why nobody answers as the number says, in words; undefined where all works. */
  dead?: string;
}

/** Places a call; a flow that the emulator cannot follow is an error of the test. */
export function placeCall({ emulator }: World, to: string, caller: Caller): Met {
  const number = emulator.number(to);
  const { trunk_sid: trunk, voice_application_sid: application, voice_url: url } = number ?? {};
  const hosted = trunk || application ? undefined : metOnFunction(emulator.state, url ?? "", to, caller);
  if (hosted) return hosted;
  const outcome = emulator.call({ ...CALLERS[caller], to });
  const party = partyOf(outcome);
  if (outcome.outcome === "error") return { party, dead: `a dead line: ${outcome.heard}` };
  if ((outcome.errorCodes?.length ?? 0) > 0)
    return { party, dead: `something dead, and only the fallback answers: ${party}` };
  return { party };
}

/**
 * What a call to a Function meets, by the data that are deployed with it; undefined where no Function is. What its code does with
 * these data, other tests say (test/function).
 */
function metOnFunction(state: World["emulator"]["state"], url: string, to: string, caller: Caller): Met | undefined {
  const line = hostedLineOf(url);
  const environment = Object.values(state.environments).find(({ domainName }) => domainName === line?.domain);
  const build = state.builds[environment?.buildSid ?? ""];
  const code = build?.functionVersions?.map((sid) => state.functionVersions[sid]) ?? [];
  if (!line || !build || !code.some((version) => version?.path === FUNCTION_PATH)) return undefined;
  const files = build.assetVersions.map((sid) => state.assetVersions[sid]);
  const file = files.find((version) => version?.path === `/lines/${line.line}.json`);
  if (!file) return { party: OUT_OF_SERVICE, dead: `a Function that has no data of line ${line.line}` };
  return { party: partyOn(JSON.parse(Buffer.from(file.content, "base64").toString()) as ScreenData, to, caller) };
}

function partyOn({ policy, handlers }: ScreenData, to: string, caller: Caller): Party {
  const decision = decide(policy, { ...CALLERS[caller], to });
  if (decision.kind === "reject") return decision.reason;
  if (decision.kind !== "forward") throw new Error(`no config of these tests leads to ${decision.kind}`);
  const { to: forward } = decision;
  if (forward.kind === "number") return `number ${forward.numbers.join()}`;
  const handler = forward.kind === "webhook" ? { voiceUrl: forward.url, voiceMethod: forward.method } : handlers[to];
  return handler ? `handler ${handler.voiceMethod} ${handler.voiceUrl}` : OUT_OF_SERVICE;
}
