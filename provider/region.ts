import { type CheckFault } from "./resource";

/** The edge of each region that has one of its own. us1 needs none. Source: Twilio, "Global infrastructure: regional API base URLs". */
const EDGE_OF: Readonly<Record<string, string>> = { au1: "sydney", ie1: "dublin", jp1: "tokyo" };

/** Both become labels of the host that the credentials are sent to: a dot or a slash would name somebody else's. */
const LABEL = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Where requests go: `PRODUCT.EDGE.REGION.twilio.com`. */
export interface Place {
  region?: string;
  edge?: string;
}

/**
 * Region and edge. A region of the config brings its own edge, so that an edge meant for another region is not mixed in
 * from the environment.
 *
 * @param explicit looks a setting up in the config alone.
 * @param setting looks it up in the config, then in the environment.
 */
export function resolvePlace(
  explicit: (name: string) => string | undefined,
  setting: (name: string) => string | undefined,
): { place: Place; faults: CheckFault[] } {
  const region = setting("region");
  const known = region === undefined ? undefined : EDGE_OF[region];
  const inherited = setting("edge");
  const edge = explicit("edge") ?? (explicit("region") ? (known ?? inherited) : (inherited ?? known));
  const faults: CheckFault[] = [];
  for (const [property, value] of Object.entries({ region, edge })) {
    if (value === undefined || LABEL.test(value)) continue;
    faults.push({
      property,
      reason: `is not a ${property} of Twilio, such as ${property === "edge" ? "dublin" : "ie1"}`,
    });
  }
  if (faults.length === 0 && region && region !== "us1" && !edge) {
    const pairs = Object.entries(EDGE_OF).map(([one, its]) => `${one} (${its})`);
    faults.push({
      property: "edge",
      reason: `region ${region} needs an edge: set twilio:edge, or TWILIO_EDGE in the environment. Known without one: us1, ${pairs.join(", ")}`,
    });
  }
  return { place: { ...(region && { region }), ...(edge && { edge }) }, faults };
}
