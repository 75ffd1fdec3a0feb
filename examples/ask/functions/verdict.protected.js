// Says what to do with a caller: `spam`, `unsure` or `fine`. Ringfence asks it for callers who are still let in.
//
// The live list is a map in Twilio Sync, from phone number to a verdict: `{ "verdict": "spam" }`. An entry works from the next
// call on, without a deployment. Who is not listed is judged by the type of the line, which Twilio Lookup knows.

/** Types of lines that anybody can have at once, and give up again. */
const UNSURE = ["nonFixedVoip"];

exports.handler = async function (context, event, callback) {
  try {
    const client = context.getTwilioClient();
    const verdict = (await listed(client, context, event.From)) ?? (await byLineType(client, event.From));
    // Studio reads this as JSON. Without an answer within 10 seconds `onFailure` applies.
    callback(null, { verdict });
  } catch (error) {
    // Any error is an answer that Ringfence does not know, so that `onFailure` applies.
    callback(error);
  }
};

/** The verdict of the live list; undefined if the caller is not on it. */
async function listed(client, context, from) {
  try {
    const item = await client.sync.v1
      .services(context.SYNC_SERVICE_SID)
      .syncMaps(context.SYNC_MAP || "callers")
      .syncMapItems(from)
      .fetch();
    return typeof item.data.verdict === "string" ? item.data.verdict : undefined;
  } catch (error) {
    if (error.status === 404) return undefined;
    throw error;
  }
}

/** `unsure` about lines of some types. Twilio bills this look-up. */
async function byLineType(client, from) {
  const found = await client.lookups.v2.phoneNumbers(from).fetch({ fields: "line_type_intelligence" });
  return UNSURE.includes(found.lineTypeIntelligence?.type) ? "unsure" : "fine";
}
