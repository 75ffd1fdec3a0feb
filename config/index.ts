/** Reading the stack config. README.md says what is read in which order. */
export { ConfigErrors, type Notice, placedError } from "./errors";
export { type LinePolicy } from "./line";
export { emergencyNotices } from "./notices";
export { type NumberSelection } from "./numbers";
export { configPath, isDotted, isWithin, type Keys, keysOf } from "./path";
export { readConfig, type StackConfig } from "./read";
export { type ResolvedLines, resolveLines, type SkippedNumber } from "./resolveLines";
export { type AccountNumber, type Needs, resolveNumbers } from "./resolveNumbers";
export { canBeSecret, isCipher, secretPartsInFile, secretPartsOf } from "./secretParts";
export { type FileText, fileText, type Locator, locator, MAX_FILE_LENGTH, type Place, shownPlace } from "./stackFile";
export { formerHandler } from "./stackSettings";
export { outsideConfig, RINGFENCE_KEYS, TWILIO_KEYS, type Unread, unreadKeys } from "./unreadKeys";
