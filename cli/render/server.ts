import { watch } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import path from "node:path";
import { renderErrors, renderHtml } from "../../render";
import { flowErrors } from "../line/flowErrors";
import { readStack, shownError, type StackOptions } from "../stack";
import { pageScript } from "./pageScript";
import { shownLines } from "./shownLines";

/** A running preview. */
export interface Preview {
  /** On 127.0.0.1. */
  url: string;
  stop: () => Promise<void>;
}

/** Milliseconds in which several changes of a file count as one: editors write in steps. */
const SETTLE = 60;

/**
 * Serves the page of a stack on 127.0.0.1, and tells open pages when the stack file, or the project's, changes.
 *
 * @throws UsageError if the options mean no stack.
 */
export async function startPreview(options: StackOptions & { port: number; line?: string }): Promise<Preview> {
  const file = path.resolve(readStack(options).file);
  const pages = new Set<ServerResponse>();
  const server = createServer((request, response) => answer(request, response, options, pages));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(path.dirname(file), (_, name) => {
    if (name !== null && name !== path.basename(file) && !/^Pulumi\.ya?ml$/.test(name)) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      for (const page of pages) page.write("event: change\ndata:\n\n");
    }, SETTLE);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      watcher.close();
      clearTimeout(settling);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: StackOptions & { line?: string },
  pages: Set<ServerResponse>,
): void {
  // A foreign name that leads to this machine is how other sites would read the page.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) {
    response.writeHead(403, { "content-type": "text/plain" }).end("Only by 127.0.0.1 or localhost.\n");
  } else if (request.method === "GET" && request.url === "/changes") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
    pages.add(response);
    response.once("close", () => pages.delete(response));
  } else if (request.method === "GET" && request.url === "/") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(page(options));
  } else {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is only / here.\n");
  }
}

/** The page, or what is wrong with the stack file. */
function page(options: StackOptions & { line?: string }): string {
  try {
    const reading = readStack(options);
    const errors = [...reading.errors, ...flowErrors(reading)];
    const { config, stack, project } = reading;
    if (config === undefined || errors.length > 0) {
      const secret = `too much of it is secret: ${reading.secrets.join(", ")}`;
      return renderErrors(reading.file, errors.length > 0 ? errors.map(shownError) : [secret]);
    }
    const { lines, notes } = shownLines({ ...reading, config }, options.line);
    const title = project === "" ? stack : `${project}/${stack}`;
    return renderHtml(lines, { title, notes, script: pageScript(), live: true });
  } catch (error) {
    return renderErrors("The stack", [error instanceof Error ? error.message : String(error)]);
  }
}
