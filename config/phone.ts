import { type FaultList } from "./faultList";
import { type Keys } from "./path";

/** A subscriber's number: E.164 with the length that telephone numbers have. */
const PHONE = /^\+[1-9][0-9]{6,14}$/;

/** The phone number at `keys`, or a fault and undefined. White space around it does not count. */
export function readPhone(text: string, keys: Keys, faults: FaultList): string | undefined {
  const number = text.trim();
  if (PHONE.test(number)) return number;
  // The 0 of "+49 (0)30" is dialled inside the country only.
  const international = number.replace(/(\d[\s.\-/]*)\(\s*0\s*\)/, "$1");
  const digits = international.replace(/[\s().\-/]/g, "").replace(/^00/, "+");
  const meant = PHONE.test(digits) ? digits : /^[1-9][0-9]{9,14}$/.test(digits) ? `+${digits}` : undefined;
  const reason = /^[0-9]+$/.test(number) ? "has no plus sign" : "is not a phone number in E.164 form";
  const general = 'Write it with a plus and the country code, in quotes: "+15550100001"';
  faults.add(
    keys,
    text,
    reason,
    faults.remedy(keys, meant === undefined ? undefined : `Write "${meant}", in quotes`, general),
  );
  return undefined;
}
