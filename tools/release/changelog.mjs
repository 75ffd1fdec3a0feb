/** A version's part of the changelog, without its heading. `version` may have a leading v. */
export function sectionOf(changelog, version) {
  const name = version.replace(/^v/, "");
  const sections = changelog.replaceAll("\r\n", "\n").split(/^## /m).slice(1);
  const own = sections.find((section) => new RegExp(`^\\[?${name.replaceAll(".", "\\.")}\\]?(?:\\s|$)`).test(section));
  if (own === undefined) throw new Error(`CHANGELOG.md has no part "## ${name}". Give it one, with what users notice.`);
  return own.slice(own.indexOf("\n") + 1).trim();
}
