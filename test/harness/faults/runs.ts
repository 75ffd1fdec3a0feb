import { type Bench, CLINIC, SALES, SUPPORT } from "../provider/bench";
import { type Stack, type Wanted } from "../provider/stack";

const REJECT = `<Response><Reject reason="busy"/></Response>`;
const DOCUMENTS = { "/busy.xml": REJECT };

/** A stack of one line. */
const ONE_LINE: Wanted = {
  lines: { main: { numbers: [SUPPORT, SALES], countries: ["RU"] } },
  documents: DOCUMENTS,
};
const OTHERWISE: Wanted = {
  lines: { main: { numbers: [SUPPORT, CLINIC], countries: ["RU", "CN"] } },
  documents: { "/busy.xml": `${REJECT}\n`, "/other.xml": "<Response/>" },
};
const ONE_COUNTRY_MORE: Wanted = {
  lines: { main: { numbers: [SUPPORT, SALES], countries: ["RU", "CN"] } },
  documents: DOCUMENTS,
};
const TWO_LINES: Wanted = {
  lines: {
    desk: { numbers: [SUPPORT, SALES], countries: ["RU"] },
    clinic: { numbers: [CLINIC], countries: ["RU", "CN"] },
  },
  documents: DOCUMENTS,
};
const RENAMED: Wanted = {
  lines: {
    front: { numbers: [SUPPORT, SALES], countries: ["RU"] },
    clinic: { numbers: [CLINIC], countries: ["RU", "CN"] },
  },
  documents: DOCUMENTS,
};
const MOVED: Wanted = {
  lines: {
    desk: { numbers: [SUPPORT], countries: ["RU"] },
    clinic: { numbers: [CLINIC, SALES], countries: ["RU", "CN"] },
  },
  documents: DOCUMENTS,
};

/** The same with a Function in place of flows, for one line or for all. */
const onFunction = (wanted: Wanted, ...which: string[]): Wanted => ({
  ...wanted,
  lines: Object.fromEntries(
    Object.entries(wanted.lines).map(([name, line]) => [
      name,
      which.length === 0 || which.includes(name) ? { ...line, onFunction: true as const } : line,
    ]),
  ),
});
const HOSTED = onFunction(TWO_LINES);

/** A run of a stack, what stands before it, and what is to stand after it; nothing after a destroy. */
export interface Run {
  before?: Wanted;
  /** What happens to the account between, by somebody else's hand. */
  meanwhile?: (bench: Bench) => void;
  run: (stack: Stack) => Promise<void>;
  after: Wanted | undefined;
}

const ELSEWHERE = "https://handlers.example.com/elsewhere";

/** The owner of a number points it at another handler. */
function repoint(bench: Bench): void {
  const number = bench.emulator.number(SALES);
  if (number) Object.assign(number, { voice_url: ELSEWHERE, voice_method: "POST" });
}

/** Every kind of run in a stack's life, in groups that are about as long. */
export const RUNS = {
  up: {
    "the first up": { run: (stack) => stack.up(ONE_LINE), after: ONE_LINE },
    "an up that changes everything": { before: ONE_LINE, run: (stack) => stack.up(OTHERWISE), after: OTHERWISE },
    "one country more": { before: ONE_LINE, run: (stack) => stack.up(ONE_COUNTRY_MORE), after: ONE_COUNTRY_MORE },
  },
  lines: {
    "the first up of two lines": { run: (stack) => stack.up(TWO_LINES), after: TWO_LINES },
    "a line renamed": { before: TWO_LINES, run: (stack) => stack.up(RENAMED), after: RENAMED },
    "a number moved to another line": { before: TWO_LINES, run: (stack) => stack.up(MOVED), after: MOVED },
  },
  hosted: {
    "the first up on a Function": { run: (stack) => stack.up(HOSTED), after: HOSTED },
    "one country more on a Function": {
      before: onFunction(ONE_LINE),
      run: (stack) => stack.up(onFunction(ONE_COUNTRY_MORE)),
      after: onFunction(ONE_COUNTRY_MORE),
    },
    "a line renamed on a Function": {
      before: HOSTED,
      run: (stack) => stack.up(onFunction(RENAMED)),
      after: onFunction(RENAMED),
    },
    "a line moved from Studio to the Function": {
      before: onFunction(TWO_LINES, "desk"),
      run: (stack) => stack.up(HOSTED),
      after: HOSTED,
    },
    "a line moved from the Function to Studio": {
      before: HOSTED,
      run: (stack) => stack.up(onFunction(TWO_LINES, "desk")),
      after: onFunction(TWO_LINES, "desk"),
    },
    "the destroy of lines on a Function": { before: HOSTED, run: (stack) => stack.destroy(), after: undefined },
  },
  others: {
    "a refresh": { before: TWO_LINES, run: (stack) => stack.refresh(), after: TWO_LINES },
    "a refresh and an up, after an owner re-pointed a number": {
      before: ONE_LINE,
      meanwhile: repoint,
      run: async (stack) => {
        await stack.refresh();
        await stack.up(ONE_LINE);
      },
      after: ONE_LINE,
    },
    "--replace of the flow": {
      before: ONE_LINE,
      run: (stack) => stack.up(ONE_LINE, { replace: "main" }),
      after: ONE_LINE,
    },
    "--replace of the hosted TwiML": {
      before: ONE_LINE,
      run: (stack) => stack.up(ONE_LINE, { replace: "twiml" }),
      after: ONE_LINE,
    },
    "--replace of the binding": {
      before: ONE_LINE,
      run: (stack) => stack.up(ONE_LINE, { replace: "numbers" }),
      after: ONE_LINE,
    },
    "--target of the flow": {
      before: ONE_LINE,
      run: (stack) => stack.up(ONE_COUNTRY_MORE, { target: "main" }),
      after: ONE_COUNTRY_MORE,
    },
    "--target of the memory": {
      before: ONE_LINE,
      run: (stack) => stack.up(OTHERWISE, { target: "originals" }),
      after: OTHERWISE,
    },
    "--target of the hosted TwiML": {
      before: ONE_LINE,
      run: (stack) => stack.up(OTHERWISE, { target: "twiml" }),
      after: OTHERWISE,
    },
    "the destroy of two lines": { before: TWO_LINES, run: (stack) => stack.destroy(), after: undefined },
  },
} satisfies Record<string, Record<string, Run>>;
