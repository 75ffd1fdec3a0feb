import { POLICY_MUTATIONS } from "./policy.mjs";
import { ENDS_MUTATIONS } from "./ends.mjs";
import { TURNED_AWAY_MUTATIONS } from "./turnedAway.mjs";
import { COMPILE_MUTATIONS } from "./compile.mjs";
import { OTHERS_MUTATIONS } from "./others.mjs";

/** Small ways to break the policy language: a text that stands once in a file, and what takes its place. */
export const MUTATIONS = [
  ...POLICY_MUTATIONS,
  ...ENDS_MUTATIONS,
  ...TURNED_AWAY_MUTATIONS,
  ...COMPILE_MUTATIONS,
  ...OTHERS_MUTATIONS,
];
