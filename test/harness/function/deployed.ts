import { type EmulatorState } from "../../../emulator";
import { type Call, decide, type Handler } from "../../../flows";
import { type ScreenData } from "../../../flows/function/answerCall";
import { FUNCTION_PATH, linePath } from "../../../flows/function/underWay";
import { hostedLineOf } from "../../../twilio/hosted";

/** What a call to a Function meets: a reject with its reason, a handler, or numbers. `dead`: nobody answers, and why. */
export type HostedOutcome = { rejected: string } | { handler: Handler } | { numbers: string[] } | { dead: string };

/**
 * What a call meets whose number has this voice URL, by the data that are deployed with the Function; undefined where no Function
 * is. What its code does with these data, test/function says.
 */
export function deployedOutcome(state: EmulatorState, url: string, call: Call): HostedOutcome | undefined {
  const line = hostedLineOf(url);
  const environment = Object.values(state.environments).find(({ domainName }) => domainName === line?.domain);
  const build = state.builds[environment?.buildSid ?? ""];
  const code = build?.functionVersions?.map((sid) => state.functionVersions[sid]) ?? [];
  if (!line || !build || !code.some((version) => version?.path === FUNCTION_PATH)) return undefined;
  const files = build.assetVersions.map((sid) => state.assetVersions[sid]);
  const file = files.find((version) => version?.path === linePath(line.line));
  if (!file) return { dead: `a Function that has no data of line ${line.line}` };
  return outcomeOn(JSON.parse(Buffer.from(file.content, "base64").toString()) as ScreenData, call);
}

function outcomeOn({ policy, handlers }: ScreenData, call: Call): HostedOutcome {
  const decision = decide(policy, call);
  if (decision.kind === "reject") return { rejected: decision.reason };
  if (decision.kind !== "forward") throw new Error(`no config of these tests leads to ${decision.kind}`);
  const { to: forward } = decision;
  if (forward.kind === "number") return { numbers: forward.numbers };
  if (forward.kind === "webhook") return { handler: { voiceUrl: forward.url, voiceMethod: forward.method } };
  const handler = handlers[call.to];
  return handler ? { handler } : { dead: `a Function that knows no handler of ${call.to}` };
}
