/** What answers a call behind the fence. */
export type Forward =
  | ForwardExisting
  | ForwardWebhook
  | ForwardNumber
  | ForwardSip
  | ForwardClient
  | ForwardFlow
  | ForwardFlex
  | ForwardQueue
  | ForwardVoicemail
  | ForwardSay;

/** The voice handler that each number had before it was fenced. */
export interface ForwardExisting {
  kind: "existing";
}

/** A TwiML webhook. */
export interface ForwardWebhook {
  kind: "webhook";
  /** Absolute http(s) URL. */
  url: string;
  method: "GET" | "POST";
}

/** One phone number, or several that ring at once. */
export interface ForwardNumber {
  kind: "number";
  /** E.164, 1 to 10: what Twilio's simultaneous ringing takes. */
  numbers: string[];
  /** `caller` shows the caller's number (the called one where there is none to show), `called` ours, else an E.164 number. */
  callerId: string;
  /** Seconds to ring, 1 to 600; Twilio's default is 30. */
  timeout?: number;
  /** Record the call; off unless said. */
  record?: boolean;
}

/** A SIP endpoint. */
export interface ForwardSip {
  kind: "sip";
  /** `sip:` or `sips:` address. */
  uri: string;
  /** Given with `password`, or neither is. */
  username?: string;
  password?: string;
  /** As for a number. */
  callerId: string;
}

/** A Twilio Client (Voice SDK), which takes every caller ID. */
export interface ForwardClient {
  kind: "client";
  /** 1 to 121 characters. */
  identity: string;
}

/** Another Studio flow of the account, by a redirect to its webhook. */
export interface ForwardFlow {
  kind: "flow";
  /** `FW` and 32 hexadecimal digits. */
  flowSid: string;
}

/** An agent in Flex. */
export interface ForwardFlex {
  kind: "flex";
  /** `WW` and 32 hexadecimal digits. */
  workflow: string;
  /** Task channel: `TC` and 32 hexadecimal digits. */
  channel: string;
}

/** A call queue, which Twilio makes when the first call comes. */
export interface ForwardQueue {
  kind: "queue";
  /** 1 to 64 characters. */
  queue: string;
}

/** A recorded message. */
export interface ForwardVoicemail {
  kind: "voicemail";
  /** Spoken before the beep; nothing unless said. */
  say?: string;
  /** Seconds, 1 to 14,400; Twilio's default is 3,600. */
  maxLength?: number;
}

/** A sentence; then the call is hung up. */
export interface ForwardSay {
  kind: "say";
  text: string;
}
