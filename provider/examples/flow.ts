import * as twilio from "@pulumi/twilio";

const flow = new twilio.studio.Flow("closed", {
  friendlyName: "shop/dev/closed",
  status: "published",
  definition: {
    description: "Says that the shop is closed.",
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [
      {
        name: "Trigger",
        type: "trigger",
        transitions: [
          { event: "incomingMessage" },
          { event: "incomingCall", next: "say_closed" },
          { event: "incomingConversationMessage" },
          { event: "incomingRequest" },
          { event: "incomingParent" },
        ],
        properties: { offset: { x: 0, y: 0 } },
      },
      {
        name: "say_closed",
        type: "say-play",
        transitions: [{ event: "audioComplete" }],
        properties: { say: "We are closed.", loop: 1, offset: { x: 0, y: 250 } },
      },
    ],
  },
});

export const webhookUrl = flow.webhookUrl;
