import { type Operation } from "../http/operation";
import { type AssetVersion } from "../state/model";
import { thingOperations, versionOperations, type Versioned } from "./versioned";

const kind: Versioned<AssetVersion> = {
  segment: "Assets",
  one: "Asset",
  things: ({ assets }) => assets,
  versions: ({ assetVersions }) => assetVersions,
  parentOf: ({ assetSid }) => assetSid,
  keep: (version, assetSid) => ({ ...version, assetSid }),
};

/** Assets of a service, and their versions. */
export const assets: Operation[] = [...thingOperations(kind), ...versionOperations(kind)];
