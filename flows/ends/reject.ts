import { isReject, STATE } from "../base/names";
import { redirectTo } from "../base/verb";
import { shownUrl } from "../secrecy";
import { redirect } from "../widgets";
import { urlErrors } from "./checks";
import { type EndKind, oneEntry, secretEnd } from "./end";

/** The two reasons that TwiML `<Reject>` has. The caller hears a not-in-service message, or a busy tone. */
export type RejectReason = "rejected" | "busy";

/** A reject: the call is not answered, and not billed. */
export interface Reject {
  kind: "reject";
  reason: RejectReason;
  /** URL of the user's own document, which rejects in place of the hosted one. */
  document?: string;
}

const BY_DOCUMENT = "no, if that document rejects";

/** A redirect to the document that rejects. By GET: whether a hosted static document answers POST is not documented. */
export const reject: EndKind<Reject> = {
  kind: "reject",
  settings: [],
  answers: "no",
  standIns: {},
  check: ({ document }, path) => (document === undefined ? [] : urlErrors(path, document)),
  build: ({ document }, _, { rejectUrl }) => oneEntry(redirect(STATE.reject, document ?? rejectUrl ?? "", "GET")),
  twiml: ({ reason, document }) => [
    document === undefined ? { name: "Reject", attributes: { reason } } : redirectTo(document, "GET"),
  ],
  words({ reason, document }) {
    if (document !== undefined) {
      const shown = shownUrl(document);
      return {
        short: `sent to ${shown}, which must reject`,
        long: "sent to a document of your own, which must reject:",
        destination: "",
        target: `GET ${shown}`,
        hears: `what ${shown} says`,
        billed: BY_DOCUMENT,
      };
    }
    const hears = reason === "busy" ? "a busy tone" : "that the number is not in service";
    const long = `rejected: hears ${hears}, is not answered, costs no voice minute`;
    return { short: reason === "busy" ? "rejected (busy)" : "rejected", long, destination: "", hears };
  },
  secretWords: (end) =>
    end.document === undefined
      ? reject.words(end)
      : { ...secretEnd("sent to a secret document, which must reject"), billed: BY_DOCUMENT },
  isReached: ({ document }, end, _, { rejectUrl }) =>
    end.kind === "redirect" && isReject(end.state) && [undefined, end.url].includes(document ?? rejectUrl),
};
