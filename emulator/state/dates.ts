/** `2018-11-10T20:00:00Z`: the dates of every API but the core one. */
export function isoDate(moment: Date = new Date()): string {
  return moment.toISOString().replace(/\.\d+Z$/, "Z");
}

/** `Thu, 30 Jul 2015 23:19:04 +0000`: the dates of the core API (2010-04-01). */
export function rfc2822Date(moment: Date = new Date()): string {
  return moment.toUTCString().replace("GMT", "+0000");
}
