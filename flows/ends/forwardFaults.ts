import { isE164 } from "../base/caller";
import { type Fault } from "../base/faults";
import { type Forward, type ForwardNumber, type ForwardSip } from "./forward";
import { type Ground } from ".";
import { hasSipPassword, shownSip, shownUrl } from "../secrecy";
import { credentialFlaw, type Flaw, MAX_IDENTITY, MAX_QUEUE, nameFlaw, sidFlaw, sipFlaw, speechFlaw } from "./texts";
import { urlFault } from "./urls";

/** Everything that stands against a forward. @param path where the forward stands in the policy. */
export function forwardFaults(forward: Forward, path: string, ground: Ground): Fault[] {
  switch (forward.kind) {
    case "existing":
      return existingFaults(path, ground);
    case "webhook":
      return urlFaults(`${path}.url`, forward.url);
    case "number":
      return [...dialFaults(forward, path, ground), ...callerIdFaults(forward, path)];
    case "sip":
      return [...sipFaults(forward, path), ...callerIdFaults(forward, path)];
    case "client":
      return flawed(`${path}.identity`, forward.identity, nameFlaw(forward.identity, MAX_IDENTITY));
    case "flow":
      return [
        ...flawed(`${path}.flowSid`, forward.flowSid, sidFlaw(forward.flowSid, "FW")),
        ...accountFaults(path, ground),
      ];
    case "flex":
      return [
        ...flawed(`${path}.workflow`, forward.workflow, sidFlaw(forward.workflow, "WW")),
        ...flawed(`${path}.channel`, forward.channel, sidFlaw(forward.channel, "TC")),
      ];
    case "queue":
      return flawed(`${path}.queue`, forward.queue, nameFlaw(forward.queue, MAX_QUEUE));
    case "voicemail":
      return forward.say === undefined ? [] : flawed(`${path}.say`, forward.say, speechFlaw(forward.say));
    case "say":
      return flawed(`${path}.text`, forward.text, speechFlaw(forward.text));
  }
}

/** Of a URL, people see scheme, host and path only. */
export function urlFaults(path: string, url: string): Fault[] {
  const fault = urlFault(url);
  return fault === undefined ? [] : [{ path, value: JSON.stringify(shownUrl(url)), ...fault }];
}

/** A fault with the value, shortened, if there is a flaw. */
export function flawed(path: string, value: string, flaw: Flaw | undefined): Fault[] {
  return flaw === undefined ? [] : [{ path, value: JSON.stringify(value.slice(0, 80)), ...flaw }];
}

function dialFaults({ numbers }: ForwardNumber, path: string, ground: Ground): Fault[] {
  const count: Fault[] =
    numbers.length >= 1 && numbers.length <= 10
      ? []
      : [
          {
            path: `${path}.numbers`,
            value: `${numbers.length} numbers`,
            reason: "are not 1 to 10, which is what Twilio dials at once",
            remedy: "List 1 to 10",
          },
        ];
  const each = numbers.flatMap((number, index): Fault[] => {
    const at = { path: `${path}.numbers[${index}]`, value: JSON.stringify(number) };
    if (!isE164(number)) {
      return [{ ...at, reason: "is not a phone number in E.164 form", remedy: 'Write it as "+15550100001"' }];
    }
    if (ground.numbers.includes(number)) {
      return [
        { ...at, reason: "is fenced by this line, so the call would go round", remedy: "Forward to another number" },
      ];
    }
    return [];
  });
  return [...count, ...each];
}

function callerIdFaults({ callerId }: ForwardNumber | ForwardSip, path: string): Fault[] {
  if (callerId === "caller" || callerId === "called" || isE164(callerId)) return [];
  return [
    {
      path: `${path}.callerId`,
      value: JSON.stringify(callerId),
      reason: "is neither caller, called nor a phone number in E.164 form",
      remedy: 'Write "caller", "called" or a number such as "+15550100001"',
    },
  ];
}

/** A password is never shown. */
function sipFaults({ uri, username, password }: ForwardSip, path: string): Fault[] {
  const shown = flawed(`${path}.uri`, hasSipPassword(uri) ? shownSip(uri) : uri, sipFlaw(uri));
  const user = username === undefined ? [] : flawed(`${path}.username`, username, credentialFlaw(username));
  const flaw = password === undefined ? undefined : credentialFlaw(password);
  const secret = flaw === undefined ? [] : [{ path: `${path}.password`, ...flaw }];
  const lonely =
    (username === undefined) === (password === undefined)
      ? []
      : [{ path, reason: "has one of username and password", remedy: "Give both, or neither" }];
  return [...shown, ...user, ...secret, ...lonely];
}

function accountFaults(path: string, { accountSid }: Ground): Fault[] {
  if (accountSid !== undefined) return flawed("accountSid", accountSid, sidFlaw(accountSid, "AC"));
  return [{ path, reason: "leads to a flow, whose URL needs the account", remedy: "Give compile the accountSid" }];
}

function existingFaults(path: string, { numbers, handlers }: Ground): Fault[] {
  return numbers.flatMap((number): Fault[] => {
    const handler = Object.hasOwn(handlers, number) ? handlers[number] : undefined;
    if (handler === undefined) {
      return [
        {
          path,
          value: JSON.stringify(number),
          reason: "had no voice handler that could go on answering",
          remedy: "Set ringfence:forward to a webhook or a number, or name its handler in ringfence:former",
        },
      ];
    }
    return urlFaults(`former["${number}"].voiceUrl`, handler.voiceUrl);
  });
}
