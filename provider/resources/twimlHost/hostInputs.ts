import { type HostedPolicy } from "../../../flows/function/hostedPolicy";
import { type CheckFailure, type DetailedDiff, mapDiff, type StoredBase } from "../../resource";
import { hasUnknown } from "../../wire/values";
import { codeHash } from "./code";

export interface TwimlHostInputs {
  /** Name of the Serverless service: letters, digits and dashes, at most 50. It never changes afterwards. */
  uniqueName: string;
  /** Path (with leading slash) to TwiML text. */
  documents: Record<string, string>;
  /** Lines that run on a Function, by name: the service gets one Function for all of them. */
  lines?: Record<string, HostedPolicy>;
  /** `<project>/<stack>`, and perhaps a prefix: the fence that the lines belong to. */
  fence?: string;
  /** The stamps that the memory knows for the lines, the newest first: that one is written. */
  stamps?: string[];
  /**
   * The numbers of the stack: a service that a lost state left is taken over only if no other number's flow needs it.
   * Matters at creation, and is not kept.
   */
  phoneNumbers?: string[];
}

/** Something hosted: which asset or Function and which version serve it. */
export interface Hosted {
  /** An asset's SID, or a Function's. */
  assetSid: string;
  versionSid: string;
  /** Of what was uploaded; empty for the data of a line, which may hold a password: no digest of one is kept. */
  sha256: string;
}

export interface Deployment {
  environmentSid: string;
  domainName: string;
  buildSid: string;
  /** Everything in the last deployment, by path: what is wanted, and what the deployment before had. */
  hosted: Record<string, Hosted>;
  /** Hash of the Function's code; left out where there is none. */
  codeHash?: string;
}

export interface TwimlHostState extends TwimlHostInputs, StoredBase, Deployment {
  serviceSid: string;
  generation: string;
  /** Path to public URL. */
  urls: Record<string, string>;
  /** Line to the voice URL of its numbers. */
  lineUrls: Record<string, string>;
}

/** Every error of the inputs. */
export function checkHost({ uniqueName, documents, lines = {} }: TwimlHostInputs): CheckFailure[] {
  const errors: CheckFailure[] = [];
  if (!hasUnknown(uniqueName) && !/^[A-Za-z0-9-]{1,50}$/.test(uniqueName)) {
    errors.push({
      property: "uniqueName",
      reason: `uniqueName "${uniqueName}" is not a service name: letters, digits and dashes, 1 to 50 of them`,
    });
  }
  if (!hasUnknown(lines)) errors.push(...Object.keys(lines).flatMap(lineErrors), ...sizeErrors(lines));
  if (hasUnknown(documents)) return errors;
  for (const path of Object.keys(documents).filter((key) => !/^\/[A-Za-z0-9._/-]{1,254}$/.test(key))) {
    errors.push({
      property: "documents",
      reason: `documents["${path}"]: a path starts with / and has letters, digits, dots, dashes and slashes`,
    });
  }
  if (Object.keys(documents).length === 0 && Object.keys(lines).length === 0)
    errors.push({ property: "documents", reason: "documents is empty, and so is lines: a build needs at least one" });
  return errors;
}

const lineErrors = (line: string): CheckFailure[] =>
  /^[A-Za-z][A-Za-z0-9_-]{0,49}$/.test(line)
    ? []
    : [{ property: "lines", reason: `lines["${line}"]: a name is a letter, then up to 49 letters, digits, - and _` }];

/** Largest private asset, and most of them in a build (Twilio's docs, "Functions and Assets: limits"). */
const MAX_BYTES = 10_000_000;
const MAX_LINES = 50;

function sizeErrors(lines: Record<string, HostedPolicy>): CheckFailure[] {
  const names = Object.keys(lines);
  const many = `lines has ${names.length} lines, and a Function takes at most ${MAX_LINES}: run some on Studio (runsOn: studio), or in another stack`;
  const large = names.filter((name) => Buffer.byteLength(JSON.stringify(lines[name])) > MAX_BYTES);
  return [
    ...(names.length > MAX_LINES ? [{ property: "lines", reason: many }] : []),
    ...large.map((name) => ({
      property: "lines",
      reason: `lines["${name}"] is larger than 10 MB, which is the most that Twilio takes: split it into several lines`,
    })),
  ];
}

/** A renamed stack keeps its service, whose name cannot change. */
export function diffHost(state: TwimlHostState, { documents, lines = {}, stamps = [] }: TwimlHostInputs): DetailedDiff {
  if (hasUnknown(documents)) return { documents: "update" };
  const diff = { ...mapDiff("documents", state.documents, documents), ...mapDiff("lines", state.lines, lines) };
  if (Object.keys(lines).length === 0) return diff;
  if (stamps[0] !== state.stamps?.[0]) diff.stamps = "update";
  if (state.codeHash !== codeHash()) diff.codeHash = "update";
  return diff;
}
