import { type Bench, CLINIC, openBench, posts, SALES, succeeds } from "../../harness/e2e/stack";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  bench.configure({
    lines: {
      kept: { blockList: ["CN"], mode: "monitor", numbers: [SALES] },
      desk: { blockList: ["IN"], numbers: [CLINIC] },
    },
  });
});
afterAll(() => bench.dispose());

test("an exception, a forward number and a prefix leave the state when they are marked secret later", async () => {
  const { workspace } = bench;
  const config = (...args: string[]) => succeeds(workspace.pulumi("config", "set", "--path", ...args));
  const parts = [
    ["ringfence:lines.desk.exceptions.forward[0]", "+493012345678"],
    ["ringfence:lines.desk.exceptions.reject[0]", "+4930777*"],
    ["ringfence:lines.kept.routes[0].forward.number", "+493087654321"],
  ] as const;
  await config("ringfence:lines.kept.routes[0].countries[0]", "FR");
  for (const [path, value] of parts) await config("--type", "string", path, value);
  await succeeds(workspace.up());
  expect(JSON.stringify(await workspace.state())).toMatch(/493012345678.*4930777|4930777.*493012345678/);
  for (const [path, value] of parts) await config("--secret", path, value);
  bench.emulator.requests.length = 0;
  const output = await succeeds(workspace.up());
  expect(output).toMatch(/~ {2}twilio:studio:Flow/);
  // The flows get a new stamp; no number is touched.
  const written = posts(bench.emulator).filter((path) => !path.endsWith("/Validate"));
  expect([...new Set(written)]).toEqual(["POST /v2/Flows/FW"]);
  const preview = await succeeds(workspace.preview("--diff", "--expect-no-changes"));
  for (const text of [JSON.stringify(await workspace.state()), preview])
    expect(text).not.toMatch(/493012345678|4930777|493087654321/);
  await succeeds(workspace.destroy());
});
