import { type Operation } from "../http/operation";
import { type FunctionVersion } from "../state/model";
import { thingOperations, versionOfPath, versionOperations, versionUrl, type Versioned } from "./versioned";

const kind: Versioned<FunctionVersion> = {
  segment: "Functions",
  one: "Function",
  things: ({ functions }) => functions,
  versions: ({ functionVersions }) => functionVersions,
  parentOf: ({ functionSid }) => functionSid,
  keep: (version, functionSid) => ({ ...version, functionSid }),
};

/** `GET …/Versions/{Sid}/Content`: the code as it was uploaded. */
const content: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Functions/{FunctionSid}/Versions/{Sid}/Content",
  run(exchange) {
    const version = versionOfPath(kind, exchange);
    const body = {
      sid: version.sid,
      account_sid: version.accountSid,
      service_sid: version.serviceSid,
      function_sid: version.functionSid,
      content: Buffer.from(version.content, "base64").toString("utf8"),
      url: `${versionUrl(kind, version)}/Content`,
    };
    return { status: 200, body };
  },
};

/** Functions of a service, and their versions. */
export const functions: Operation[] = [...thingOperations(kind), ...versionOperations(kind), content];
