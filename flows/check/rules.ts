import { acyclic } from "./acyclic";
import { ambiguousMatch } from "./ambiguousMatch";
import { decidingSplit } from "./decidingSplit";
import { type Rule } from "./finding";
import { knownProperties } from "./knownProperties";
import { knownTargets } from "./knownTargets";
import { oneCondition } from "./oneCondition";
import { oneTrigger } from "./oneTrigger";
import { reachable } from "./reachable";
import { safeNames } from "./safeNames";
import { splitDefault } from "./splitDefault";
import { unansweredReject } from "./unansweredReject";
import { uniqueNames } from "./uniqueNames";

/** What Twilio's own validation is known to check beyond the schema. */
export const TWILIO_RULES: readonly Rule[] = [uniqueNames, knownTargets];

/** What Ringfence asks of the flows that it makes. Studio itself allows more. */
export const HOUSE_RULES: readonly Rule[] = [
  oneTrigger,
  safeNames,
  reachable,
  acyclic,
  unansweredReject,
  splitDefault,
  decidingSplit,
  oneCondition,
  ambiguousMatch,
  knownProperties,
];
