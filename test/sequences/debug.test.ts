import { Account } from "./account";
import { survive, Step } from "./sequence";
import { type Action } from "./actions";
import { type Wanted } from "./wanted";

const line = (numbers: string[], more = {}) => ({
  numbers,
  list: "block",
  countries: ["RU"],
  reason: "busy",
  hidden: "forward",
  mode: "enforce",
  forward: "existing",
  takeOver: false,
  ...more,
});
test("one", async () => {
  Error.stackTraceLimit = 30;
  const account = await Account.open();
  const up = (more = {}) => ({ kind: "run", verb: "up", changes: [], refresh: true, ...more });
  const actions: object[] = [
    { kind: "the fence", edit: "saves the flow as a draft", index: 0 },
    up({ changes: [{ change: "mode", line: 0, mode: "open" }] }),
  ];
  const from = {
    begun: true,
    random: 1,
    keysIn: "environment" as const,
    wanted: { lines: { main: line(["+15550100001"]) }, fallback: "auto", former: {} } as unknown as Wanted,
  };
  try {
    await survive(
      account,
      from,
      actions.map((a) => new Step(a as Action)),
    );
    console.log("fine");
  } catch (e) {
    console.log(String(e));
    for (const flow of Object.values(account.emulator.state.flows))
      for (const r of flow.revisions)
        console.log(r.number, r.status, r.friendlyName, JSON.stringify(r.definition).slice(0, 3000));
    console.log(account.emulator.requests.map((r) => r.method + r.path).join("\n"));
    console.log(account.emulator.call({ from: "+74950000001", to: "+15550100001", callerCountry: "RU" }));
  }
  await account.close();
});
