import { hasSipPassword, shownSip } from "../secrecy";
import { callerIdErrors, dial, dialVerb, shownCallerId } from "./callerId";
import { credentialError, sipError, textErrors } from "./checks";
import { type EndKind } from "./end";

/** A SIP endpoint. */
export interface ForwardSip {
  kind: "sip";
  /** `sip:` or `sips:` address. */
  uri: string;
  /** Given with `password`, or neither is. */
  username?: string;
  password?: string;
  /** As for a number. */
  callerId: string;
}

/** Dials a SIP endpoint. Its address goes into `sip_endpoint`, in place of `to`. */
export const sip: EndKind<ForwardSip> = {
  kind: "sip",
  settings: ["username", "password", "callerId"],
  answers: "yes",
  standIns: { sip: (count) => `sip:${count}@secret.invalid`, callerId: () => "caller" },
  credentials: ["username", "password", "sip_username", "sip_password"],
  read(config) {
    const uri = config.text("sip", sipError);
    const username = config.exactText("username", credentialError);
    const password = config.exactText("password", credentialError);
    const remedy = "Set both username and password, or neither";
    if (username !== undefined && password === undefined) config.missing("password", remedy);
    if (password !== undefined && username === undefined) config.missing("username", remedy);
    if (password !== undefined) {
      config.noticeUnlessSecret(
        "password",
        "is not encrypted in the stack file",
        "Set it with pulumi config set --secret --path, and note that Studio shows it in the flow to everyone with access to the account",
      );
    }
    return {
      kind: "sip",
      uri,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      callerId: config.callerId(),
    };
  },
  check({ uri, username, password, callerId }, path) {
    const secret = password === undefined ? undefined : credentialError(password);
    return [
      ...textErrors(`${path}.uri`, hasSipPassword(uri) ? shownSip(uri) : uri, sipError(uri)),
      ...(username === undefined ? [] : textErrors(`${path}.username`, username, credentialError(username))),
      // A password is never shown.
      ...(secret === undefined ? [] : [{ path: `${path}.password`, ...secret }]),
      ...((username === undefined) === (password === undefined)
        ? []
        : [{ path, reason: "has one of username and password", remedy: "Give both, or neither" }]),
      ...callerIdErrors(callerId, path),
    ];
  },
  build({ uri, username, password, callerId }, names) {
    const credentials = {
      ...(username !== undefined && { sip_username: username }),
      ...(password !== undefined && { sip_password: password }),
    };
    return dial(callerId, { noun: "sip", sip_endpoint: uri, ...credentials }, names);
  },
  twiml({ uri, username, password, callerId }, { call }) {
    const attributes = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
    return [dialVerb(shownCallerId(callerId, call), {}, [{ name: "Sip", attributes, text: uri }])];
  },
  words: ({ uri }) => ({
    short: `forwarded to ${shownSip(uri)}`,
    destination: "the SIP address",
    target: shownSip(uri),
    hears: `ringing, then ${shownSip(uri)}`,
  }),
  isReached: ({ uri }, end) => end.kind === "dial" && end.to.join() === uri,
  secrets: ({ password }) => (password === undefined ? [] : [password]),
};
