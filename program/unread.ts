import { existsSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { fileText, outsideConfig, type Unread, unreadKeys } from "../config";
import { stackFileName } from "./stackConfig";

/** What of the stack's config, and of its file where that is beside the program, nobody reads. */
export function unreadConfig(project: string, stack: string): Unread {
  const { faults, notices } = unreadKeys(pulumi.runtime.allConfig(), project);
  const file = stackFileName(stack);
  const text = existsSync(file) ? fileText(readFileSync(file)).text : "";
  return { faults: [...faults, ...outsideConfig(file, text, project).map(({ fault }) => fault)], notices };
}
