import * as pulumi from "@pulumi/pulumi";
import { CountryFence } from "ringfence";
import { groupMembers } from "ringfence/flows";

const config = new pulumi.Config();

const desk = new CountryFence("desk", {
  blockList: ["RU", "CN", "IN"],
  rejectReason: "busy",
  exceptions: { forward: ["+74950000001"] },
  numbers: ["+15550100001", "+15550100002"],
});

const clinic = new CountryFence("clinic", {
  allowList: ["US", "CA"],
  hiddenCallers: "forward",
  unknownCountry: "reject",
  // A secret of the stack's config would be one in the state and in the preview too.
  forward: { webhook: config.require("clinicHandler") },
  numbers: ["+15550100003"],
});

export const lines = { desk: desk.lines, clinic: clinic.lines };
export const europeanUnion = groupMembers("EU");
