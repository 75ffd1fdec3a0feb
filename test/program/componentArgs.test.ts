import { settled, settledLater } from "../../program/componentArgs";
import { readConfig } from "../../config";

describe("a component's arguments", () => {
  test("are read like the same config in a stack file", () => {
    const args = {
      blockList: ["ru", "group:EU"],
      exceptions: { reject: ["+1900*"] },
      forward: { sip: "sip:desk@example.com", username: "desk", password: "1234" },
      numbers: ["+15550100001"],
      takeOver: true,
      mode: undefined,
    };
    const { mode: _mode, ...given } = args;
    const raw = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, JSON.stringify(value)]));
    expect(readConfig(settled(args).values)).toEqual(readConfig(raw));
    expect(readConfig(settled(args).values).lines[0]?.forward).toMatchObject({ kind: "sip", password: "1234" });
  });

  test("keep a sentence as a sentence, even if it looks like JSON", () => {
    const { values } = settled({ blockList: ["RU"], numbers: "all", announce: "[beep] closed", fallback: "none" });
    expect(readConfig(values).lines[0]).toMatchObject({ announce: "[beep] closed", selection: { kind: "all" } });
    expect(settled({ announce: "1" }).values).toEqual({ announce: "1" });
  });

  test("need no waiting if none of them is an output", () => {
    expect(settledLater("main", { blockList: ["RU"], numbers: ["+15550100001"] })).toBeUndefined();
  });
});
