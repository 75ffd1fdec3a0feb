import { canonicalJson } from "../../../flows/base/canonicalJson";
import { isRouted } from "../../../numbers/settings";
import { type Operation } from "../../resource";
import { type HostedLine, hostedLineOf, isServiceOf } from "../../../twilio/hosted";
import { type PhoneNumber, numbersOnce, recentNumbers } from "../../../twilio/numbers";
import { type HostedPolicy } from "../../../flows/function/hostedPolicy";
import { FUNCTION_PATH, linePath } from "../../../flows/function/underWay";
import { type BuiltFile, filesOf } from "../../../twilio/builds";
import * as serverless from "../../../twilio/serverless";
import { ProviderError } from "../../../twilio/failure";
import { numbersIn } from "../flow/serving";
import { refuseStrangers } from "../flow/strangers";
import { type Hosted, type TwimlHostInputs, type TwimlHostState } from "./hostInputs";

type Lines = NonNullable<TwimlHostInputs["lines"]>;

/** The line of this service that a URL leads to. */
export function ownLine(url: string, uniqueName: string): string | undefined {
  const line: HostedLine | undefined = hostedLineOf(url);
  return line && isServiceOf(line, uniqueName) ? line.line : undefined;
}

/** Whether calls to the number come to this line: none does while a trunk or an application answers it. */
const isAnsweredBy = (number: PhoneNumber, line: string, uniqueName: string): boolean =>
  !isRouted(number) && [number.voiceUrl, number.voiceFallbackUrl].some((url) => ownLine(url, uniqueName) === line);

/**
 * Before a line stops serving numbers: none of them may be on it any more, unless they are answered as before.
 *
 * @throws ProviderError that names the numbers
 */
export async function refuseToShrinkLines(
  { twilio }: Operation,
  uniqueName: string,
  before: Lines,
  after: Lines,
): Promise<void> {
  const losing = Object.entries(after).flatMap(([line, is]) => {
    const was = before[line];
    if (was === undefined) return [];
    const served = new Set(numbersIn(is.numbers));
    const leaving = numbersIn(was.numbers).filter((number) => !served.has(number));
    return leaving
      .filter((number) => answerTo(was, number) !== answerTo(is, number))
      .map((number) => ({ number, line }));
  });
  if (losing.length === 0) return;
  const leftOn = (live: Map<string, PhoneNumber>) =>
    losing.filter(({ number, line }) => {
      const shown = live.get(number);
      return shown !== undefined && isAnsweredBy(shown, line, uniqueName);
    });
  const left = leftOn(await numbersOnce(twilio, (live) => leftOn(live).length === 0)).map(({ number }) => number);
  if (left.length === 0) return;
  throw new ProviderError(
    `${left.join(", ")}: on the Function of service ${uniqueName}, which would not answer ${left.length === 1 ? "it" : "them"} as before. ` +
      "It was left as it is. Run the whole `pulumi up`, without --target and with --refresh: it takes the numbers off first.",
  );
}

/** @throws ProviderError if another copy of the state deployed last, for numbers that are unknown here */
export async function refuseOthersNumbers(
  operation: Operation,
  { mark, uniqueName }: serverless.Service,
  state: Pick<TwimlHostState, "generation" | "stamps">,
  wanted: Lines,
): Promise<void> {
  if (mark?.generation === state.generation && [undefined, state.stamps?.[0]].includes(mark.stamp)) return;
  const live = [...(await recentNumbers(operation.twilio)).values()];
  const on = Object.entries(wanted).flatMap(([line, { numbers }]) => {
    const served = new Set(numbersIn(numbers));
    return live
      .filter((number) => isAnsweredBy(number, line, uniqueName) && !served.has(number.phoneNumber))
      .map(({ phoneNumber }) => phoneNumber);
  });
  // The data of a line is private: how it treats a number now cannot be seen.
  refuseStrangers(operation, `the Function of service ${uniqueName}`, on, () => false);
}

/** All that decides what a number's callers meet behind the checks. */
function answerTo({ policy, handlers = [] }: HostedPolicy, number: string): string {
  const { forward, routes } = policy;
  const own = handlers.find(({ numbers }) => numbersIn(numbers).includes(number));
  return canonicalJson([forward, routes, own ? [own.voiceUrl, own.voiceMethod] : null]);
}

/**
 * What has to stay deployed since numbers are on it: lines that the config has no more, or has under another name, and with them the
 * Function. They are moved or restored later, or in another run.
 *
 * @param hosted what the state knows to be deployed; what it does not know, because another copy of it or a run that was killed
 * deployed it, is read from the build that answers now
 */
export async function neededBy(
  { twilio }: Operation,
  { sid, uniqueName }: serverless.Service,
  wanted: Lines,
  hosted: Record<string, Hosted>,
): Promise<Record<string, Hosted>> {
  const live = await recentNumbers(twilio);
  const lines = [...live.values()].flatMap((number) =>
    [number.voiceUrl, number.voiceFallbackUrl].flatMap((url) => ownLine(url, uniqueName) ?? []),
  );
  const left = [...new Set(lines)].filter((line) => !wanted[line]);
  if (left.length === 0) return {};
  const paths = [...left.map(linePath), FUNCTION_PATH];
  if (paths.every((path) => hosted[path])) return pick(hosted, paths);
  const environment = await serverless.findEnvironment(twilio, sid);
  const files = environment?.buildSid ? await filesOf(twilio, sid, environment.buildSid) : new Map<string, BuiltFile>();
  const deployed = [...files].map(([path, { sid: assetSid, versionSid }]) => [
    path,
    { assetSid, versionSid, sha256: "" },
  ]);
  return pick({ ...hosted, ...(Object.fromEntries(deployed) as Record<string, Hosted>) }, paths);
}

const pick = (hosted: Record<string, Hosted>, paths: string[]): Record<string, Hosted> =>
  Object.fromEntries(Object.entries(hosted).filter(([path]) => paths.includes(path)));
