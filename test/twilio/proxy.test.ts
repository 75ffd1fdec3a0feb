import { proxyFor, shownProxy } from "../../twilio/proxy";

const TWILIO = new URL("https://api.twilio.com/2010-04-01");
const HTTPS_PROXY = "http://proxy.example.com:3128";

const shown = (environment: NodeJS.ProcessEnv, url = TWILIO) => {
  const proxy = proxyFor(url, environment);
  return proxy && shownProxy(proxy);
};

test.each(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])(
  "takes the proxy from %s, and names that setting",
  (name) => {
    expect(shown({ [name]: HTTPS_PROXY })).toBe(`the proxy http://proxy.example.com:3128 (${name})`);
  },
);

test("prefers the setting for HTTPS to that for HTTP, and that to the one for all", () => {
  const all = { ALL_PROXY: "http://c:1", HTTP_PROXY: "http://b:1", HTTPS_PROXY: "http://a:1" };
  expect(shown(all)).toContain("http://a:1");
  expect(shown({ ...all, HTTPS_PROXY: "" })).toContain("http://b:1");
  expect(shown({ ...all, HTTPS_PROXY: " ", HTTP_PROXY: "" })).toContain("http://c:1");
});

test("uses no proxy without a setting, or with an empty one", () => {
  expect(shown({})).toBeUndefined();
  expect(shown({ HTTPS_PROXY: "" })).toBeUndefined();
});

test.each([
  ["proxy.example.com:3128", "http://proxy.example.com:3128"],
  ["http://proxy.example.com", "http://proxy.example.com:80"],
  ["https://proxy.example.com", "https://proxy.example.com:443"],
  ["http://[2001:db8::1]:3128", "http://[2001:db8::1]:3128"],
])("reads a proxy written %s as %s", (value, address) => {
  expect(shown({ HTTPS_PROXY: value })).toBe(`the proxy ${address} (HTTPS_PROXY)`);
});

test.each([
  ["alice:s3cret", "alice:s3cret"],
  ["alice:p%40ss%3Aword", "alice:p@ss:word"],
  ["alice:100%", "alice:100%"],
  ["alice", "alice:"],
])("sends user and password %s decoded to the proxy, and never shows them", (written, sent) => {
  const proxy = proxyFor(TWILIO, { HTTPS_PROXY: `http://${written}@proxy.example.com:3128` });
  expect(proxy?.authorization).toBe(`Basic ${Buffer.from(sent).toString("base64")}`);
  expect(proxy && shownProxy(proxy)).toBe("the proxy http://proxy.example.com:3128 (HTTPS_PROXY)");
});

test.each([
  ["socks5://alice:s3cret@127.0.0.1:1080", /HTTPS_PROXY names a SOCKS proxy \(socks5\), which is not supported/],
  ["ftp://alice:s3cret@proxy.example.com", /HTTPS_PROXY is not the address of an HTTP proxy/],
  ["http://alice:s3cret@:3128", /HTTPS_PROXY is not the address of an HTTP proxy/],
  ["http://alice:s3cret@proxy example.com", /HTTPS_PROXY is not the address of an HTTP proxy/],
])("refuses a setting without an HTTP proxy by its name: %s", (value, reason) => {
  const read = () => shown({ HTTPS_PROXY: value });
  expect(read).toThrow(reason);
  expect(read).toThrow(/Set HTTPS_PROXY to http:\/\/HOST:PORT.*or name api\.twilio\.com in NO_PROXY/);
  expect(read).not.toThrow(/s3cret/);
});

describe("NO_PROXY", () => {
  test.each([
    "*",
    "api.twilio.com",
    "API.Twilio.com",
    "twilio.com",
    ".twilio.com",
    "*.twilio.com",
    "api.twilio.com:443",
    ".twilio.com:443",
    "localhost, internal.example.com ,.twilio.com",
    "internal.example.com api.twilio.com",
  ])("leads around the proxy: %s", (NO_PROXY) => {
    expect(shown({ HTTPS_PROXY, NO_PROXY })).toBeUndefined();
    expect(shown({ HTTPS_PROXY, no_proxy: NO_PROXY })).toBeUndefined();
  });

  test.each(["", "wilio.com", "api.twilio.com:8443", "com.twilio.api", "studio.twilio.com", "10.0.0.0/8", ",,", "/8"])(
    "does not apply: %j",
    (NO_PROXY) => {
      expect(shown({ HTTPS_PROXY, NO_PROXY })).toContain("proxy.example.com");
    },
  );

  test.each([
    ["https://10.1.2.3/", "10.1.2.3", true],
    ["https://10.1.2.3:8443/", "10.1.2.3:8443", true],
    ["https://10.1.2.3/", "10.1.2.3:8443", false],
    ["https://10.1.2.3/", "10.0.0.0/8", true],
    ["https://11.1.2.3/", "10.0.0.0/8", false],
    ["https://10.1.2.3/", "0.1.2.3", false],
    ["https://[2001:db8::1]/", "2001:db8::1", true],
    ["https://[2001:db8::1]/", "[2001:db8:0::1]", true],
    ["https://[2001:db8::1]:8443/", "[2001:db8::1]:8443", true],
    ["https://[2001:db8::1]/", "2001:db8::/32", true],
    ["https://[2001:db8::1]/", "2001:db9::/32", false],
  ])("matches an address: %s with %s", (url, NO_PROXY, direct) => {
    expect(shown({ HTTPS_PROXY, NO_PROXY }, new URL(url)) === undefined).toBe(direct);
  });

  test.each([
    "https://localhost:4010/",
    "https://127.0.0.1/",
    "https://127.8.9.1/",
    "https://[::1]/",
    "https://a.localhost/",
  ])("is not needed for this machine itself: %s", (url) => {
    expect(shown({ HTTPS_PROXY }, new URL(url))).toBeUndefined();
    expect(shown({ HTTPS_PROXY, NO_PROXY: "internal.example.com" }, new URL(url))).toBeUndefined();
  });

  test("ignores an invalid entry, but no other", () => {
    expect(shown({ HTTPS_PROXY, NO_PROXY: "10.0.0.0/99,:::::,[" })).toContain("proxy.example.com");
    expect(shown({ HTTPS_PROXY, NO_PROXY: "10.0.0.0/99,:::::,[,twilio.com" })).toBeUndefined();
  });

  test("applies even if the proxy setting is invalid", () => {
    expect(shown({ HTTPS_PROXY: "socks5://127.0.0.1:1080", NO_PROXY: "twilio.com" })).toBeUndefined();
  });
});
