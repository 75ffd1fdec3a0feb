import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileCache, engineEnvironment, enginePath, nodePath, root } from "../../tools/toolchain";
import { ended, script, toolUrl } from "../harness/tools/spawn";

/** Runs an expression over what a module of tools/ exports, and returns its value. */
async function evaluate(module: string, expression: string): Promise<unknown> {
  const outcome = await ended(
    script(`import * as tool from ${toolUrl(module)}; console.log(JSON.stringify(${expression}));`),
  );
  if (outcome.code !== 0) throw new Error(outcome.output);
  return JSON.parse(outcome.output);
}

describe("the pinned toolchain", () => {
  it("builds the same engine version that Pulumi's npm package downloads", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "node_modules/pulumi/package.json"), "utf8")) as {
      version: string;
    };
    expect(await evaluate("setup/engineVersion.mjs", "tool.pinnedVersion()")).toBe(version);
  });

  it("starts an engine without the caller's Pulumi and Twilio settings, on the pinned Node", () => {
    process.env.TWILIO_AUTH_TOKEN = "not-to-be-passed-on";
    process.env.PULUMI_STACK = "not-to-be-passed-on";
    try {
      const env = engineEnvironment({ home: "/x/home", backend: "/x/states" });
      expect(Object.values(env)).not.toContain("not-to-be-passed-on");
      expect(env).toMatchObject({ PULUMI_HOME: "/x/home", PULUMI_BACKEND_URL: "file:///x/states" });
      expect(env.PATH?.startsWith(join(nodePath, ".."))).toBe(true);
      expect(env.PATH).toContain(join(enginePath(), ".."));
      expect(env.NO_PROXY).toContain("127.0.0.1");
    } finally {
      delete process.env.TWILIO_AUTH_TOKEN;
      delete process.env.PULUMI_STACK;
    }
  });

  it("keeps the caller's PATH, which Windows calls Path", async () => {
    const { output } = await ended(
      script(`
        import { delimiter } from "node:path";
        import { engineEnvironment } from ${toolUrl("toolchain.js")};
        Object.defineProperty(process, "env", { value: Object.create({ PATH: "kept" }, { Path: { value: "kept", enumerable: true } }) });
        const env = engineEnvironment({ home: "h", backend: "b" });
        const names = Object.keys(env).filter((name) => /^path$/i.test(name));
        console.log(JSON.stringify([names, env.PATH.split(delimiter).at(-1)]));`),
    );
    expect(JSON.parse(output)).toEqual([["PATH"], "kept"]);
  });

  it("gives the engine and its child processes one compile cache, unless the caller has one", () => {
    const before = process.env.NODE_COMPILE_CACHE;
    try {
      delete process.env.NODE_COMPILE_CACHE;
      expect(engineEnvironment({ home: "/x", backend: "/x" }).NODE_COMPILE_CACHE).toBe(compileCache);
      process.env.NODE_COMPILE_CACHE = "/own";
      expect(engineEnvironment({ home: "/x", backend: "/x" }).NODE_COMPILE_CACHE).toBe("/own");
    } finally {
      if (before === undefined) delete process.env.NODE_COMPILE_CACHE;
      else process.env.NODE_COMPILE_CACHE = before;
    }
  });

  it.each([
    ["built", "linux", ["npx pulumi", `export PATH="${dirname(nodePath)}:/opt/engine:/opt/host:$PATH"`]],
    ["build", "win32", ["npx pulumi", `$env:PATH = "${dirname(nodePath)};/opt/engine;/opt/host;$env:PATH"`]],
    ["path", "linux", ["Start Pulumi as `pulumi`."]],
  ])("explains how to start an engine that is %s on %s", async (origin, platform, parts) => {
    const engine = JSON.stringify({ origin, path: "/opt/engine/pulumi", host: "/opt/host/pulumi-language-nodejs" });
    const text = await evaluate("setup/start.mjs", `tool.howToStart(${engine}, ${JSON.stringify(platform)})`);
    for (const part of [...parts, compileCache]) expect(text).toContain(part);
  });

  it("prints no address of a registry or proxy", async () => {
    const text = [
      "npm error request to https://npm.corp.test:8443/yaml failed, reason: getaddrinfo ENOTFOUND npm.corp.test",
      'Get "http://user:word@go.corp.test/x/@v/list": dial tcp: lookup go.corp.test on 10.0.0.1:53: no such host',
    ].join("\n");
    const masked = await evaluate("setup/setupError.mjs", `tool.mask(${JSON.stringify(text)})`);
    expect(masked).not.toMatch(/corp|word|10\.0\.0/);
    expect(masked).toMatch(/npm error request to https:\/\/…\/yaml failed/);
  });

  it("keeps words that only look like an address", async () => {
    const text = "module lookup disabled by GOPROXY=off";
    expect(await evaluate("setup/setupError.mjs", `tool.mask(${JSON.stringify(text)})`)).toBe(text);
  });
});
