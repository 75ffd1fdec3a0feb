import { NUMBERS } from "./account";
import { type Action, type Run } from "./actions";

/** An action in the words of a command line, for the report of a sequence that failed. */
export function wordsOf(action: Action): string {
  switch (action.kind) {
    case "run":
      return runWords(action);
    case "two at once":
      return `at once: ${runWords(action.first)} and ${runWords(action.second)}`;
    case "a number":
      return `the owner ${action.edit} ${NUMBERS[action.number]}${action.edit === "re-points" ? ` to elsewhere-${action.variant}` : ""}`;
    case "the fence":
      return `somebody ${action.edit} (${action.index})`;
    case "mend":
      return "the trouble ends";
    case "rotate the key":
      return "the API key gets another secret, here and in Twilio";
    case "import an old state":
      return `pulumi stack import of the state ${action.back} commands ago`;
    case "copy the state elsewhere":
      return "the state is copied to a second checkout";
    case "state delete":
    case "state rename":
      return `pulumi ${action.kind} ${action.name}`;
    case "stack rename":
      return "pulumi stack rename";
  }
}

function runWords(run: Run): string {
  const { verb, refresh, target, targetDependents, replace, previewFirst, kill, interrupt, trouble, identity } = run;
  const edits = run.changes.map((each) => JSON.stringify(each).replace(/["{}]/g, "")).join("; ");
  const parts = [
    `pulumi ${verb}`,
    !refresh && "--refresh=false",
    target && `--target ${target}`,
    targetDependents && "--target-dependents",
    replace && `--replace ${replace}`,
    verb === "up" && !previewFirst && "--skip-preview",
    run.elsewhere && "(in the second checkout)",
    edits && `after [${edits}]`,
    kill && `killed at request ${kill.request} (${kill.carriedOut ? "carried out" : "not carried out"})`,
    interrupt && `Ctrl-C at request ${interrupt}`,
    trouble &&
      `with ${trouble.name} ${trouble.number ?? `at request ${trouble.skip + 1}`}${trouble.lasts === "once" ? "" : `, ${trouble.lasts === "on" ? "which stays" : "until its end"}`}`,
    identity && identity !== "ours" && `as ${identity}`,
  ];
  return parts.filter(Boolean).join(" ");
}
