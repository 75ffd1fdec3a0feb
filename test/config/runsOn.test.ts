import { errorsOf, ONE, read, TWO } from "../harness/config/written";

describe("runsOn: function", () => {
  const ask = { answers: { spam: "reject" } };
  const asked = { service: `ZS${"1".repeat(32)}`, environment: `ZE${"1".repeat(32)}`, function: `ZH${"1".repeat(32)}` };

  test("refuses ask.function, and names the remedy", () => {
    const url = "https://screen-1111.twil.io/verdict";
    expect(errorsOf({ runsOn: "function", ask: { ...ask, function: { ...asked, url } } })).toEqual([
      expect.stringMatching(/^ringfence:ask\.function: needs runsOn: studio on line main.*Set ask\.webhook/),
    ]);
  });

  test("is read for the stack and for a line, and a flow is the default", () => {
    const lines = { a: { runsOn: "studio", numbers: [ONE] }, b: { numbers: [TWO] } };
    expect(read({ numbers: undefined, lines, runsOn: "function" }).lines.map(({ runsOn }) => runsOn)).toEqual([
      undefined,
      "function",
    ]);
    expect(errorsOf({ runsOn: "lambda" })).toEqual([
      expect.stringMatching(/^ringfence:runsOn: "lambda" .*studio or function/),
    ]);
  });
});
