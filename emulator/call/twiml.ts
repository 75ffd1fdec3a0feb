import { SaxesParser } from "saxes";
import { shownUrl } from "../../flows/secrecy";
import { DeadHandler } from "./outcome";

/** An element of a TwiML document. */
export interface Verb {
  name: string;
  attributes: Record<string, string>;
  /** Text of the element itself, trimmed. */
  text: string;
  children: Verb[];
}

/**
 * Reads a TwiML document: the verbs inside `<Response>`, in order.
 * @throws {DeadHandler} when it is not XML, or its root is another element.
 */
export function parseTwiml(xml: string, url: string): Verb[] {
  const source = shownUrl(url);
  const open: Verb[] = [];
  let root: Verb | undefined;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw new DeadHandler(url, 12100, `${source} is not XML: ${error.message}`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    const verb: Verb = { name, attributes, text: "", children: [] };
    open.at(-1)?.children.push(verb);
    root ??= verb;
    open.push(verb);
  });
  const addText = (text: string) => {
    const verb = open.at(-1);
    if (verb) verb.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const verb = open.pop();
    if (verb) verb.text = verb.text.trim();
  });
  parser.write(xml.trimStart()).close();
  if (root?.name !== "Response")
    throw new DeadHandler(url, 12100, `${source} is not TwiML: its root is not <Response>`);
  return root.children;
}
