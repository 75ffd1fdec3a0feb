/** The edge of each region that has one of its own. us1 needs none. Source: Twilio, "Global infrastructure: regional API base URLs". */
const EDGE_OF: Readonly<Record<string, string>> = { au1: "sydney", ie1: "dublin", jp1: "tokyo" };

/** Both become labels of the host that the credentials are sent to: a dot or a slash would name somebody else's. */
const LABEL = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Two letters of a place and a digit. */
const REGION = /^[a-z]{2}[0-9]$/;

/** "Whichever edge is nearest": hosts of a region always name their edge, and those of none need not. */
const ROAMING = "roaming";

/** Where requests go: `PRODUCT.EDGE.REGION.twilio.com`. */
export interface Place {
  region?: string;
  edge?: string;
}

/** What is wrong with region or edge. */
export interface PlaceError {
  property: "region" | "edge";
  /** Where it is set: `twilio:edge`, or `TWILIO_EDGE` in the environment. */
  key: string;
  /** As it is set; missing where the reason has it. */
  value?: string;
  reason: string;
  remedy: string;
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
): { place: Place; errors: PlaceError[] } {
  const region = setting("region");
  const known = region === undefined ? undefined : EDGE_OF[region];
  const inherited = setting("edge");
  const edge = explicit("edge") ?? (explicit("region") ? (known ?? inherited) : (inherited ?? known));
  const keyOf = (property: "region" | "edge") =>
    explicit(property) === undefined ? `TWILIO_${property.toUpperCase()}` : `twilio:${property}`;
  const errors: PlaceError[] = [];
  const error = (property: "region" | "edge", value: string, reason: string, remedy: string) =>
    errors.push({ property, key: keyOf(property), value: value.slice(0, MAX_SHOWN), reason, remedy });

  const regionOfEdge = Object.entries(EDGE_OF).find(([, its]) => its === region)?.[0];
  if (region !== undefined && !REGION.test(region)) {
    const meant = regionOfEdge ?? (REGION.test(region.toLowerCase()) ? region.toLowerCase() : undefined);
    error(
      "region",
      region,
      "is not a region of Twilio",
      meant ? `Did you mean ${meant}?` : "Write it as ie1, or leave it out",
    );
  }
  if (edge !== undefined && REGION.test(edge)) {
    error("edge", edge, "is a region of Twilio, not an edge", `Write ${EDGE_OF[edge] ?? "an edge such as dublin"}`);
  } else if (edge !== undefined && !LABEL.test(edge)) {
    error("edge", edge, "is not an edge of Twilio", "Write it as dublin, or leave it out");
  } else if (edge === ROAMING && region !== undefined) {
    const remedy = known
      ? `Write ${known}, or leave the edge out`
      : `Write an edge of ${region}, or leave the region out`;
    error("edge", edge, `goes with no region, and region ${region} is set`, remedy);
  }
  if (errors.length === 0 && region && region !== "us1" && !edge) {
    const pairs = Object.entries(EDGE_OF).map(([one, its]) => `${one} (${its})`);
    errors.push({
      property: "edge",
      key: keyOf("region"),
      reason: `region ${region} needs an edge: set twilio:edge, or TWILIO_EDGE in the environment`,
      remedy: `Known without one: us1, ${pairs.join(", ")}`,
    });
  }
  const named = edge === ROAMING ? undefined : edge;
  return { place: { ...(region && { region }), ...(named && { edge: named }) }, errors };
}

/** Longest value that a message repeats. */
const MAX_SHOWN = 40;

/** An error in the words of the provider: key and value, what is wrong, and the remedy. */
export function placeErrorText({ key, value, reason, remedy }: PlaceError): string {
  return `${key}: ${value === undefined ? "" : `${JSON.stringify(value)} `}${reason}. ${remedy}`;
}
