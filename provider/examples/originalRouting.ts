import * as twilio from "@pulumi/twilio";

const originals = new twilio.voice.OriginalRouting("originals", {
  phoneNumbers: ["+15550100001", "+15550100002"],
  // What this number had before is not to be seen any more.
  former: { "+15550100002": { voiceUrl: "https://handlers.example.com/sales", voiceMethod: "POST" } },
});

export const settings = originals.settings;
