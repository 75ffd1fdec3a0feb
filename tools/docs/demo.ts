import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FlowDefinition } from "../../flows";
import { renderSvg } from "../../render";
import { root } from "../toolchain";

/** The picture of the flow that the demo deploys, as the README shows it. */
export const PICTURE = join(root, "docs", "pictures", "demo-flow.svg");

export const README = join(root, "README.md");

/** The README's block with the demo's calls, between its fences. */
const BLOCK = /(?<=^```\n)caller {2,}│ from [^`]*(?=^```$)/m;

/** The README's block with what the demo says of them afterwards. */
const EVIDENCE = /(?<=^```\n)\$ npx ringfence report\n[^`]*(?=^```$)/m;

/** What of the emulator's file tells the flows. */
interface EmulatorFile {
  flows: Record<string, { revisions: { status: string; definition: FlowDefinition }[] }>;
}

/** Draws the flow that callers of the demo meet, out of the folder in which the demo ran. */
export function deployedPicture(folder: string): string {
  const { flows } = JSON.parse(readFileSync(join(folder, "emulator.json"), "utf8")) as EmulatorFile;
  const [flow, ...others] = Object.values(flows);
  const published = flow?.revisions.findLast(({ status }) => status === "published");
  if (published === undefined || others.length > 0) throw new Error(`${folder} holds not one published flow`);
  // Without the mark of ownership, which is another at each run.
  const [says = ""] = published.definition.description.split(" [ringfence ");
  return renderSvg(published.definition, { title: `The flow of npm run demo. ${says}` });
}

/** The table of calls in what the demo printed, without the spaces at the ends of its lines. */
export function callsIn(output: string): string {
  const table = /^What callers meet now:\n((?:.+\n)+)/m.exec(output)?.[1];
  if (table === undefined) throw new Error(`no table of calls in what the demo printed:\n${output}`);
  return table
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}

/** The table of calls as the README has it. */
export function callsInReadme(readme: string): string {
  const block = BLOCK.exec(readme)?.[0];
  if (block === undefined) throw new Error("README.md has no block with the calls of the demo");
  return block;
}

/** The README with this table of calls in it. */
export const withCalls = (readme: string, calls: string): string => readme.replace(BLOCK, () => calls);

/** What the demo's report and replay come to, without the days on which it ran. */
export function evidenceIn(output: string): string {
  const report = /^line \S+: .* turned away\n(?: {2}because of .*\n)+/m.exec(output)?.[0];
  const replay = /^compared with .*\n(?: {2}.*\n)+/m.exec(output)?.[0];
  if (report === undefined || replay === undefined) throw new Error(`no evidence in what the demo printed:\n${output}`);
  return `$ npx ringfence report\n${report}$ npx ringfence replay --against deployed\n${replay}`;
}

/** The same as the README has it. */
export function evidenceInReadme(readme: string): string {
  const block = EVIDENCE.exec(readme)?.[0];
  if (block === undefined) throw new Error("README.md has no block with the evidence of the demo");
  return block;
}

/** The README with this evidence in it. */
export const withEvidence = (readme: string, evidence: string): string => readme.replace(EVIDENCE, () => evidence);
