import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileText } from "../../config";
import { UsageError } from "../usageError";
import { isMap, parseYaml, type YamlError } from "./yaml";

/** A Pulumi project file. */
export interface Project {
  /** Absolute path. */
  file: string;
  text: string;
  /** Namespace of config keys that are written without one; blank where the file does not say. */
  name: string;
  /** Absolute path of the folder with the stack files. */
  stackFolder: string;
  /** The keys below `config`: defaults of every stack. */
  config: Record<string, unknown>;
  errors: YamlError[];
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml"];

/** The nearest project file, from `folder` upwards, as Pulumi looks for it; undefined if there is none. */
export function findProject(folder: string): Project | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = PROJECT_FILES.map((name) => path.join(at, name)).find((candidate) => existsSync(candidate));
    if (file !== undefined) return readProject(file);
    if (at === path.dirname(at)) return undefined;
  }
}

function readProject(file: string): Project {
  const source = fileText(readFileSync(file));
  const { content, errors } = parseYaml(path.basename(file), source);
  const { name, config, stackConfigDir } = isMap(content) ? content : {};
  // In old projects `config` itself named the folder.
  const folder = [stackConfigDir, config].find((value) => typeof value === "string") ?? ".";
  return {
    file,
    text: source.text,
    name: typeof name === "string" ? name : "",
    stackFolder: path.resolve(path.dirname(file), folder),
    config: isMap(config) ? config : {},
    errors,
  };
}

/** As `findProject`. @throws UsageError if there is none. */
export function needProject(folder: string): Project {
  const project = findProject(folder);
  if (project !== undefined) return project;
  throw new UsageError(
    "there is no Pulumi.yaml in this folder or a parent folder. Change to the project's folder, or name a stack file with --config",
  );
}
