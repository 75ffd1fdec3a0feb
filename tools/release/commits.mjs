// `node tools/release/commits.mjs [RANGE]`: whether commit subjects are conventional ones. Default: all since the last tag.
import toolchain from "../toolchain.js";
import { faultOf, lastTag, subjectsIn } from "./subjects.mjs";

const [range = `${await lastTag(toolchain.root)}HEAD`] = process.argv.slice(2);
const subjects = await subjectsIn(range, toolchain.root);
const faults = subjects.flatMap((subject) => faultOf(subject) ?? []);
for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log(`${subjects.length} commits, each with a conventional subject.`);
process.exitCode = faults.length > 0 ? 1 : 0;
