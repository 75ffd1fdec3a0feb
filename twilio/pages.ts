import { type Twilio } from "./client";
import { TwilioError } from "./errors";

/** One page of a list as Twilio answers it. */
export type PageBody = Readonly<Record<string, unknown>>;

/** How long a read waits while Twilio answers 429 again and again, in ms, beyond the waits of each request. */
const MOST_WAIT = 180_000;
const PAUSE = 5_000;

/**
 * Reads a path. Reading a log takes thousands of requests and is in no hurry: while Twilio asks for less, it waits for
 * minutes, where a write would give up.
 *
 * @throws TwilioError of any other kind, and LostAnswer.
 */
export async function readPatiently(twilio: Twilio, host: string, path: string): Promise<PageBody> {
  const started = Date.now();
  for (;;) {
    try {
      return (await twilio.get(host, path)) as PageBody;
    } catch (error) {
      const isBusy = error instanceof TwilioError && error.status === 429;
      if (!isBusy || !twilio.patience.isRecent(started, MOST_WAIT)) throw error;
      await twilio.patience.pause(PAUSE);
    }
  }
}

/** The pages of a list, each after the one before: by the link that a page has to the next, never by counting. */
export async function* pagesOf(twilio: Twilio, host: string, path: string): AsyncGenerator<PageBody> {
  for (let next: string | undefined = path; next !== undefined;) {
    const page: PageBody = await readPatiently(twilio, host, next);
    yield page;
    next = nextOf(page);
  }
}

/** The objects under a key of a page. */
export function itemsOf(page: PageBody, key: string): Readonly<Record<string, unknown>>[] {
  const items: unknown = page[key];
  return Array.isArray(items) ? items.filter(isObject) : [];
}

const isObject = (item: unknown): item is PageBody => typeof item === "object" && item !== null;

/** The core API links by a path, the others by a whole URL under `meta`. */
function nextOf(page: PageBody): string | undefined {
  const meta = page.meta as { next_page_url?: unknown } | undefined;
  const link = page.next_page_uri ?? meta?.next_page_url;
  if (typeof link !== "string" || link === "") return undefined;
  const { pathname, search } = new URL(link, "https://api.twilio.com");
  return pathname + search;
}
