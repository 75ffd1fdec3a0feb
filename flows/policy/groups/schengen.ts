/**
 * The 29 states of the Schengen area, and AX, which is in it as a part of Finland. The overseas territories of France
 * and of the Netherlands and SJ (Norway) are not.
 *
 * Source: Convention implementing the Schengen Agreement, article 138, and the accession decisions, the last for
 * Bulgaria and Romania (2024/3212). As of 2026-11.
 */
export const SCHENGEN: readonly string[] = (
  "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK " + "AX"
).split(" ");
