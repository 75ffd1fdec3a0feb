import { CountryFence } from "ringfence";

const fence = new CountryFence("fence", { blockList: ["RU", "KZ"], numbers: ["+15550100001"] });
export const lines = fence.lines;
