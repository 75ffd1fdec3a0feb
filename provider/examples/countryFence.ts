import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";

const config = new pulumi.Config();

const desk = new twilio.voice.CountryFence("desk", {
  blockList: ["RU", "CN", "IN"],
  rejectReason: "busy",
  hiddenCallers: "reject",
  exceptions: { forward: ["+74950000001"], reject: ["+1900*"] },
  numbers: ["+15550100001", "+15550100002"],
});

const clinic = new twilio.voice.CountryFence("clinic", {
  allowList: ["US", "CA", "group:EU"],
  hiddenCallers: "forward",
  unknownCountry: "reject",
  mode: "monitor",
  forward: { webhook: config.requireSecret("clinicHandler") },
  routes: [{ countries: ["DE", "AT"], forward: { number: "+15550100099", timeout: 20 } }],
  numbers: ["+15550100003"],
  fallback: "none",
});

export const lines = { desk: desk.lines, clinic: clinic.lines };
