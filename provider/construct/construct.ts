import { ConstructResponse, type ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { ProviderError } from "../../twilio/failure";
import type * as Component from "./component";

/**
 * Makes a component of the schema: declares its resources with the engine, and answers with its outputs.
 *
 * Pulumi's SDK, which that takes, stands in a bundle of its own (`component.ts`) and is loaded by the first of these calls:
 * a run without a component never waits for it. The two bundles share no class, so bytes go between them.
 *
 * @param engineAddress `host:port` of the engine, as the provider was given it
 */
export async function construct(
  request: ConstructRequest,
  engineAddress: string | undefined,
): Promise<ConstructResponse> {
  if (!engineAddress) throw new ProviderError(`${request.getType()}: there is no engine to declare its resources with`);
  // oxlint-disable-next-line typescript/no-require-imports
  const component = require("./component") as typeof Component;
  const { response, error } = await component.construct(request.serializeBinary(), engineAddress);
  if (error !== undefined) throw new ProviderError(error);
  return ConstructResponse.deserializeBinary(response);
}
