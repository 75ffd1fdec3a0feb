import { hasSipPassword, hideAddresses, holdsSecretAddress, shownSip, shownUrl } from "../../../flows/secrecy";

const SECRET = /hunter2|s3cr3t/;
const WITH_USER = "https://pbx:hunter2@handlers.example.com/voice";
const WITH_QUERY = "https://handlers.example.com/voice?token=s3cr3t&x=(1)s3cr3t";
const SIP = "sip:desk:hunter2@example.com";

const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));
const form = (text: string) => new URLSearchParams({ VoiceFallbackUrl: text, VoiceMethod: "GET" }).toString();

describe.each([WITH_USER, WITH_QUERY, SIP, "sips:desk@example.com?X-Key=s3cr3t", WITH_QUERY.toUpperCase()])(
  "%s are shown without password and query",
  (address) => {
    const upper = new RegExp(SECRET, "i");

    test.each<[string, string]>([
      ["as it stands", address],
      ["in a sentence", `Url ${address}, which was refused.`],
      ["in brackets and in quotes", `("${address}") [${address}] '${address}'`],
      ["in JSON", JSON.stringify({ url: address })],
      ["in JSON with its slashes escaped", JSON.stringify({ url: address }).replaceAll("/", "\\/")],
      ["percent-encoded", `refused: ${encodeURIComponent(address)} (21205)`],
      ["percent-encoded twice", `refused: ${twice(address)} (21205)`],
      ["percent-encoded but for its slashes", encodeURIComponent(address).replaceAll("%2F", "/")],
      ["in a form", form(address)],
      ["in a form that is percent-encoded", `body=${encodeURIComponent(form(address))}&n=1`],
      ["in XML", `<Dial action="${address.replaceAll("&", "&amp;")}">x</Dial>`],
      ["in the path of another", `https://proxy.example.com/to/${address}`],
      ["encoded in the path of another", `https://proxy.example.com/to/${encodeURIComponent(address)}`],
      ["behind another in a list", `https://example.com/a,sip:b@example.com,${address}`],
    ])("%s", (_where, text) => {
      expect(text.replace(/%(25)?32/g, "2")).toMatch(upper);
      expect(hideAddresses(text)).not.toMatch(upper);
      expect(holdsSecretAddress(text)).toBe(true);
    });
  },
);

test.each([
  "https://handlers.example.com/voice",
  "https://handlers.example.com/a@b:c/",
  "https://handlers.example.com/voice#rc=2&rp=all",
  "see https://example.com/a%3Fb, or https%3A%2F%2Fexample.com%2Fa",
  "sip:desk@example.com:5061;transport=tls",
  "sip:example.com:5060",
  "client:alice",
  "what sip: or https: means",
  "+15550100001",
])("has nothing to hide in %s", (text) => {
  expect(hideAddresses(text)).toBe(text);
  expect(holdsSecretAddress(text)).toBe(false);
});

test("keeps the words around an address", () => {
  expect(hideAddresses(`Url ${WITH_USER}, and (${WITH_QUERY}).`)).toBe(
    "Url https://handlers.example.com/voice, and (https://handlers.example.com/voice).",
  );
  expect(hideAddresses(form(WITH_USER))).toBe("VoiceFallbackUrl=https://handlers.example.com/voice&VoiceMethod=GET");
});

test.each([
  [WITH_USER, "https://handlers.example.com/voice"],
  [`  ${WITH_QUERY}\n`, "https://handlers.example.com/voice"],
  ["https://handlers.example.com/voice#part", "https://handlers.example.com/voice"],
  [SIP, "sip:desk@example.com"],
  ["desk:hunter2@example.com", "[not shown]"],
  ["htps//pbx:hunter2@example.com", "[not shown]"],
  ["https://exa mple.com/?token=s3cr3t", "[not shown]"],
  ["voice?token=s3cr3t", "[not shown]"],
])("shows %j as %s", (url, shown) => {
  expect(shownUrl(url)).toBe(shown);
});

test.each([
  ["sip:desk:hunter2@example.com", "sip:desk@example.com"],
  ["SIPS:desk:hun:ter2@example.com:5061;transport=tls?X-A=s3cr3t", "SIPS:desk@example.com:5061;transport=tls"],
  ["sip:desk:hun@ter2@example.com", "sip:desk@example.com"],
  ["sip:desk:hunter2%40example.com", "sip:desk%40example.com"],
])("shows the SIP address %s as %s", (uri, shown) => {
  expect([hasSipPassword(uri), shownSip(uri)]).toEqual([true, shown]);
});

test.each(["sip:desk@example.com", "sip:desk@example.com:5061", "sip:example.com:5060", "sips:a.b+c@example.com"])(
  "finds no password in the SIP address %s",
  (uri) => {
    expect([hasSipPassword(uri), shownSip(uri)]).toEqual([false, uri]);
  },
);
