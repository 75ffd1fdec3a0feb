/** Why `url` cannot stand in a flow, or undefined. Worded to follow the value. */
export function urlFault(url: string): { reason: string; remedy: string } | undefined {
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) {
    return {
      reason: "is not an absolute http(s) URL",
      remedy: 'Write it in full, such as "https://example.com/voice"',
    };
  }
  if (/\{\{|\{%/.test(url)) {
    return {
      reason: "holds {{ or {%, which Studio would render as Liquid",
      remedy: "Write the brace as %7B, or give the number another handler",
    };
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(url)) {
    return { reason: "holds a control character", remedy: "Write it percent-encoded, such as %0A" };
  }
  if (/[<>"]/.test(url)) {
    return { reason: 'holds <, > or ", which no URL may', remedy: "Write them as %3C, %3E and %22" };
  }
  if (/\s/.test(url)) return { reason: "holds white space", remedy: "Write a space as %20" };
  return undefined;
}
