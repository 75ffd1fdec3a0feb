/** Reading the stack config. */
export { emergencyNotices } from "./emergencyNotices";
export { ConfigError, placedFault } from "./error";
export { type FileText, fileText } from "./fileText";
export { formerHandler } from "./former";
export { type LinePolicy } from "./line";
export { type Locator, locator, MAX_FILE_LENGTH, type Place, shownPlace } from "./locate";
export { isDotted } from "./path";
export { type NumberSelection } from "./numbers";
export { outsideConfig } from "./outsideConfig";
export { type Keys } from "./path";
export { type Notice, readConfig, type StackConfig } from "./read";
export { canBeSecret, isCipher, secretPartsInFile, secretPartsOf } from "./secretParts";
export { type ResolvedLines, resolveLines, type SkippedNumber } from "./resolveLines";
export { type AccountNumber, type Needs, resolveNumbers } from "./resolveNumbers";
export { RINGFENCE_KEYS, TWILIO_KEYS, type Unread, unreadKeys } from "./unreadKeys";
