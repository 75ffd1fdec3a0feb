import { type Emulator } from "../../../emulator";
import { sdk, type Uploaded, uploadVersion } from "./sdk";

/** Something to deploy: a Function, or an asset. */
export type Deployed = Uploaded & { kind?: "function" | "asset" };

/** A service that is deployed. */
export interface DeployedService {
  sid: string;
  environmentSid: string;
  functionSids: string[];
  /** `app-dev-1234.twil.io`. */
  domain: string;
  /** `https://DOMAIN`: what a number is pointed at. */
  origin: string;
  /** Where the emulator answers for it. */
  address: string;
}

/** Code of a Function that answers with a document. */
export const answering = (body: string) => `exports.handler = (context, event, callback) => {${body}};`;

/** Deploys Functions and assets over the API, from the service to the deployment. */
export async function deployFunctions(
  emulator: Emulator,
  parts: readonly Deployed[],
  uniqueName: string = "app-dev",
): Promise<DeployedService> {
  const { services } = sdk(emulator).serverless.v1;
  const { sid } = await services.create({ uniqueName, friendlyName: uniqueName });
  const service = services(sid);
  const environment = await service.environments.create({ uniqueName: "production" });
  const versions = { function: [] as string[], asset: [] as string[] };
  const functionSids: string[] = [];
  for (const { kind = "function", ...uploaded } of parts) {
    const list = kind === "function" ? service.functions : service.assets;
    const thing = await list.create({ friendlyName: uploaded.path });
    if (kind === "function") functionSids.push(thing.sid);
    const of = `${sid}/${kind === "function" ? "Functions" : "Assets"}/${thing.sid}`;
    versions[kind].push((await uploadVersion(emulator, of, uploaded)).version.sid);
  }
  const build = await service.builds.create({
    functionVersions: versions.function,
    assetVersions: versions.asset,
    dependencies: JSON.stringify([{ name: "twilio", version: "6.2.0" }]),
    runtime: "node22",
  });
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  const domain = environment.domainName;
  const place = { domain, origin: `https://${domain}`, address: `${emulator.url}/${domain}` };
  return { sid, environmentSid: environment.sid, functionSids, ...place };
}

/** Points a number at a URL. */
export function point(emulator: Emulator, phoneNumber: string, voiceUrl: string, fallbackUrl = ""): void {
  emulator.console.pointNumber(phoneNumber, voiceUrl, { voiceFallbackUrl: fallbackUrl });
}
