import fc from "fast-check";
import { maskCaller } from "../../evidence";

test.each([
  ["+49301234578", "+49 30 •••••78"],
  ["+15550100077", "+1 555 •••••77"],
  ["anonymous", "hidden caller"],
  ["", "hidden caller"],
  ["+266696687", "hidden caller"],
  ["sip:alice@example.com", "sip:•••@example.com"],
  ["SIPS:alice:secret@example.com;transport=tls", "sips:•••@example.com"],
  ["client:alice", "client:•••"],
  ["15550100077", "•••••••••77"],
  ["12345", "•••••"],
])("shows %s as %s", (caller, shown) => expect(maskCaller(caller)).toBe(shown));

test("never shows more than the last two digits of a number's last six", () => {
  const number = fc.stringMatching(/^\+[1-9][0-9]{6,14}$/);
  fc.assert(
    fc.property(number, (caller) => {
      const shown = maskCaller(caller);
      if (shown === "hidden caller") return;
      const digits = caller.slice(-6, -2);
      expect(shown.replace(/\D/g, "")).not.toContain(caller.slice(1));
      expect(shown.match(/•/g)?.length).toBeGreaterThanOrEqual(digits.length);
    }),
  );
});
