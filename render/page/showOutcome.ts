import { type Call } from "../../flows/base/call";
import { type SimulatedStep, SimulationError } from "../../flows/simulate/simulate";
import { SIGNS } from "../shownOutcome";
import { type Line, outcomeOf } from "../outcome";

/** Says in `place` what a call meets. Returns the widgets on its way. */
export function showOutcome(place: HTMLElement, line: Line, call: Call): SimulatedStep[] {
  place.replaceChildren();
  place.className = "";
  try {
    const { verdict, words, why, hears, answered, billed, steps } = outcomeOf(line, call);
    place.className = verdict;
    const heading = document.createElement("strong");
    heading.textContent = `${SIGNS[verdict]} ${words}`;
    const list = document.createElement("dl");
    const path = steps.map(({ state }) => state).join(" → ");
    for (const [term, text] of [
      ["Why", why],
      ["Hears", hears],
      ["Answered", answered],
      ["Billed", billed],
      ["Path", path],
    ] as const) {
      const [name, value] = [document.createElement("dt"), document.createElement("dd")];
      [name.textContent, value.textContent] = [term, text];
      list.append(name, value);
    }
    place.append(heading, list);
    return steps;
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    place.textContent = `This call cannot be followed: ${error.message}`;
    return [];
  }
}
