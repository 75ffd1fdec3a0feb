import { atMost, required } from "../http/form";
import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { isoDate } from "../state/dates";
import { type Asset } from "../state/model";
import { newSid } from "../state/random";
import { childOfPath, childrenOfPath, SERVERLESS_HOST, serviceOfPath, serviceUrl } from "./resource";

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Assets",
  run(exchange) {
    const assets = childrenOfPath(exchange, exchange.state.assets);
    return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, "assets", assets, ({ sid }) => sid, assetAnswer) };
  },
};

const create: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services/{ServiceSid}/Assets",
  run(exchange) {
    const service = serviceOfPath(exchange);
    const asset: Asset = {
      sid: newSid(exchange.state, "ZH"),
      accountSid: service.accountSid,
      serviceSid: service.sid,
      friendlyName: atMost("FriendlyName", required(exchange.form, "FriendlyName"), 255),
      dateCreated: isoDate(),
      dateUpdated: isoDate(),
    };
    exchange.state.assets[asset.sid] = asset;
    return { status: 201, body: assetAnswer(asset) };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Assets/{Sid}",
  run: (exchange) => ({ status: 200, body: assetAnswer(childOfPath(exchange, exchange.state.assets, "Sid")) }),
};

const update: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services/{ServiceSid}/Assets/{Sid}",
  run(exchange) {
    const asset = childOfPath(exchange, exchange.state.assets, "Sid");
    asset.friendlyName = atMost("FriendlyName", required(exchange.form, "FriendlyName"), 255);
    asset.dateUpdated = isoDate();
    return { status: 200, body: assetAnswer(asset) };
  },
};

// Versions stay: a build that holds one goes on serving it.
const remove: Operation = {
  product: "serverless",
  method: "DELETE",
  path: "/v1/Services/{ServiceSid}/Assets/{Sid}",
  run(exchange) {
    delete exchange.state.assets[childOfPath(exchange, exchange.state.assets, "Sid").sid];
    return { status: 204 };
  },
};

/** Assets of a service. */
export const assets: Operation[] = [list, create, fetch, update, remove];

function assetAnswer(asset: Asset): object {
  const url = serviceUrl(asset.serviceSid, `/Assets/${asset.sid}`);
  return {
    sid: asset.sid,
    account_sid: asset.accountSid,
    service_sid: asset.serviceSid,
    friendly_name: asset.friendlyName,
    date_created: asset.dateCreated,
    date_updated: asset.dateUpdated,
    url,
    links: { asset_versions: `${url}/Versions` },
  };
}
