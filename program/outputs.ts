import type * as pulumi from "@pulumi/pulumi";
import type * as twilio from "@pulumi/twilio";
import { countryName } from "../flows/policy/countries";
import { type Policy } from "../flows/policy/policy";

/** The outputs of a stack for one line. */
export interface LineOutputs {
  flowSid: pulumi.Output<string>;
  webhookUrl: pulumi.Output<string>;
  consoleUrl: pulumi.Output<string>;
  revision: pulumi.Output<number>;
  mode: string;
  /** Names of the countries on the block list. With an allow list there is `allowedCountries` instead. */
  rejectedCountries?: string[];
  allowedCountries?: string[];
  numbers: string[];
}

export function lineOutputs(policy: Policy, flow: twilio.studio.Flow): LineOutputs {
  const countries = policy.fence.countries.map(countryName);
  return {
    flowSid: flow.sid,
    webhookUrl: flow.webhookUrl,
    consoleUrl: flow.consoleUrl,
    revision: flow.revision,
    mode: policy.mode,
    ...(policy.fence.kind === "block" ? { rejectedCountries: countries } : { allowedCountries: countries }),
    numbers: policy.numbers,
  };
}
