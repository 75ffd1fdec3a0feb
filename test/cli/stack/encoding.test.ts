import { writeFileSync } from "node:fs";
import path from "node:path";
import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";
import { enterRepository, git } from "../../harness/cli/repository";

afterEach(leaveProjects);

const utf16le = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const utf16be = (text: string) => utf16le(text).swap16();

/** As a stack file in UTF-16 comes from a PowerShell redirection. */
const ENCODINGS: [string, (text: string) => Buffer][] = [
  ["UTF-8 with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-8 with the line ends of Windows", (text) => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ["UTF-16, little end first", utf16le],
  ["UTF-16, big end first", utf16be],
];

describe.each(ENCODINGS)("a stack file in %s", (_name, encoded) => {
  test("is read, and its errors have the right places", async () => {
    const folder = enterProject({ "Pulumi.dev.yaml": "" });
    writeFileSync(path.join(folder, "Pulumi.yaml"), encoded("name: schirm\nruntime: nodejs\ndescription: Größe\n"));
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), encoded(stackFile(SOUND)));
    expect(await run("check", "--json")).toMatchObject({ code: 0, out: expect.stringContaining('"schirm"') as string });
    const wrong = stackFile({ ...SOUND, blockList: "[Curaçoa]" });
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), encoded(wrong));
    expect((await run("check")).out).toMatch(/ringfence:blockList\[0\] \(Pulumi\.dev\.yaml:2:\d+\): "Curaçoa" is not/);
  });

  test("is compared with its version in git", async () => {
    const folder = enterRepository({ "Pulumi.dev.yaml": "" });
    const file = path.join(folder, "Pulumi.dev.yaml");
    writeFileSync(file, encoded(stackFile(SOUND)));
    git(folder, "commit", "--quiet", "--all", "--message", "in another encoding");
    expect((await run("diff")).code).toBe(0);
    writeFileSync(file, stackFile({ ...SOUND, blockList: "[RU]" }));
    const { code, out } = await run("diff");
    expect([code, out]).toEqual([1, expect.stringContaining("CN")]);
  });
});

test.each<[string, Buffer, string]>([
  ["UTF-16 without a byte order mark", Buffer.from(stackFile(SOUND), "utf16le"), "it holds NUL characters"],
  ["Latin 1", Buffer.from("config:\n  ringfence:announce: Grüße\n", "latin1"), "it is not valid UTF-8"],
  ["half of a character", utf16le("config: {}").subarray(0, 9), "it is not valid UTF-16LE"],
])("is refused like in Pulumi: %s", async (_name, bytes, reason) => {
  const folder = enterProject({ "Pulumi.dev.yaml": "" });
  writeFileSync(path.join(folder, "Pulumi.dev.yaml"), bytes);
  const { code, out } = await run("check");
  expect([code, out]).toEqual([1, expect.stringContaining(`is not YAML that Pulumi can read: ${reason}`)]);
  expect(out).toContain("Save it as UTF-8");
});
