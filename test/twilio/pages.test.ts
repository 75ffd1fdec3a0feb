import { type Twilio } from "../../twilio/client";
import { TwilioError } from "../../twilio/errors";
import { callsOfDay } from "../../twilio/calls";
import { Patience } from "../../twilio/patience";

const DAY = "2026-11-01";
const CALL = { sid: `CA${"1".repeat(32)}` };

/** A Twilio that answers 429 until a moment, on a clock that only waits move. */
function busyUntil(moment: number) {
  let now = 0;
  let requests = 0;
  jest.spyOn(performance, "now").mockImplementation(() => now);
  const patience = new Patience();
  jest.spyOn(patience, "pause").mockImplementation((ms) => {
    now += ms;
    return Promise.resolve();
  });
  const get = (): Promise<unknown> => {
    requests += 1;
    if (now < moment) return Promise.reject(new TwilioError("Twilio answered 429", 429, 20429, []));
    return Promise.resolve({ calls: [CALL], next_page_uri: null });
  };
  const twilio = { accountSid: `AC${"1".repeat(32)}`, patience, get } as unknown as Twilio;
  return { twilio, requests: () => requests, now: () => now };
}

async function read(twilio: Twilio): Promise<object[]> {
  const calls: object[] = [];
  for await (const page of callsOfDay(twilio, DAY)) calls.push(...page);
  return calls;
}

afterEach(() => void jest.restoreAllMocks());

test("reads a log although Twilio answers 429 for a minute, with a few seconds between requests", async () => {
  const { twilio, requests, now } = busyUntil(60_000);
  expect(await read(twilio)).toEqual([CALL]);
  expect([requests(), now()]).toEqual([13, 60_000]);
});

test("stops reading a log after three minutes of 429", async () => {
  const { twilio, now } = busyUntil(Infinity);
  await expect(read(twilio)).rejects.toThrow("429");
  expect(now()).toBe(185_000);
});
