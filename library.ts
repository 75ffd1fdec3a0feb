/**
 * Ringfence as a library: `import { CountryFence, compile } from "ringfence"`.
 *
 * It loads Pulumi, as the component needs it, and any Pulumi program has loaded it already. `ringfence/flows` and
 * `ringfence/render` are the same functions without Pulumi, and without Node.
 */
export * from "./flows";
export * from "./render";
export { CountryFence, type CountryFenceArgs, type CountryFenceOptions, type FencedLine } from "./program/countryFence";
