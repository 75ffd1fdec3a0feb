import { rfc2822Date } from "../state/dates";
import { type StoredCall } from "../state/calls";
import { priceOf } from "./record";

/** Milliseconds at the beginning of a placed call during which it waits for its turn. */
const QUEUED = 10;

const SUBRESOURCES = [
  "notifications",
  "recordings",
  "payments",
  "events",
  "siprec",
  "streams",
  "transcriptions",
  "user_defined_message_subscriptions",
  "user_defined_messages",
];

/** A call as the core API shows it (OpenAPI `api.v2010.account.call`). */
export function callAnswer(call: StoredCall, now = Date.now()): object {
  const { sid, accountSid, startedAt, seconds, from, to } = call;
  const status = statusAt(call, now);
  const isOver = call.endsAt === undefined || call.endsAt <= now;
  const isQueued = status === "queued";
  const started = rfc2822Date(new Date(startedAt));
  const stem = `/2010-04-01/Accounts/${accountSid}/Calls/${sid}`;
  return {
    sid,
    account_sid: accountSid,
    parent_call_sid: call.parentSid ?? null,
    phone_number_sid: call.numberSid,
    group_sid: null,
    trunk_sid: "",
    direction: call.direction,
    from,
    from_formatted: from,
    to,
    to_formatted: to,
    status,
    date_created: started,
    date_updated: started,
    start_time: isQueued ? null : started,
    end_time: isOver ? rfc2822Date(new Date(startedAt + seconds * 1000)) : null,
    // Seen as "0" on calls that nobody answered, where Twilio's documents say that it is empty.
    duration: isOver ? String(seconds) : null,
    price: isOver ? priceOf(call) : null,
    price_unit: "USD",
    answered_by: null,
    // In captures, and not in the OpenAPI document.
    annotation: null,
    api_version: "2010-04-01",
    caller_name: "",
    forwarded_from: null,
    queue_time: "0",
    uri: `${stem}.json`,
    subresource_uris: Object.fromEntries(SUBRESOURCES.map((name) => [name, `${stem}/${pathName(name)}.json`])),
  };
}

/** The status that a call has at a moment. */
export function statusAt({ endsAt, startedAt, status }: StoredCall, now = Date.now()): string {
  if (endsAt === undefined || endsAt <= now) return status;
  return now - startedAt < QUEUED ? "queued" : "ringing";
}

/** `user_defined_messages` is `UserDefinedMessages` in a path. */
function pathName(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
