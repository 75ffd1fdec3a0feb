import { type Call } from "../../../flows";
import { type Verb } from "../../../flows/base/verb";
import { type FunctionHost } from "./host";
import { verbsIn } from "./xml";

/** What a caller met at the Function. */
export interface FunctionCall {
  /** The challenges, each attempt by itself, in order. */
  gathers: { say: string; digits: string; timeout: string }[];
  /** The verbs of the last document. */
  verbs: Verb[];
}

/** More attempts than any policy has. */
const MOST = 20;

/** The parameters of Twilio's voice webhook. */
export const webhookOf = ({ from, to, callerCountry, parameters }: Call): Record<string, string> => ({
  AccountSid: `AC${"1".repeat(32)}`,
  CallSid: `CA${"8".repeat(32)}`,
  CallStatus: "ringing",
  ...parameters,
  From: from,
  To: to,
  CallerCountry: callerCountry,
});

/**
 * Places a call and follows it as Twilio does, from document to document: each action URL is asked with what the caller
 * enters, and with nothing but that URL to remember the call by.
 */
export async function placeCall(host: FunctionHost, line: string, call: Call): Promise<FunctionCall> {
  const gathers: FunctionCall["gathers"] = [];
  const entries = [...(call.digits ?? [])];
  let query = `line=${encodeURIComponent(line)}`;
  let entered: Record<string, string> = {};
  for (let request = 0; request < MOST; request += 1) {
    const event = { ...Object.fromEntries(new URLSearchParams(query)), ...webhookOf(call), ...entered };
    const verbs = verbsIn(await host.run(event));
    const [gather, ...others] = verbs;
    if (gather?.name !== "Gather") return { gathers, verbs };
    const { action = "", numDigits = "", timeout = "", ...rest } = gather.attributes ?? {};
    const [say] = gather.nested ?? [];
    expect(others).toEqual([]);
    expect(rest).toEqual({ input: "dtmf", finishOnKey: "", actionOnEmptyResult: "true", method: "POST" });
    gathers.push({ say: say?.text ?? "", digits: numDigits, timeout });
    const url = new URL(action, "https://ringfence-1111.twil.io/");
    expect(url.pathname).toBe("/ringfence");
    query = url.search;
    // A telephone has these keys only, and Twilio stops at the last digit that it waits for.
    const keys = (entries.shift() ?? "").replace(/[^0-9*#]/g, "").slice(0, Number(numDigits));
    // Whether nothing comes as a blank or is missing is not documented.
    entered = keys === "" && gathers.length % 2 === 0 ? {} : { Digits: keys };
  }
  throw new Error(`the call did not end after ${MOST} requests`);
}
