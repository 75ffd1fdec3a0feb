/** The United States and its territories under country calling code 1. */
const UNITED_STATES = ["US", "AS", "GU", "MP", "PR", "VI"];

/**
 * The 25 countries and territories that share calling code 1.
 *
 * Source: North American Numbering Plan Administrator, list of participating countries. As of 2026-11.
 */
export const NANP: readonly string[] = [
  ...UNITED_STATES,
  ..."AG AI BB BM BS CA DM DO GD JM KN KY LC MS SX TC TT VC VG".split(" "),
];

/** Calling code 1 outside the United States: a call there looks domestic, and is billed as an international one. */
export const NANP_NON_US: readonly string[] = NANP.filter((code) => !UNITED_STATES.includes(code));
