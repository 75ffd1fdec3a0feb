import { type AnyResource } from "./resource";
import { RESOURCES } from "./resources";
import { tokenOf } from "../numbers/urn";
import { ProviderError } from "../twilio/failure";

/**
 * What answers for a resource.
 *
 * @throws ProviderError for a type that is not the plugin's, with what to do
 */
export function resourceOf(urn: string): AnyResource {
  const token = tokenOf(urn);
  const resource = RESOURCES[token];
  if (!resource) {
    // `pulumi import` is often given the longer form that other providers have.
    const plain = token.replace(/\/[^:]*/, "");
    if (token.startsWith("twilio:index"))
      throw new ProviderError(
        `${token} is a resource of another package that is named twilio too, such as the bridge of the Terraform provider. ` +
          "This is Ringfence's plugin: the engine starts it for both where Pulumi.yaml names a folder for twilio, or where " +
          "the versions do not tell them apart. Install both plugins, and take that folder out of Pulumi.yaml",
      );
    const remedy = RESOURCES[plain] ? `write ${plain}` : `there is ${Object.keys(RESOURCES).join(", ")}`;
    throw new ProviderError(`the twilio provider has no resource ${token}: ${remedy}`);
  }
  return resource;
}
