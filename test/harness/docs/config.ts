import { parse } from "yaml";
import { type Page } from "./documents";

/** Keys of a stack's config with their values. */
export type Keys = Record<string, unknown>;

/** A block of a page that shows Ringfence's config. */
export interface ConfigBlock {
  page: string;
  code: string;
  keys: Keys;
}

/** Blocks of a page with Ringfence's config; YAML of other things is left out. */
export const configBlocks = ({ name, blocks }: Page): ConfigBlock[] =>
  blocks
    .filter(({ language }) => language === "yaml")
    .flatMap(({ code }) => {
      const content = parse(code) as Keys;
      const keys = (content.config ?? content) as Keys;
      const ours = Object.keys(keys).some((key) => key.startsWith("ringfence:"));
      return ours ? [{ page: name, code, keys }] : [];
    });

/** The rest of a stack's config, where a block shows a part: some list and some numbers. */
export function completed(keys: Keys): Keys {
  const lines = Object.values((keys["ringfence:lines"] ?? {}) as Record<string, Keys>);
  const isSet = (key: string) => `ringfence:${key}` in keys || (lines.length > 0 && lines.every((line) => key in line));
  return {
    ...(isSet("blockList") || isSet("allowList") ? {} : { "ringfence:blockList": ["KZ", "RU"] }),
    ...(isSet("numbers") ? {} : { "ringfence:numbers": ["+15550100001"] }),
    ...keys,
  };
}
