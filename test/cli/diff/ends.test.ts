import { leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";
import { enterRepository } from "../../harness/cli/repository";

afterEach(leaveProjects);

type Keys = Record<string, string>;

/** Who meets something else, before and now. */
async function changes(before: Keys, after: Keys): Promise<{ callers: string; before: string; now: string }[]> {
  enterRepository(
    { "Pulumi.dev.yaml": stackFile({ ...SOUND, ...before }) },
    { "Pulumi.dev.yaml": stackFile({ ...SOUND, ...after }) },
  );
  const { code, out, error } = await run("diff", "--json");
  expect(error).toBe("");
  const { groups, same } = JSON.parse(out) as {
    same: boolean;
    groups: { changes: { callers: string[]; before: string; after: string }[] }[];
  };
  expect([code, same]).toEqual(groups.length > 0 ? [1, false] : [0, true]);
  return groups.flatMap((group) =>
    group.changes.map(({ callers, before: was, after: now }) => ({
      callers: callers.length > 3 ? `${callers.length} kinds` : callers.join(" "),
      ...{ before: was, now },
    })),
  );
}

const OWN = "forwarded to what the number did before";
const PASSED = `[with the right digits: ${OWN}]`;
const challenge = (more = 'say: Press 4., digits: "4"') => ({ blockedCallers: `{ challenge: { ${more} } }` });
const ask = (answers: string, more = "") => ({
  ask: `{ webhook: "https://screen.example.com/v?key=t0ken", answers: { ${answers} }${more} }`,
});

test.each<[string, Keys, Keys, { callers: string; before: string; now: string }[]]>([
  [
    "a reject that becomes a challenge",
    {},
    challenge(),
    [{ callers: "CN RU", before: "rejected", now: `asked for digits, and hung up on ${PASSED}` }],
  ],
  [
    "another sentence of a challenge",
    challenge(),
    challenge('say: Press four., digits: "4"'),
    [
      {
        callers: "CN RU",
        before: `asked for digits, and hung up on ${PASSED}`,
        now: `asked for digits, and hung up on ${PASSED} (another sentence)`,
      },
    ],
  ],
  [
    "other digits, and an attempt more",
    challenge(),
    challenge('say: Press 4., digits: "5", attempts: 3'),
    [
      {
        callers: "CN RU",
        before: `asked for digits, and hung up on ${PASSED}`,
        now: `asked for digits, and hung up on ${PASSED} (another number of attempts, other digits)`,
      },
    ],
  ],
  [
    "what follows a failed challenge",
    challenge(),
    challenge('say: Press 4., digits: "4", otherwise: { number: "+15550100091" }'),
    [
      {
        callers: "CN RU",
        before: `asked for digits, and hung up on ${PASSED}`,
        now: `asked for digits, and turned away: forwarded to +15550100091 ${PASSED}`,
      },
    ],
  ],
  [
    "a verification that begins",
    {},
    { verification: "{ failed: reject, countries: [US] }" },
    [{ callers: "US", before: OWN, now: `${OWN} [with a caller ID that failed the verification: rejected]` }],
  ],
  [
    "levels of a verification that come to the same",
    { verification: "{ unsigned: reject, countries: [US] }" },
    { verification: "{ unsigned: reject, A: reject, countries: [US] }" },
    [
      {
        callers: "US",
        before: `rejected [with a caller ID of level A or a caller ID of level B or a caller ID of level C or a caller ID that failed the verification: ${OWN}]`,
        now: `rejected [with a caller ID of level B or a caller ID of level C or a caller ID that failed the verification: ${OWN}]`,
      },
    ],
  ],
  [
    "the end of an answer",
    ask("spam: reject"),
    ask("spam: { say: Goodbye. }, unsure: reject", ", onFailure: reject"),
    [
      {
        callers: "248 kinds",
        before: `${OWN} [with the answer "spam": rejected]`,
        now: `${OWN} [with the answer "spam": played the sentence "Goodbye.", then hung up on; with the answer "unsure" or no answer: rejected]`,
      },
    ],
  ],
  [
    "another server that is asked, whose query is not shown",
    ask("spam: reject"),
    { ask: ask("spam: reject").ask.replace("t0ken", "t1ken") },
    [
      {
        callers: "248 kinds",
        before: `${OWN} [with the answer "spam": rejected]`,
        now: `${OWN} [with the answer "spam": rejected] (another url)`,
      },
    ],
  ],
  [
    "a check that comes after a challenge",
    challenge(),
    { ...challenge(), ...ask("spam: reject") },
    [
      { callers: "248 kinds", before: OWN, now: `${OWN} [with the answer "spam": rejected]` },
      {
        callers: "CN RU",
        before: `asked for digits, and hung up on ${PASSED}`,
        now: `asked for digits, and hung up on [with the right digits: ${OWN}; with the right digits and the answer "spam": hung up on]`,
      },
    ],
  ],
])("names %s", async (_, before, after, expected) => {
  const found = await changes(before, after);
  expect(found.sort((one, other) => (one.callers < other.callers ? -1 : 1))).toEqual(expected);
  expect(JSON.stringify(found)).not.toContain("t0ken");
});

test.each<[string, Keys, Keys]>([
  [
    "answers and levels in another order",
    { ...ask("spam: reject, unsure: { say: Goodbye. }"), verification: "{ A: reject, failed: reject }" },
    { ...ask("unsure: { say: Goodbye. }, spam: reject"), verification: "{ failed: reject, A: reject }" },
  ],
  ["defaults that are written", challenge(), challenge('say: Press 4., digits: "4", attempts: 2, timeout: 5')],
  [
    "another end in mode monitor, where nobody meets it",
    { mode: "monitor", ...challenge() },
    { mode: "monitor", blockedCallers: "{ say: Goodbye. }" },
  ],
  [
    "a verification of callers whom nobody lets so far",
    { blockList: "[RU, CN]", mode: "open" },
    { blockList: "[RU, CN]", mode: "open", verification: "{ failed: reject }" },
  ],
])("finds no difference in %s", async (_, before, after) => {
  expect(await changes(before, after)).toEqual([]);
});

test("Markdown for a pull request has them too, and no query of the server", async () => {
  const { out } = await markdown({}, { ...challenge(), ...ask("spam: reject") });
  expect(out).toContain(
    "| China (CN), Russia (RU) | rejected | asked for digits, and hung up on \\[with the right digits:",
  );
  expect(out).not.toContain("t0ken");
});

async function markdown(before: Keys, after: Keys): Promise<{ out: string }> {
  enterRepository(
    { "Pulumi.dev.yaml": stackFile({ ...SOUND, ...before }) },
    { "Pulumi.dev.yaml": stackFile({ ...SOUND, ...after }) },
  );
  return run("diff", "--markdown");
}
