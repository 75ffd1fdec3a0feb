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

test("sends one request for what Twilio accepts together", async () => {
  const { write, updates } = forgetful(() => []);
  expect(await write(fields)).toMatchObject({ voiceUrl: HANDLER, voiceApplicationSid: APPLICATION });
  expect(updates).toEqual([fields]);
});

test("sets an application again by itself if the voice URL of the same request cleared it", async () => {
  const { write, updates } = forgetful(({ voiceUrl }) => (voiceUrl ? ["voiceApplicationSid"] : []));
  expect(await write(fields)).toMatchObject({ voiceUrl: HANDLER, voiceApplicationSid: APPLICATION });
  expect(updates).toEqual([fields, { voiceApplicationSid: APPLICATION }]);
});

test.each([
  ["voiceUrl", "voice URL"],
  ["voiceApplicationSid", "TwiML application"],
] as const)("reports a %s that Twilio ignores as an error", async (field, words) => {
  const { write } = forgetful(() => [field]);
  await expect(write(fields)).rejects.toThrow(`Twilio took the new ${words} of +15550100001 and yet kept the old one.`);
});

test("sets a fallback before it clears the voice URL, because Twilio refuses one without the other (21405)", async () => {
  const { write, updates } = forgetful(() => []);
  await write({ voiceUrl: "", voiceMethod: "POST", voiceFallbackUrl: HANDLER, voiceFallbackMethod: "GET" });
  expect(updates).toEqual([
    { voiceFallbackUrl: HANDLER, voiceFallbackMethod: "GET" },
    { voiceUrl: "", voiceMethod: "POST" },
  ]);
});
