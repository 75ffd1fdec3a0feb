import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../usageError";
import { askEngine, type EngineConfig } from "./engineConfig";
import { findProject, needProject, type Project } from "./project";

/** Which stack a command is about. */
export interface StackOptions {
  /** Name of a stack, such as `dev`; `organisation/project/dev` does as well. */
  stack?: string;
  /** Path of a stack file. */
  config?: string;
}

/** A stack file that is there, or the place of one where the engine alone knows the stack's config. */
export interface ChosenStack {
  /** Name of the stack, from the file's; the file's own name if it is called otherwise. */
  stack: string;
  /** Absolute path. */
  file: string;
  /** The project it belongs to; undefined for a file without one. */
  project?: Project;
  /** What the engine says of a stack that has no file. */
  kept?: EngineConfig;
}

/** The default where there are several stacks. */
const DEFAULT_STACK = "dev";

/**
 * The stack that the options mean. Without any: the only one there is, else `dev`.
 *
 * @throws UsageError that lists the stacks there are.
 */
export function chooseStack(options: StackOptions, folder = process.cwd()): ChosenStack {
  if (options.config !== undefined && options.stack !== undefined) {
    throw new UsageError("--stack and --config cannot be used together. Use one of them");
  }
  if (options.config !== undefined) return byFile(path.resolve(folder, options.config), options.config);
  const project = needProject(folder);
  const stacks = stacksOf(project);
  const name = options.stack?.split("/").at(-1) ?? defaultStack(stacks, project);
  const file = stacks.get(name);
  if (file !== undefined) return { stack: name, file, project };
  const kept = askEngine(options.stack ?? name, path.dirname(project.file));
  if (kept.values === undefined) {
    throw new UsageError(
      `there is no stack file for "${name}" in ${shown(project.stackFolder)}. ${listed(stacks)} ` +
        `(\`pulumi config\`, which knows what a backend keeps: ${kept.refusal})`,
    );
  }
  return {
    stack: name,
    file: path.join(project.stackFolder, `Pulumi.${name}${path.extname(project.file)}`),
    project,
    kept,
  };
}

function byFile(file: string, written: string): ChosenStack {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new UsageError(`${written} is not a file. Set --config to the path of a stack file, such as Pulumi.dev.yaml`);
  }
  const project = findProject(path.dirname(file));
  return { stack: stackName(path.basename(file)) ?? path.basename(file), file, ...(project && { project }) };
}

function defaultStack(stacks: Map<string, string>, project: Project): string {
  const [only, ...others] = stacks.keys();
  if (only !== undefined && others.length === 0) return only;
  if (stacks.has(DEFAULT_STACK)) return DEFAULT_STACK;
  const problem =
    only === undefined
      ? `there is no stack file in ${shown(project.stackFolder)}`
      : "there are several stacks and none is named";
  throw new UsageError(`${problem}. ${listed(stacks)}`);
}

/** Stack names with the paths of their files, sorted. The file's ending is the project file's. */
function stacksOf({ file, stackFolder }: Project): Map<string, string> {
  const names = existsSync(stackFolder) ? readdirSync(stackFolder).sort() : [];
  const stacks = names.flatMap((name): [string, string][] => {
    const stack = path.extname(name) === path.extname(file) ? stackName(name) : undefined;
    return stack === undefined ? [] : [[stack, path.join(stackFolder, name)]];
  });
  return new Map(stacks);
}

function stackName(fileName: string): string | undefined {
  return /^Pulumi\.(.+)\.ya?ml$/.exec(fileName)?.[1];
}

function listed(stacks: Map<string, string>): string {
  if (stacks.size === 0) return "Make one, such as Pulumi.dev.yaml, or name a file with --config";
  return `Choose one with --stack: ${[...stacks.keys()].join(", ")}`;
}

function shown(folder: string): string {
  return path.relative(process.cwd(), folder) || "this folder";
}
