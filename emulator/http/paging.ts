import { type Exchange } from "./operation";
import { badRequest } from "./twilioError";

/** One page of a list, and where it stands. */
interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  /** Position of the first item in the whole list, from 0. */
  start: number;
  /** Path and query of this, the first, the previous and the next page. */
  links: { self: string; first: string; previous: string | null; next: string | null };
}

/**
 * Cuts the page a request asks for: `PageSize` (50, at most 1,000) items from after the one that `PageToken` names.
 * As at Twilio, `Page` is a label only: a client that counts pages itself instead of following the link gets the first
 * page again.
 */
function cutPage<T>(exchange: Exchange, list: readonly T[], sidOf: (item: T) => string): Page<T> {
  const { query, path } = exchange;
  const pageSize = Math.min(wholeNumber(query, "PageSize", 50) || 50, 1000);
  const page = wholeNumber(query, "Page", 0);
  const start = startOf(query.get("PageToken"), list, sidOf);
  const items = list.slice(start, start + pageSize);
  const link = (number: number, token?: string) => {
    const kept = [...query].filter(([name]) => !["Page", "PageSize", "PageToken"].includes(name));
    const paging = { PageSize: `${pageSize}`, Page: `${number}`, ...(token && { PageToken: token }) };
    return `${path}?${new URLSearchParams([...kept, ...Object.entries(paging)]).toString()}`;
  };
  const token = (end: number) => {
    const last = list[end - 1];
    return last === undefined ? undefined : `PA${sidOf(last)}`;
  };
  return {
    items,
    page,
    pageSize,
    start,
    links: {
      self: link(page, query.get("PageToken") ?? undefined),
      first: link(0),
      previous: start > 0 ? link(Math.max(page - 1, 0), token(Math.max(start - pageSize, 0))) : null,
      next: start + items.length < list.length ? link(page + 1, token(start + items.length)) : null,
    },
  };
}

/** A page in the shape of the core API: relative links, and the place in the list. */
export function corePage<T>(
  exchange: Exchange,
  key: string,
  list: readonly T[],
  sidOf: (item: T) => string,
  show: (item: T) => object,
): object {
  const { items, page, pageSize, start, links } = cutPage(exchange, list, sidOf);
  return {
    first_page_uri: links.first,
    end: start + Math.max(items.length - 1, 0),
    previous_page_uri: links.previous,
    [key]: items.map(show),
    uri: links.self,
    page_size: pageSize,
    start,
    next_page_uri: links.next,
    page,
  };
}

/** A page in the shape of every API but the core one: `meta` with absolute URLs, and the list under `key`. */
export function metaPage<T>(
  exchange: Exchange,
  host: string,
  key: string,
  list: readonly T[],
  sidOf: (item: T) => string,
  show: (item: T) => object,
): object {
  const { items, page, pageSize, links } = cutPage(exchange, list, sidOf);
  const absolute = (link: string | null) => (link === null ? null : `https://${host}${link}`);
  return {
    [key]: items.map(show),
    meta: {
      key,
      page,
      page_size: pageSize,
      first_page_url: absolute(links.first),
      previous_page_url: absolute(links.previous),
      next_page_url: absolute(links.next),
      url: absolute(links.self),
    },
  };
}

function startOf<T>(token: string | null, list: readonly T[], sidOf: (item: T) => string): number {
  if (!token) return 0;
  const index = list.findIndex((item) => `PA${sidOf(item)}` === token);
  if (index < 0) throw badRequest(`PageToken ${token} is not valid`);
  return index + 1;
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null || text === "") return otherwise;
  if (!/^\d+$/.test(text)) throw badRequest(`${name} must be a whole number, not ${text}`);
  return Number(text);
}
