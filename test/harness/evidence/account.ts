import { compile, type Policy } from "../../../flows";
import { type Emulator } from "../../../emulator";
import { enterAccountProject } from "../cli/project";
import { policyOf, REJECT_URL, surroundingsOf } from "../flows/policies";

/** Fences numbers of an emulator by a flow of the stack `screening/dev`. */
export function fence(emulator: Emulator, changes: Partial<Policy> = {}): { policy: Policy; flowSid: string } {
  const policy = policyOf({ hiddenCallers: "reject", numbers: ["+15550100001", "+15550100002"], ...changes });
  emulator.addHandler(REJECT_URL, `<Response><Reject reason="${policy.rejectReason}"/></Response>`);
  const definition = compile(policy, surroundingsOf());
  const { sid, webhookUrl } = emulator.addFlow({ friendlyName: `screening/dev/${policy.line}`, definition });
  for (const phone of policy.numbers) {
    const number = emulator.number(phone);
    if (number === undefined) throw new Error(`the emulator has no ${phone}`);
    number.voice_url = webhookUrl;
  }
  return { policy, flowSid: sid };
}

/** The keys of a stack file that make the policy of {@link fence}. */
export const KEYS: Record<string, string> = {
  blockList: "[CN, RU]",
  hiddenCallers: "reject",
  numbers: '["+15550100001", "+15550100002"]',
};

/** Goes to a project whose stack `dev` is fenced as by {@link fence}, save for what is given. */
export function enterFencedProject(emulator: Emulator, keys: Record<string, string> = {}): void {
  enterAccountProject(emulator.url, { ...KEYS, ...keys });
}

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** Places calls on several days: from Russia, the US, Germany and a hidden caller. */
export function placeSomeCalls(emulator: Emulator): void {
  const now = Date.now();
  const call = (from: string, callerCountry: string, daysAgo: number, to = "+15550100001", seconds = 90) =>
    emulator.call({ from, to, callerCountry, at: now - daysAgo * DAY, seconds });
  call("+74950000001", "RU", 3);
  call("+74950000001", "RU", 2);
  call("+4930123456", "DE", 2);
  call("+4930123456", "DE", 1, "+15550100002");
  call("+12015550123", "US", 1);
  call("anonymous", "US", 1);
  call("+12015550123", "US", 40);
}

/** The options for each form of an answer. */
export const FORMS = [["--json"], ...["text", "markdown", "html", "csv"].map((format) => ["--format", format])];
