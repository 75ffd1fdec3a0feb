/** The territories of the United States that have country codes of their own, under the calling code +1 and others. */
export const US_TERRITORIES: readonly string[] = ["AS", "GU", "MP", "PR", "UM", "VI"];
