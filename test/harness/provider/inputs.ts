import { type FlowDefinition, type FlowState } from "../../../flows/definition";
import { type StoredSettings, type VoiceSettings } from "../../../numbers/settings";
import { fence, redirect } from "../emulator/definitions";
import { type Bench, type Stored } from "./bench";
import { type Properties, plain } from "./engine";

const REJECT_URL = "https://reject.example.com/busy.xml";

/** Number to what it had before its fence. */
export type Originals = Record<string, VoiceSettings>;

/** What numbers have now; to be asked for before they are bound. */
export const originalsOf = (bench: Bench, ...numbers: string[]): Originals =>
  Object.fromEntries(numbers.map((number) => [number, bench.voice(number)]));

/** Number to what a memory holds of it. */
export type Remembered = Record<string, StoredSettings>;

/** A flow that turns away `countries` and forwards everybody else to what the called number had. */
export function definitionFor(
  originals: Remembered,
  countries: string[] = ["RU"],
  rejectUrl = REJECT_URL,
): FlowDefinition {
  const [[, first] = ["", undefined], ...others] = Object.entries(originals);
  const flow = fence(countries.join(), rejectUrl, first?.voiceUrl ?? "https://handlers.example.com/nobody");
  const doors = others.map(([number, { voiceUrl, voiceMethod = "POST" }]) =>
    redirect(`forward_${number.replace("+", "")}`, voiceUrl, voiceMethod),
  );
  if (doors.length === 0) return flow;
  const input = "{{trigger.call.To}}";
  const byCalled: FlowState = {
    name: "by_called",
    type: "split-based-on",
    transitions: [
      { event: "noMatch", next: "forward" },
      ...others.map(([number], index) => ({
        event: "match",
        next: doors[index]?.name ?? "",
        conditions: [{ friendly_name: number, arguments: [input], type: "equal_to", value: number }],
      })),
    ],
    properties: { input, offset: { x: 0, y: 300 } },
  };
  const states = flow.states.map((state) =>
    state.name !== "by_country"
      ? state
      : {
          ...state,
          transitions: state.transitions.map((transition) =>
            transition.event === "noMatch" ? { ...transition, next: byCalled.name } : transition,
          ),
        },
  );
  return { ...flow, states: [...states, byCalled, ...doors] };
}

/** Inputs of a line's flow, as the program gives them but for the stamps. */
export function flowInputs(originals: Remembered, { line = "main", countries = ["RU"] } = {}): Properties {
  return {
    friendlyName: `shop/dev/${line}`,
    definition: definitionFor(originals, countries),
    status: "published",
    numbers: Object.keys(originals).sort().join(","),
  };
}

/** Inputs of the binding that puts `originals` behind `flow`. `fallback` as in the stack config. */
export function bindingInputs(flow: Stored, originals: Remembered, fallback: "auto" | "none" = "auto"): Properties {
  const { webhookUrl } = plain<{ webhookUrl: string }>(flow.state);
  const bindings = Object.entries(originals).map(([number, original]) => [
    number,
    {
      voiceUrl: webhookUrl,
      voiceMethod: "POST",
      ...(fallback === "none" && { fallbackUrl: "", fallbackMethod: "POST" }),
      ...(fallback === "auto" &&
        !original.voiceFallbackUrl && { fallbackUrl: original.voiceUrl, fallbackMethod: original.voiceMethod }),
    },
  ]);
  return { bindings: Object.fromEntries(bindings) as Properties, originals, names: ["shop/dev"] };
}

/** Makes the flow of a line, and binds the numbers of `originals` to it. */
export async function boundFlow(bench: Bench, originals: Remembered): Promise<Stored> {
  const flow = await bench.resource("studio:Flow", "main").create(flowInputs(originals));
  await bench.resource("voice:VoiceBinding", "numbers").create(bindingInputs(flow, originals));
  return flow;
}

/** Two parts of one map: with and without `number`. */
export const without = <T>(map: Record<string, T>, number: string): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([key]) => key !== number));
