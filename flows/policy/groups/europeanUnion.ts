/**
 * The 27 member states of the European Union, and those of their territories that belong to it and have a country
 * code of their own: AX (Finland), GF, GP, MF, MQ, RE, YT (France).
 *
 * Source: Treaty on European Union, article 52, and Treaty on the Functioning of the EU, article 355. As of 2026-11.
 */
export const EUROPEAN_UNION: readonly string[] = (
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK " + "AX GF GP MF MQ RE YT"
).split(" ");
