import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { ended, script, waitForText, toolUrl } from "../harness/tools/spawn";

describe("the setup's lock", () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-lock-"));
    lock = join(folder, "setup.lock");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const locked = (work: string) =>
    script(`import { appendFileSync as append } from "node:fs";
      import { setTimeout as wait } from "node:timers/promises";
      import { withLock } from ${toolUrl("setup/lock.mjs")};
      await withLock(async () => { ${work} }, ${JSON.stringify(lock)}, () => undefined);`);

  it("lets one setup work at a time", async () => {
    const journal = JSON.stringify(join(folder, "journal"));
    const work = `append(${journal}, "in "); await wait(50); append(${journal}, "out ");`;
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => ended(locked(work))));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(folder, "journal"), "utf8")).toBe("in out ".repeat(4));
    expect(existsSync(lock)).toBe(false);
  });

  it("is taken over from an owner that was killed", async () => {
    const owner = locked("console.log('mine'); await wait(600_000);");
    const end = ended(owner);
    await waitForText(owner, "mine");
    owner.kill("SIGKILL");
    await end;
    expect(existsSync(lock)).toBe(true);
    expect((await ended(locked("console.log('taken');"))).output).toBe("taken\n");
  });

  it("is taken over from another machine's owner that has not renewed it for long", async () => {
    writeFileSync(lock, `1 not-${hostname()} 0`);
    utimesSync(lock, new Date(0), new Date(0));
    expect((await ended(locked("console.log('taken');"))).output).toBe("taken\n");
  });

  it("is released if the work fails", async () => {
    expect((await ended(locked("throw new Error('broken');"))).code).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });
});
