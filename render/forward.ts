import { type Forward } from "../flows/ends";
import { shownSip, shownUrl } from "../flows/secrecy";

/** Where a forward leads, in words. URLs without user, password and query. */
export function forwardInWords(forward: Forward): string {
  switch (forward.kind) {
    case "existing":
      return "what the number did before";
    case "webhook":
      return shownUrl(forward.url);
    case "number":
      return forward.numbers.join(", ");
    case "sip":
      return shownSip(forward.uri);
    case "client":
      return `client ${forward.identity}`;
    case "flow":
      return `flow ${forward.flowSid}`;
    case "flex":
      return "an agent in Flex";
    case "queue":
      return `queue ${forward.queue}`;
    case "voicemail":
      return "voicemail";
    case "say":
      return `“${forward.text}”, then hung up`;
  }
}
