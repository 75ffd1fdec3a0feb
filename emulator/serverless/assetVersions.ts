import { atMost, oneOf, required } from "../http/form";
import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest, notFound } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type AssetVersion } from "../state/model";
import { newSid } from "../state/random";
import { childOfPath, SERVERLESS_HOST, serviceUrl } from "./resource";

/** `POST …/Assets/{AssetSid}/Versions` on the upload host, multipart: `Path`, `Visibility` and the file `Content`. */
const upload: Operation = {
  product: "serverless-upload",
  method: "POST",
  path: "/v1/Services/{ServiceSid}/Assets/{AssetSid}/Versions",
  run(exchange) {
    const { state, form } = exchange;
    const asset = childOfPath(exchange, state.assets, "AssetSid");
    const path = atMost("Path", required(form, "Path"), 255);
    if (!path.startsWith("/")) throw badRequest(`Path "${path}" must begin with /`);
    required(form, "Visibility");
    const visibility = oneOf(form, "Visibility", ["public", "protected", "private"] as const) ?? "private";
    if (exchange.upload?.field !== "Content") throw badRequest("Missing required file Content in the multipart body");
    const version: AssetVersion = {
      sid: newSid(state, "ZN"),
      accountSid: asset.accountSid,
      serviceSid: asset.serviceSid,
      assetSid: asset.sid,
      path,
      visibility,
      contentType: exchange.upload.contentType,
      content: exchange.upload.content.toString("base64"),
      dateCreated: isoDate(),
    };
    state.assetVersions[version.sid] = version;
    return { status: 201, body: versionAnswer(version) };
  },
};

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Assets/{AssetSid}/Versions",
  run(exchange) {
    const asset = childOfPath(exchange, exchange.state.assets, "AssetSid");
    const versions = Object.values(exchange.state.assetVersions).filter(({ assetSid }) => assetSid === asset.sid);
    return {
      status: 200,
      body: metaPage(exchange, SERVERLESS_HOST, "asset_versions", versions, ({ sid }) => sid, versionAnswer),
    };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Assets/{AssetSid}/Versions/{Sid}",
  run(exchange) {
    const asset = childOfPath(exchange, exchange.state.assets, "AssetSid");
    const version = exchange.state.assetVersions[exchange.params.Sid ?? ""];
    if (version?.assetSid !== asset.sid) throw notFound(exchange.path);
    return { status: 200, body: versionAnswer(version) };
  },
};

/** Versions of an asset: uploaded once, never changed. */
export const assetVersions: Operation[] = [upload, list, fetch];

function versionAnswer(version: AssetVersion): object {
  return {
    sid: version.sid,
    account_sid: version.accountSid,
    service_sid: version.serviceSid,
    asset_sid: version.assetSid,
    path: version.path,
    visibility: version.visibility,
    date_created: version.dateCreated,
    url: serviceUrl(version.serviceSid, `/Assets/${version.assetSid}/Versions/${version.sid}`),
  };
}
