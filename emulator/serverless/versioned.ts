import { atMost, oneOf, required } from "../http/form";
import { type Exchange, type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest, notFound } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type Asset, type EmulatorState, type Version } from "../state/model";
import { newSid } from "../state/random";
import { childOfPath, childrenOfPath, SERVERLESS_HOST, serviceOfPath, serviceUrl } from "./resource";

/** Assets, or Functions: both are a name for a series of files that are uploaded once and never changed. */
export interface Versioned<V extends Version> {
  /** `Assets`: the part of the path, and in small letters the key of a list. */
  segment: "Assets" | "Functions";
  /** `Asset`: how path parameters and fields begin. */
  one: "Asset" | "Function";
  things: (state: EmulatorState) => Record<string, Asset>;
  versions: (state: EmulatorState) => Record<string, V>;
  /** The SID of what a version is of. */
  parentOf: (version: V) => string;
  /** A version as it is kept. */
  keep: (version: Version, parentSid: string) => V;
}

/** List, create, fetch, rename and delete. */
export function thingOperations<V extends Version>({ segment, one, things }: Versioned<V>): Operation[] {
  const key = segment.toLowerCase();
  const all = { product: "serverless", path: `/v1/Services/{ServiceSid}/${segment}` } as const;
  const single = { product: "serverless", path: `${all.path}/{Sid}` } as const;
  const friendlyName = ({ form }: Exchange) => atMost("FriendlyName", required(form, "FriendlyName"), 255);
  const show = (thing: Asset) => {
    const url = serviceUrl(thing.serviceSid, `/${segment}/${thing.sid}`);
    return {
      sid: thing.sid,
      account_sid: thing.accountSid,
      service_sid: thing.serviceSid,
      friendly_name: thing.friendlyName,
      date_created: thing.dateCreated,
      date_updated: thing.dateUpdated,
      url,
      links: { [`${one.toLowerCase()}_versions`]: `${url}/Versions` },
    };
  };
  const ofPath = (exchange: Exchange) => childOfPath(exchange, things(exchange.state), "Sid");
  return [
    {
      ...all,
      method: "GET",
      run(exchange) {
        const list = childrenOfPath(exchange, things(exchange.state));
        return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, key, list, ({ sid }) => sid, show) };
      },
    },
    {
      ...all,
      method: "POST",
      run(exchange) {
        const service = serviceOfPath(exchange);
        const thing: Asset = {
          sid: newSid(exchange.state, "ZH"),
          accountSid: service.accountSid,
          serviceSid: service.sid,
          friendlyName: friendlyName(exchange),
          dateCreated: isoDate(),
          dateUpdated: isoDate(),
        };
        things(exchange.state)[thing.sid] = thing;
        return { status: 201, body: show(thing) };
      },
    },
    { ...single, method: "GET", run: (exchange) => ({ status: 200, body: show(ofPath(exchange)) }) },
    {
      ...single,
      method: "POST",
      run(exchange) {
        const thing = ofPath(exchange);
        thing.friendlyName = friendlyName(exchange);
        thing.dateUpdated = isoDate();
        return { status: 200, body: show(thing) };
      },
    },
    {
      ...single,
      method: "DELETE",
      // Versions stay: a build that holds one goes on serving it.
      run(exchange) {
        delete things(exchange.state)[ofPath(exchange).sid];
        return { status: 204 };
      },
    },
  ];
}

/** Upload (on its own host, multipart: `Path`, `Visibility` and the file `Content`), list and fetch. */
export function versionOperations<V extends Version>(kind: Versioned<V>): Operation[] {
  const path = `/v1/Services/{ServiceSid}/${kind.segment}/{${kind.one}Sid}/Versions`;
  const key = `${kind.one.toLowerCase()}_versions`;
  const show = (version: V) => versionAnswer(kind, version);
  return [
    {
      product: "serverless-upload",
      method: "POST",
      path,
      run(exchange) {
        const parent = childOfPath(exchange, kind.things(exchange.state), `${kind.one}Sid`);
        const version = kind.keep(uploaded(exchange, parent), parent.sid);
        kind.versions(exchange.state)[version.sid] = version;
        return { status: 201, body: show(version) };
      },
    },
    {
      product: "serverless",
      method: "GET",
      path,
      run(exchange) {
        const parent = childOfPath(exchange, kind.things(exchange.state), `${kind.one}Sid`);
        const list = Object.values(kind.versions(exchange.state)).filter((each) => kind.parentOf(each) === parent.sid);
        return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, key, list, ({ sid }) => sid, show) };
      },
    },
    {
      product: "serverless",
      method: "GET",
      path: `${path}/{Sid}`,
      run: (exchange) => ({ status: 200, body: show(versionOfPath(kind, exchange)) }),
    },
  ];
}

/**
 * The version that the path names.
 * @throws 404 when what the path names has no such version.
 */
export function versionOfPath<V extends Version>(kind: Versioned<V>, exchange: Exchange): V {
  const parent = childOfPath(exchange, kind.things(exchange.state), `${kind.one}Sid`);
  const version = kind.versions(exchange.state)[exchange.params.Sid ?? ""];
  if (version === undefined || kind.parentOf(version) !== parent.sid) throw notFound(exchange.path);
  return version;
}

/** Absolute URL of a version. */
export function versionUrl<V extends Version>(kind: Versioned<V>, version: V): string {
  return serviceUrl(version.serviceSid, `/${kind.segment}/${kind.parentOf(version)}/Versions/${version.sid}`);
}

function uploaded({ state, form, upload }: Exchange, { accountSid, serviceSid }: Asset): Version {
  const path = atMost("Path", required(form, "Path"), 255);
  if (!path.startsWith("/")) throw badRequest(`Path "${path}" must begin with /`);
  required(form, "Visibility");
  const visibility = oneOf(form, "Visibility", ["public", "protected", "private"] as const) ?? "private";
  if (upload?.field !== "Content") throw badRequest("Missing required file Content in the multipart body");
  return {
    sid: newSid(state, "ZN"),
    accountSid,
    serviceSid,
    path,
    visibility,
    contentType: upload.contentType,
    content: upload.content.toString("base64"),
    dateCreated: isoDate(),
  };
}

function versionAnswer<V extends Version>(kind: Versioned<V>, version: V): object {
  const url = versionUrl(kind, version);
  return {
    sid: version.sid,
    account_sid: version.accountSid,
    service_sid: version.serviceSid,
    [`${kind.one.toLowerCase()}_sid`]: kind.parentOf(version),
    path: version.path,
    visibility: version.visibility,
    date_created: version.dateCreated,
    url,
    ...(kind.one === "Function" && { links: { function_version_content: `${url}/Content` } }),
  };
}
