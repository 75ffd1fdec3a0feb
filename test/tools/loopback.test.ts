import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { startPreview } from "../../cli/render/server";
import { nodePath, root } from "../../tools/toolchain";
import { ended, node } from "../harness/tools/spawn";

/** Something that listens, and how to end it. */
interface Listener {
  port: number;
  end: () => Promise<unknown>;
}

/** Whether a connection to the port comes about at that address. */
const reached = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.setTimeout(1_000, () => done(false));
  });

/**
 * Addresses of this machine that only a server on every interface answers at. Linux and Windows give the whole of
 * 127.0.0.0/8 to the machine itself, so there is always one.
 */
function otherAddresses(): string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return [
    "127.0.0.2",
    "::1",
    ...own.filter(({ internal, family }) => !internal && family === "IPv4").map(({ address }) => address),
  ];
}

async function emulator(): Promise<Listener> {
  const running = await startEmulator();
  return { port: Number(new URL(running.url).port), end: () => running.stop() };
}

async function preview(): Promise<Listener> {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-"));
  const config = join(folder, "Pulumi.dev.yaml");
  writeFileSync(config, 'config:\n  ringfence:blockList: ["RU"]\n  ringfence:numbers: ["+15550100001"]\n');
  const { url, stop } = await startPreview({ config, port: 0 });
  const end = () => stop().finally(() => rmSync(folder, { recursive: true, force: true }));
  return { port: Number(new URL(url).port), end };
}

async function provider(): Promise<Listener> {
  const { code, output } = await ended(node(["tools/build.mjs"]));
  if (code !== 0) throw new Error(output);
  const executable = join(root, "provider", "bin", "pulumi-resource-twilio");
  const child: ChildProcess = spawn(nodePath, [executable], { stdio: ["ignore", "pipe", "inherit"] });
  const left = new Promise((resolve) => child.once("close", resolve));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once("data", (chunk: Buffer) => resolve(Number(chunk.toString())));
    child.once("close", (status) => reject(new Error(`the provider ended with ${status}`)));
  });
  return { port, end: () => (child.kill(), left) };
}

test.each([
  ["the emulator", emulator],
  ["the preview page", preview],
  ["the provider", provider],
])("%s listens only on the loopback address", async (_what, start) => {
  const { port, end } = await start();
  try {
    expect(await reached("127.0.0.1", port)).toBe(true);
    const open = await Promise.all(otherAddresses().map(async (host) => ((await reached(host, port)) ? host : "")));
    expect(open.filter(Boolean)).toEqual([]);
  } finally {
    await end();
  }
});
