import { isReject } from "../flows/base/names";
import { type FlowState } from "../flows/definition";
import { type Drawing, WIDGETS } from "../flows/widgets";

/** What a widget is to a reader: decides the colour. `other` is a widget that Ringfence does not write. */
export type WidgetKind = Drawing["shape"] | "other";

/** A widget in words. */
export interface WidgetWords {
  kind: WidgetKind;
  /** What Studio calls such a widget. */
  type: string;
  /** What it does, in a few words. URLs without user, password and query. */
  does: string;
}

/** Says what a widget is and does. */
export function widgetWords(state: FlowState): WidgetWords {
  const widget = WIDGETS.get(state.type);
  const drawing = widget?.draw?.(state);
  const kind = state.type !== "trigger" && isReject(state.name) ? "reject" : (drawing?.shape ?? "other");
  return { kind, type: widget?.title ?? state.type, does: drawing?.label ?? "" };
}
