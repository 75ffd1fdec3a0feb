import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { nodePath, root } from "../toolchain";

export const CONTRIBUTING = join(root, "CONTRIBUTING.md");

/** The block of CONTRIBUTING.md that holds the drawing. */
const BLOCK = /(?<=^```mermaid\n)flowchart TD\n[^`]*(?=^```$)/m;

/** What a room is for, in the words of the drawing. Only these rooms are drawn. */
export const LABELS: Record<string, string> = {
  "index.ts": "the Pulumi program",
  "library.ts": "the library",
  cli: "the ringfence command",
  demo: "the guided tour",
  program: "config to resources",
  provider: "the twilio provider",
  numbers: "memory and binding of numbers",
  twilio: "client of Twilio's API",
  emulator: "a local Twilio",
  config: "stack file to policy",
  render: "pictures of a flow",
  evidence: "what a policy does to real calls",
  function: "the Function that answers calls",
  flows: "policy, compiler, simulator",
  schema: "JSON Schemas, validators, types",
};

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[];
}

/** The rooms and their imports as dependency-cruiser finds them, as a Mermaid flowchart. */
export function drawRooms(): string {
  return drawing(arrowsOf(cruise()));
}

/** The drawing as CONTRIBUTING.md has it. */
export function drawingIn(contributing: string): string {
  const block = BLOCK.exec(contributing)?.[0];
  if (block === undefined) throw new Error("CONTRIBUTING.md has no block with the drawing of the rooms");
  return block;
}

/** CONTRIBUTING.md with this drawing in it. */
export const withDrawing = (contributing: string, drawing: string): string =>
  contributing.replace(BLOCK, () => drawing);

function cruise(): Cruise {
  const cruiser = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const options = ["--config", ".dependency-cruiser.mjs", "--output-type", "json", ...Object.keys(LABELS)];
  const { stdout, stderr } = spawnSync(nodePath, [cruiser, ...options], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (!stdout.startsWith("{")) throw new Error(`dependency-cruiser did not look at the sources:\n${stderr}`);
  return JSON.parse(stdout) as Cruise;
}

/** Room to the rooms that it imports. */
function arrowsOf({ modules }: Cruise): Map<string, Set<string>> {
  const arrows = new Map(Object.keys(LABELS).map((room) => [room, new Set<string>()]));
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (from !== to && arrows.has(to)) arrows.get(from)?.add(to);
    }
  }
  return arrows;
}

const roomOf = (file: string): string => file.split("/", 1)[0] ?? file;

function drawing(arrows: ReadonlyMap<string, ReadonlySet<string>>): string {
  const nodes = Object.entries(LABELS).map(([room, label]) => `  ${idOf(room)}["${room}<br/>${label}"]`);
  const lines = [...arrows].flatMap(([from, targets]) =>
    [...targets]
      // An arrow that a longer way makes superfluous would only tangle the drawing.
      .filter((to) => ![...targets].some((other) => other !== to && reaches(arrows, other, to)))
      .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
  );
  return `flowchart TD\n${[...nodes, ...lines.sort()].join("\n")}\n`;
}

function reaches(arrows: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  return [...(arrows.get(from) ?? [])].some((next) => next === to || reaches(arrows, next, to));
}

const idOf = (room: string): string => room.replace(/\W/g, "_");
