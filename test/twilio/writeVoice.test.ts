import { type Twilio } from "../../twilio/client";
import { type VoiceWrite, writeVoice } from "../../twilio/numbers";

const APPLICATION = `AP${"7".repeat(32)}`;
const HANDLER = "https://handlers.example.com/support";

/** A Twilio with one number, in which an update may lose some of its fields. */
function forgetful(loses: (update: VoiceWrite, index: number) => (keyof VoiceWrite)[]) {
  const number = { sid: `PN${"1".repeat(32)}`, phoneNumber: "+15550100001", voiceUrl: "https://fence.example.com" };
  const updates: VoiceWrite[] = [];
  const update = (fields: VoiceWrite) => {
    const lost = loses(fields, updates.push(fields) - 1);
    Object.assign(number, Object.fromEntries(Object.entries(fields).filter(([name]) => !lost.includes(name as never))));
    return Promise.resolve({ ...number });
  };
  const twilio = { sdk: { incomingPhoneNumbers: () => ({ update }) } } as unknown as Twilio;
  return { updates, write: (fields: VoiceWrite) => writeVoice(twilio, number.sid, fields) };
}

const fields: VoiceWrite = { voiceUrl: HANDLER, voiceMethod: "POST", voiceApplicationSid: APPLICATION };

test("what Twilio takes at once is one request", async () => {
  const { write, updates } = forgetful(() => []);
  expect(await write(fields)).toMatchObject({ voiceUrl: HANDLER, voiceApplicationSid: APPLICATION });
  expect(updates).toEqual([fields]);
});

test("an application that the voice URL of the same request took away is set once more, by itself", async () => {
  const { write, updates } = forgetful(({ voiceUrl }) => (voiceUrl ? ["voiceApplicationSid"] : []));
  expect(await write(fields)).toMatchObject({ voiceUrl: HANDLER, voiceApplicationSid: APPLICATION });
  expect(updates).toEqual([fields, { voiceApplicationSid: APPLICATION }]);
});

test.each([
  ["voiceUrl", "voice URL"],
  ["voiceApplicationSid", "TwiML application"],
] as const)("a %s that Twilio does not take is an error, not a success", async (field, words) => {
  const { write } = forgetful(() => [field]);
  await expect(write(fields)).rejects.toThrow(`Twilio took the new ${words} of +15550100001 and yet kept the old one.`);
});

test("a fallback is set before the voice URL goes, since Twilio takes none without one (21405)", async () => {
  const { write, updates } = forgetful(() => []);
  await write({ voiceUrl: "", voiceMethod: "POST", voiceFallbackUrl: HANDLER, voiceFallbackMethod: "GET" });
  expect(updates).toEqual([
    { voiceFallbackUrl: HANDLER, voiceFallbackMethod: "GET" },
    { voiceUrl: "", voiceMethod: "POST" },
  ]);
});
