const THINGS = "stack|line|number|run|request|machine|call|flow|file|resource|second";

/** Each pattern, and what to write in its place. */
const PATTERNS = [
  [/\bcannot stand\b(?! in for)/i, "name what is wrong, and what is expected"],
  [/\b(?:has|have|had|is|are|was|were) to be said\b|; to be said\b/i, 'write "is required"'],
  [
    new RegExp(
      `\\b(?:one|once|(?:an?|one|\\d+) (?:request|flow|write|number|line)) an? (?:${THINGS})\\b(?! (?:is|was|has)\\b)`,
      "i",
    ),
    'write "per" or "for each"',
  ],
  [
    /^\s*(?:export )?(?:declare )?(?:async )?(?:const|let|function|class|interface|enum|type(?=\s+\w+\s*[=<]))\s+(?:told|met|said|whole|lying|Kept|Ground|Wishes)\b/,
    "name a function by a verb, and a value or a type by a noun of the field",
  ],
  [
    /^\s*(?:(?:test|it|describe)(?:\.\w+)?|\]\))\(\s*["`][^"`]*\b(?:told|met|meets?|said|says so|lying|strangers?|turn-away|(?:put|puts|hand|hands|handed|give|gives|given) back|(?<!there |the fallback )is none|no (?:YAML|JSON|URL))\b/,
    "name the behaviour in the title, with an ordinary verb such as reports, accepts, refuses or restores",
  ],
];

/** The phrases and names in a text that are not plain English: line number, the words, and what to write instead. */
export function findings(text) {
  return text.split("\n").flatMap((line, index) =>
    PATTERNS.flatMap(([pattern, remedy]) => {
      const match = pattern.exec(line);
      return match === null ? [] : [{ line: index + 1, text: `"${match[0].trim()}": ${remedy}` }];
    }),
  );
}
