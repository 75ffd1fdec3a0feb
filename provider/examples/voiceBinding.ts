import * as twilio from "@pulumi/twilio";

const originals = new twilio.voice.OriginalRouting("originals", { phoneNumbers: ["+15550100001"] });

const binding = new twilio.voice.VoiceBinding("numbers", {
  fences: { desk: `https://webhooks.twilio.com/v1/Accounts/AC${"1".repeat(32)}/Flows/FW${"1".repeat(32)}` },
  bindings: { "+15550100001": { fence: "desk" } },
  originals: originals.settings,
  stamps: originals.stamps,
  names: originals.names,
});

export const fenceUrls = binding.fenceUrls;
