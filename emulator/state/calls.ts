/** A call as it is kept; the API shows more of it. */
export interface StoredCall {
  sid: string;
  accountSid: string;
  /** The call that dialled this one; missing for a call of its own. */
  parentSid?: string;
  direction: "inbound" | "outbound-api" | "outbound-dial";
  from: string;
  to: string;
  /** The number that was called, or whose caller ID was shown; blank for none. */
  numberSid: string;
  status: "busy" | "canceled" | "completed" | "failed" | "no-answer";
  /** Milliseconds since 1970. */
  startedAt: number;
  /** How long it was answered. */
  seconds: number;
  /** Until then it is under way: `queued`, then `ringing`, or `in-progress`. Missing for one that is over. */
  endsAt?: number;
  /** The caller's country as Twilio gave it; blank for none. */
  country: string;
}

/** A run of a flow as it is kept. */
export interface StoredExecution {
  sid: string;
  flowSid: string;
  accountSid: string;
  callSid: string;
  /** Revision of the flow that ran. */
  revision: number;
  startedAt: number;
  /** The steps, the first one first. */
  steps: { sid: string; event: string; from: string; to: string }[];
  /** Parameters of the voice webhook. */
  call: { from: string; to: string; callerCountry: string; parameters?: Readonly<Record<string, string>> };
}
