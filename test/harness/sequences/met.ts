import { deployedOutcome, type HostedOutcome } from "../function/deployed";
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
  const call = { ...CALLERS[caller], to };
  const hosted = trunk || application ? undefined : deployedOutcome(emulator.state, url ?? "", call);
  if (hosted) return metOn(hosted);
  const outcome = emulator.call(call);
  const party = partyOf(outcome);
  if (outcome.outcome === "error") return { party, dead: `a dead line: ${outcome.heard}` };
  if ((outcome.errorCodes?.length ?? 0) > 0)
    return { party, dead: `something dead, and only the fallback answers: ${party}` };
  return { party };
}

function metOn(outcome: HostedOutcome): Met {
  if ("rejected" in outcome) return { party: outcome.rejected };
  if ("dead" in outcome) return { party: OUT_OF_SERVICE, dead: outcome.dead };
  if ("numbers" in outcome) return { party: `number ${outcome.numbers.join()}` };
  const { voiceMethod, voiceUrl } = outcome.handler;
  return { party: `handler ${voiceMethod} ${voiceUrl}` };
}
