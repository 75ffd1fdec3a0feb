import { type Forward, shownSip, shownUrl } from "../../flows";

/** A forward in words. */
export interface ForwardText {
  /** Such as `the webhook`, to follow "forwarded to". */
  words: string;
  /** Where to, exactly; no user, password or query of a URL. */
  target?: string;
}

/** Where a forward takes a call. */
export function forwardText(forward: Forward): ForwardText {
  switch (forward.kind) {
    case "existing":
      return { words: "what the number did before" };
    case "webhook":
      return { words: "the webhook", target: `${forward.method} ${shownUrl(forward.url)}` };
    case "number": {
      const together = forward.numbers.length > 1 ? "numbers, which ring at once" : "number";
      const recorded = forward.record === true ? ", recorded" : "";
      return { words: `the ${together}${recorded}:`, target: forward.numbers.join(", ") };
    }
    case "sip":
      return { words: "the SIP address", target: shownSip(forward.uri) };
    case "client":
      return { words: "the Twilio client", target: forward.identity };
    case "flow":
      return { words: "the flow", target: forward.flowSid };
    case "flex":
      return { words: "Flex, workflow", target: forward.workflow };
    case "queue":
      return { words: "the queue", target: forward.queue };
    case "voicemail":
      return { words: "voicemail" };
    case "say":
      return { words: "a sentence, then the end of the call:", target: JSON.stringify(forward.text) };
  }
}
