import { SaxesParser } from "saxes";
import { type Verb } from "../../../flows/base/verb";

interface Open {
  name: string;
  attributes: Record<string, string>;
  text: string;
  nested: Verb[];
}

/** The verbs of a TwiML document. Throws if it is none. */
export function verbsIn(document: string): Verb[] {
  const root: Open = { name: "", attributes: {}, text: "", nested: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => open.push({ name, attributes, text: "", nested: [] }));
  parser.on("text", (text) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += text;
  });
  parser.on("closetag", () => {
    const { name, attributes, text, nested } = open.pop() ?? root;
    open.at(-1)?.nested.push({ name, attributes, text, nested });
  });
  parser.write(document).close();
  const [response] = root.nested;
  if (root.nested.length !== 1 || response?.name !== "Response") throw new Error(`no TwiML: ${document}`);
  return [...(response.nested ?? [])];
}
