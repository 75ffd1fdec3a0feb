import fc from "fast-check";
import { Account } from "./account";
import { start, steps, survive } from "./sequence";

Error.stackTraceLimit = 0;

test("explore", async () => {
  const account = await Account.open();
  const failures = new Map<string, { count: number; text: string }>();
  const began = Date.now();
  const N = Number(process.env.RINGFENCE_RUNS ?? 100);
  const seed = Number(process.env.RINGFENCE_SEED ?? 1);
  let failed = 0;
  for (const [from, sequence] of fc.sample(fc.tuple(start, steps), { numRuns: N, seed })) {
    await survive(account, from, sequence).catch((error: Error) => {
      failed++;
      const line = error.message.split("\n").find((each) => each.startsWith("  =>")) ?? error.message.slice(0, 600);
      const key = line.replace(/\+1555\d+|FW\w{32}|ZS\w{32}|elsewhere-\d/g, "N").slice(0, 90);
      const known = failures.get(key);
      if (!known) failures.set(key, { count: 1, text: error.message });
      else if (error.message.length < known.text.length) failures.set(key, { count: known.count + 1, text: error.message });
      else known.count++;
    });
  }
  const took = Date.now() - began;
  process.stdout.write(`${N} sequences, ${failed} failed, ${took / N} ms each\n`);
  for (const [key, { count, text }] of [...failures].sort((a, b) => b[1].count - a[1].count))
    process.stdout.write(`---- ${count} x ${key}\n${text}\n`);
  await account.close();
});
