/** Small ways to break the policy language: of widgets, the simulator, the checks of a flow, and what they share. */
export const OTHERS_MUTATIONS = [
  { name: "a long list forgets the last letters", file: "flows/base/lists.ts", from: '"ST", "UVWXYZ"', to: '"ST"' },
  {
    name: "a long number list forgets its last number",
    file: "flows/base/lists.ts",
    from: "start + most)",
    to: "start + most - 1)",
  },
  { name: "client callers count as hidden", file: "flows/base/caller.ts", from: "|client:.+", to: "" },
  { name: "keypad words count as numbers", file: "flows/base/caller.ts", from: '  "+7378742833",\n', to: "" },
  {
    name: "keypad words without a plus count as numbers",
    file: "flows/base/caller.ts",
    from: "|| BARE_KEYPAD_WORDS.includes(caller)",
    to: "",
  },
  {
    name: "anonymous SIP callers count as known",
    file: "flows/base/caller.ts",
    from: '["sip:anonymous@", "sips:anonymous@"]',
    to: "[]",
  },
  {
    name: "numbers in groups count as hidden",
    file: "flows/base/caller.ts",
    from: "([0-9][ .()-]*){5,15}",
    to: "[0-9]{5,15}",
  },
  {
    name: "redirects keep the execution open",
    file: "flows/widgets/redirect.ts",
    from: 'timeout: "0"',
    to: 'timeout: "14400"',
  },
  {
    name: "an answer before a reject is not seen",
    file: "flows/check/unansweredReject.ts",
    from: "if (reject === undefined) return [];",
    to: "return [];",
  },
  {
    name: "a regular expression fits a part of the value",
    file: "flows/widgets/conditions.ts",
    from: "`^(?:${value})$`",
    to: "`(?:${value})`",
  },
  {
    name: "a widget may run on and on",
    file: "flows/simulate/simulate.ts",
    from: "const MAX_REPEATS = 10;",
    to: "const MAX_REPEATS = 100;",
  },
  {
    name: "a loop is not seen",
    file: "flows/check/acyclic.ts",
    from: "if (next !== undefined && closes) {",
    to: "if (false) {",
  },
  {
    name: "conditions that match one value and lead elsewhere are not seen",
    file: "flows/check/ambiguousMatch.ts",
    from: "if (other === undefined) return [];",
    to: "return [];",
  },
  {
    name: "any body is an answer",
    file: "flows/base/lookUp.ts",
    from: "!verdictForm.test(answer.body.trim())",
    to: "false",
  },
  {
    name: "an answer of any status counts",
    file: "flows/base/lookUp.ts",
    from: "if (!answer || !isSuccess(answer, kind)) return undefined;",
    to: "if (!answer) return undefined;",
  },
];
