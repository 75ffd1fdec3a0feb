import * as twilio from "@pulumi/twilio";

const support = twilio.voice.getPhoneNumbersOutput({ friendlyName: "Support *" });
const two = twilio.voice.getPhoneNumbersOutput({ phoneNumbers: ["+15550100001", "+15550100002"] });

export const supportNumbers = support.numbers.apply((numbers) => numbers.map(({ phoneNumber }) => phoneNumber));
export const handlers = two.numbers.apply((numbers) => numbers.map(({ voiceUrl }) => voiceUrl));
