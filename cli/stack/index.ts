/** Reading a stack file without Pulumi. */
export { type StackOptions } from "./choose";
export { type PlacedError, shownError } from "./places";
export { readChosen, readStack, type SoundReading, type StackReading } from "./read";
export { isStandIn } from "./standIns";
export { isWithin } from "../../config";
