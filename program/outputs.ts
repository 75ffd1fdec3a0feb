import * as pulumi from "@pulumi/pulumi";
import type * as twilio from "@pulumi/twilio";
import { countryName } from "../flows/policy/countries";
import { type Policy } from "../flows/policy/policy";

/** The outputs of a stack for one line. */
export interface LineOutputs {
  /** Its Studio flow; missing where it runs on a Function. */
  flowSid?: pulumi.Output<string>;
  /** The Serverless service whose Function answers; missing where a flow does. */
  serviceSid?: pulumi.Output<string>;
  webhookUrl: pulumi.Output<string>;
  consoleUrl: pulumi.Output<string>;
  /** Of the flow. */
  revision?: pulumi.Output<number>;
  mode: string;
  /** Names of the countries on the block list. With an allow list there is `allowedCountries` instead. */
  rejectedCountries?: string[];
  allowedCountries?: string[];
  numbers: string[];
}

/** Where the console shows Serverless services: it has no documented address for one of them. */
const SERVICES = "https://www.twilio.com/console/functions/overview/services";

/** Outputs of a line that a flow answers. */
export const flowOutputs = (
  policy: Policy,
  flow: twilio.studio.Flow,
  webhookUrl: pulumi.Output<string>,
): LineOutputs => ({
  flowSid: flow.sid,
  webhookUrl,
  consoleUrl: flow.consoleUrl,
  revision: flow.revision,
  ...policyOutputs(policy),
});

/** Outputs of a line that a Function answers. */
export function hostedOutputs(policy: Policy, host: twilio.serverless.TwimlHost): LineOutputs {
  const { line } = policy;
  const webhookUrl = host.lineUrls.apply((urls) => {
    const url = urls?.[line];
    // A service without lines that `--target` leaves out has no value for `lines`, which a preview takes for unknown.
    const served = url === undefined ? pulumi.output(url) : host.lines.apply((lines) => lines?.[line]?.numbers);
    return served.apply((numbers) => servedUrl(policy, url, numbers));
  });
  return {
    serviceSid: host.serviceSid,
    webhookUrl,
    consoleUrl: webhookUrl.apply(() => SERVICES),
    ...policyOutputs(policy),
  };
}

function policyOutputs(
  policy: Policy,
): Pick<LineOutputs, "mode" | "rejectedCountries" | "allowedCountries" | "numbers"> {
  const countries = policy.list.countries.map(countryName);
  return {
    mode: policy.mode,
    ...(policy.list.kind === "block" ? { rejectedCountries: countries } : { allowedCountries: countries }),
    numbers: policy.numbers,
  };
}

/**
 * The voice URL of a line, once what answers there serves all numbers of the line: otherwise a number would get to another one's handler.
 *
 * @param served the numbers that the flow or the Function serves, joined by commas
 * @throws pulumi.RunError in a run that leaves out the flow or the service (`--target`, `--exclude`, or a `refresh --run-program`)
 */
export function servedUrl(
  { line, numbers }: Pick<Policy, "line" | "numbers">,
  url: string | undefined,
  served = "",
): string {
  const known = new Set(served.split(","));
  const left = numbers.filter((number) => !known.has(number));
  if (url !== undefined && left.length === 0) return url;
  throw new pulumi.RunError(
    `line ${line} does not serve ${left.join(", ") || "its numbers"} yet. Run the whole \`pulumi up\`; \`pulumi refresh\` and \`pulumi destroy\` do not need the program`,
  );
}
