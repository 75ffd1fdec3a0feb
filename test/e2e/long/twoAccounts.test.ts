import { type Seed, defaultSeed } from "../../../emulator";
import { type Bench, CREDENTIALS, SALES, SUPPORT, numbersOf, openBench, succeeds } from "../../harness/e2e/stack";

const SECOND = `AC${"5".repeat(32)}`;
const SECRETS = ["emulator-secret", "token-of-the-second-account", "pass-of-the-desk", "pass-of-the-shop"];
const OTHER_NUMBER = "+15550100051";
const seed: Seed = {
  ...defaultSeed,
  accounts: [...defaultSeed.accounts, { sid: SECOND, authToken: "token-of-the-second-account" }],
  numbers: [
    ...(defaultSeed.numbers ?? []),
    {
      phoneNumber: OTHER_NUMBER,
      sid: `PN${"5".repeat(32)}`,
      accountSid: SECOND,
      voiceUrl: "https://user:pass-of-the-shop@handlers.example.com/shop",
    },
  ],
};

let bench: Bench;
beforeAll(async () => (bench = await openBench({ seed })));
afterAll(() => bench.dispose());

test("fences the numbers of two accounts in one stack with two providers, and restores them", async () => {
  const { emulator, workspace } = bench;
  const support = emulator.number(SUPPORT);
  if (!support) throw new Error("no support line");
  support.voice_url = "https://user:pass-of-the-desk@handlers.example.com/desk";
  const before = numbersOf(emulator);
  const configured = (keys: string) => `{ ${keys}, apiBaseUrl: ${JSON.stringify(emulator.url)} }`;
  workspace.configure({});
  for (const [key, value] of [
    ["acme:apiSecret", "emulator-secret"],
    ["acme:authToken", "token-of-the-second-account"],
  ] as const) {
    await succeeds(workspace.pulumi("config", "set", "--secret", key, value));
  }
  workspace.replaceProgram(`import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { CountryFence } from "./program/countryFence";
const config = new pulumi.Config("acme");
const first = new twilio.Provider("first", ${configured(
    `accountSid: "${CREDENTIALS["twilio:accountSid"]}", apiKey: "${CREDENTIALS["twilio:apiKey"]}", apiSecret: config.requireSecret("apiSecret")`,
  )});
const second = new twilio.Provider("second", ${configured(
    `accountSid: "${SECOND}", authToken: config.requireSecret("authToken")`,
  )});
new CountryFence("desk", { blockList: ["RU"], numbers: ["${SUPPORT}", "${SALES}"] }, { provider: first });
new CountryFence("shop", { blockList: ["CN"], numbers: ["${OTHER_NUMBER}"] }, { provider: second });
`);
  const outputs = [await succeeds(workspace.up()), await succeeds(workspace.preview("--expect-no-changes", "--diff"))];
  const owners = Object.values(emulator.state.flows).map(({ accountSid }) => accountSid);
  expect(owners.sort()).toEqual([CREDENTIALS["twilio:accountSid"], SECOND]);
  const callOutcome = (to: string, callerCountry: string) =>
    emulator.call({ from: "+15550100077", to, callerCountry }).answered;
  expect([
    callOutcome(SUPPORT, "RU"),
    callOutcome(SUPPORT, "CN"),
    callOutcome(OTHER_NUMBER, "RU"),
    callOutcome(OTHER_NUMBER, "CN"),
  ]).toEqual([false, true, true, false]);
  outputs.push(JSON.stringify(await workspace.state()), await succeeds(workspace.refresh("--diff")));
  outputs.push(await succeeds(workspace.destroy("--diff")));
  expect(numbersOf(emulator)).toEqual(before);
  expect([emulator.state.flows, emulator.state.services]).toEqual([{}, {}]);
  for (const secret of SECRETS) expect(outputs.filter((output) => output.includes(secret))).toEqual([]);
});
