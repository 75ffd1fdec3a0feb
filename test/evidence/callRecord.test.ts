import { begunMinutes, isInbound, readCallRecord } from "../../evidence";

test("reads a call record as the API returns it", () => {
  const record = readCallRecord({
    ...{
      sid: `CA${"1".repeat(32)}`,
      from: "+15550100077",
      to: "+15550100001",
      direction: "inbound",
      status: "completed",
    },
    ...{ start_time: "Tue, 08 Oct 2024 06:05:21 +0000", duration: "61", price: "-0.01700", price_unit: "USD" },
  });
  expect(record).toMatchObject({
    seconds: 61,
    price: 0.017,
    currency: "USD",
    startedAt: Date.UTC(2024, 9, 8, 6, 5, 21),
  });
  expect(begunMinutes(record.seconds)).toBe(2);
});

test.each([
  ["null", { duration: null, price: null, from: null, to: null, start_time: null }],
  ["blank", { duration: "", price: "", from: "", to: " ", start_time: "" }],
  ["missing", {}],
  ["nonsense", { duration: "long", price: "free", from: {}, to: [], start_time: "yesterday" }],
])("treats fields that are %s as absent", (_, fields) => {
  const absent = { seconds: 0, price: undefined, from: "", to: "", startedAt: undefined };
  expect(readCallRecord(fields)).toMatchObject(absent);
});

test.each(["2026-11-01 10:00:00", "2026-11-01 10:00:00 UTC", "2026-11-01T10:00:00Z", "2026-11-01T10:00"])(
  "reads %s as a time in UTC",
  (text) => expect(readCallRecord({ start_time: text }).startedAt).toBe(Date.UTC(2026, 10, 1, 10)),
);

test("treats a call as inbound if the log has it so, or has no direction", () => {
  const inbound = ["inbound", "Incoming", "", "outbound-api", "outbound-dial", "trunking-originating"].map(
    (direction) => isInbound(readCallRecord({ direction })),
  );
  expect(inbound).toEqual([true, true, true, false, false, false]);
});
