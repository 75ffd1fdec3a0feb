import { EUROPEAN_UNION } from "./europeanUnion";

/** The European Union with Iceland, Liechtenstein and Norway. Source: EEA Agreement, article 2. As of 2026-11. */
export const EUROPEAN_ECONOMIC_AREA: readonly string[] = [...EUROPEAN_UNION, "IS", "LI", "NO"];
