import { readFileSync, readdirSync } from "node:fs";

/** How often the processes are looked at, in ms. A peak between two looks is not lost: the kernel keeps each process's own. */
const INTERVAL = 50;

export interface PeakMemory {
  /** Most memory that one process had, in MB, and which one; undefined where there is no /proc. */
  stop(): { peakMb: number; peakProcess: string } | undefined;
}

/** Watches every process that this one starts, directly or not, until `stop`. This process itself does not count. */
export function watchPeakMemory(): PeakMemory {
  let peak: { peakMb: number; peakProcess: string } | undefined;
  const look = () => {
    for (const { name, mb } of descendants(process.pid)) {
      if (!peak || mb > peak.peakMb) peak = { peakMb: mb, peakProcess: name };
    }
  };
  const timer = setInterval(look, INTERVAL);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function descendants(ancestor: number): { name: string; mb: number }[] {
  const all = processes();
  const found = new Set([ancestor]);
  // A child can have a lower id than its parent, so one pass is not enough.
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { id, parent } of all) if (found.has(parent)) found.add(id);
  }
  return all.filter(({ id }) => id !== ancestor && found.has(id));
}

function processes(): { id: number; parent: number; name: string; mb: number }[] {
  return list("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    const status = read(`/proc/${entry}/status`);
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    if (parent === undefined || peak === undefined) return [];
    return [{ id: Number(entry), parent: Number(parent), name: nameOf(entry), mb: Math.round(Number(peak) / 1024) }];
  });
}

/** The program, and of Node which script: `node pulumi-resource-twilio`. */
function nameOf(id: string): string {
  const [program = "", ...rest] = read(`/proc/${id}/cmdline`).split("\0");
  const base = (path: string) => path.split("/").at(-1) ?? path;
  const script = rest.find((argument) => !argument.startsWith("-") && argument.includes("/"));
  return base(program) === "node" && script ? `node ${base(script)}` : base(program);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A process that is gone by now has nothing to say. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
