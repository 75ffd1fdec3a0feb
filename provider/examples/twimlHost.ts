import * as twilio from "@pulumi/twilio";

const host = new twilio.serverless.TwimlHost("twiml", {
  uniqueName: "reject-documents",
  documents: { "/reject/busy.xml": '<Response><Reject reason="busy"/></Response>' },
});

export const busy = host.urls.apply((urls) => urls["/reject/busy.xml"]);
