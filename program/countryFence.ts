import * as pulumi from "@pulumi/pulumi";
import { type CountryFenceArgs, type SettledArgs, settled, settledLater } from "./componentArgs";
import { ConfigErrors, readConfig } from "../config";
import { declareFence } from "./fence";
import { type LineOutputs } from "./outputs";

export { type CountryFenceArgs } from "./componentArgs";

/** The outputs of a fence for one line. */
export type FencedLine = pulumi.Unwrap<LineOutputs>;

/** Options of a fence: those of any component, and its prefix. */
export interface CountryFenceOptions extends pulumi.ComponentResourceOptions {
  /**
   * Part of every name of the fence: its flows are `<project>/<stack>/<prefix>/<line>`, its resources `<prefix>/<line>`.
   * A letter followed by up to 49 letters, digits, `-` and `_`. Default: the component's name, so that two components
   * of one program share nothing.
   *
   * `""` gives the names of Ringfence's own program: flows `<project>/<stack>/<line>`. The component then takes over
   * what that program made in this stack, without writing to Twilio. Only one component of a stack can have it.
   */
  prefix?: string;
}

/**
 * The names that the component has: of this class, and of the component of the Pulumi package, which is the same for
 * programs in other languages. A program may go from one to the other: nothing is made anew.
 */
const TYPES = ["ringfence:index:CountryFence", "twilio:voice:CountryFence"] as const;

const PREFIX = /^[A-Za-z][A-Za-z0-9_-]{0,49}$/;

/**
 * A country fence in front of Twilio phone numbers, as a component of a Pulumi program.
 *
 * ```ts
 * const fence = new CountryFence("main", { blockList: ["RU", "CN"], numbers: ["+15550100001"] });
 * export const lines = fence.lines;
 * ```
 *
 * The Twilio account is that of the stack's `twilio:*` config, or of a provider in `opts`.
 *
 * @throws pulumi.RunError with every error of the arguments, in the words for the stack config. If an argument is an
 * output, the same error fails the program once its value is known.
 */
export class CountryFence extends pulumi.ComponentResource {
  /** Line name to flowSid, webhookUrl, consoleUrl, revision, mode, countries by name, and numbers. */
  declare readonly lines: pulumi.Output<Record<string, FencedLine>>;

  /** The component's type. */
  static readonly pulumiType: string = TYPES[0];

  constructor(name: string, args: CountryFenceArgs, opts: CountryFenceOptions = {}) {
    const { prefix = name, ...options } = opts;
    const type = new.target.pulumiType;
    super(type, name, {}, { ...options, aliases: [...(options.aliases ?? []), ...otherTypes(type)] });
    if (typeof prefix !== "string" || (prefix !== "" && !PREFIX.test(prefix))) {
      throw new pulumi.RunError(
        `CountryFence "${name}": its prefix ${JSON.stringify(prefix)} is not a name for a fence. ` +
          "Set `prefix` in its options to a letter and up to 49 letters, digits, - and _",
      );
    }
    const declare = (given: SettledArgs) => this.#declare(name, prefix, given);
    this.lines = settledLater(name, args)?.apply(declare) ?? declare(settled(args));
    this.registerOutputs({ lines: this.lines });
  }

  #declare(
    name: string,
    prefix: string,
    { values, secretKeys, secretTexts, secretParts }: SettledArgs,
  ): pulumi.Output<Record<string, FencedLine>> {
    const outputs = declareFence(readArgs(name, values, secretKeys, secretParts), {
      project: pulumi.getProject(),
      stack: pulumi.getStack(),
      secretKeys,
      secretTexts,
      prefix,
      // In the program of Ringfence itself the same resources stand without a component around them.
      resources: { parent: this, ...(prefix === "" && { aliases: [{ parent: pulumi.rootStackResource }] }) },
    });
    return secretKeys.size > 0 ? pulumi.secret(outputs) : pulumi.output(outputs);
  }
}

const otherTypes = (type: string) => TYPES.filter((other) => other !== type).map((other) => ({ type: other }));

function readArgs(
  name: string,
  values: SettledArgs["values"],
  secretKeys: SettledArgs["secretKeys"],
  secretParts: SettledArgs["secretParts"],
) {
  try {
    return readConfig(values, undefined, secretKeys, secretParts);
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    throw new pulumi.RunError(error.message.replace("the stack config", `CountryFence "${name}"`));
  }
}
