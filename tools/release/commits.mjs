// `node tools/release/commits.mjs [RANGE]`: whether commit subjects are conventional ones. Default: all since the last tag.
import toolchain from "../toolchain.js";
import { errorIn, lastTag, subjectsIn } from "./subjects.mjs";

const [range = `${await lastTag(toolchain.root)}HEAD`] = process.argv.slice(2);
const subjects = await subjectsIn(range, toolchain.root);
const errors = subjects.flatMap((subject) => errorIn(subject) ?? []);
for (const error of errors) console.error(error);
if (errors.length === 0) console.log(`${subjects.length} commits, each with a conventional subject.`);
process.exitCode = errors.length > 0 ? 1 : 0;
