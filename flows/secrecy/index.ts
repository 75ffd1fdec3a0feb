/** The one answer to "may this be shown?": for addresses, for texts that are known to be secret, and for whole values. */
export { hasSipPassword, hideAddresses, holdsSecretAddress, shownSip, shownUrl } from "./addresses";
export { canHide, isSecretKey, KnownSecrets } from "./known";
export { withoutSecrets } from "./value";
