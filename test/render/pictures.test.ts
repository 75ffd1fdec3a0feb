import fc from "fast-check";
import { SaxesParser } from "saxes";
import { compile, COUNTRY_CODES, type FlowDefinition, type Handler } from "../../flows";
import { outcomeOf, renderHtml, renderMermaid, renderSvg, renderText, withoutSecrets } from "../../render";
import { BOX, boxesOf } from "../../render/svg/picture";
import { anyPolicy, anyScene, anySurroundings, policyOf, surroundingsOf } from "../harness/flows/policies";

/** A flow with text that is syntax somewhere. */
const HOSTILE = "\"]}) --> `x` #quot; %% </script><script>alert(1)</script> & ' <!-- \u0000\u001b[31m\u202e\n\ud800";
const hostile: FlowDefinition = {
  description: HOSTILE,
  states: [
    { name: "Trigger", type: "trigger", transitions: [{ event: "incomingCall", next: HOSTILE }], properties: {} },
    { name: HOSTILE, type: "say-play", transitions: [{ event: HOSTILE, next: "end" }], properties: { say: HOSTILE } },
    { name: "end", type: HOSTILE, transitions: [], properties: {} },
  ],
  initial_state: "Trigger",
  flags: { allow_concurrent_calls: true },
};

const flows = fc.oneof(
  fc.tuple(anyPolicy, anySurroundings).map(([policy, surroundings]) => compile(policy, surroundings)),
  fc.constant(hostile),
);

function elements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: ReturnType<typeof elements> = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes }));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

describe("SVG", () => {
  it("is well-formed XML with a box per widget and a path per exit, without script or address, for any flow", () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const svg = renderSvg(flow);
        const all = elements(svg);
        const pairs = new Set(
          flow.states.flatMap(({ name, transitions }) =>
            transitions.filter(({ next }) => next !== undefined).map(({ next }) => `${name} ${next}`),
          ),
        );
        expect(all.filter(({ attributes }) => "data-state" in attributes)).toHaveLength(flow.states.length);
        expect(all.filter(({ attributes }) => "data-from" in attributes)).toHaveLength(pairs.size);
        expect(all.map(({ name }) => name)).not.toContain("script");
        expect(all.some(({ attributes }) => Object.keys(attributes).some((key) => /^(on|href|xlink)/.test(key)))).toBe(
          false,
        );
      }),
      { numRuns: 50 },
    );
  });

  it("draws no path through a box that it does not connect", () => {
    fc.assert(
      fc.property(anyPolicy, anySurroundings, (policy, surroundings) => {
        const flow = compile(policy, surroundings);
        const boxes = boxesOf(flow);
        for (const { attributes } of elements(renderSvg(flow)).filter(({ attributes }) =>
          (attributes.class ?? "").startsWith("way"),
        )) {
          const points = [...(attributes.d ?? "").matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [
            Number(x),
            Number(y),
          ]);
          for (const [index, [x2 = 0, y2 = 0]] of points.entries()) {
            const [x1 = 0, y1 = 0] = points[Math.max(0, index - 1)] ?? [];
            const covered = boxes.filter(
              (box) =>
                Math.max(x1, x2) > box.x &&
                Math.min(x1, x2) < box.x + BOX.width &&
                Math.max(y1, y2) > box.y &&
                Math.min(y1, y2) < box.y + box.height,
            );
            expect(covered.map(({ name }) => name)).toEqual([]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("shows countries with their flags, counts long lists, and has the exact condition as a tooltip", () => {
    const few = renderSvg(compile(policyOf(), surroundingsOf()));
    expect(few).toContain("🇨🇳 China, 🇷🇺 Russia");
    expect(few).toContain("<title>{{trigger.call.CallerCountry}} matches_any_of CN,RU</title>");
    const countries = COUNTRY_CODES.filter((code) => code !== "US");
    const many = renderText(compile(policyOf({ list: { kind: "block", countries } }), surroundingsOf()));
    expect(many).toContain("249 countries: 🇦🇩 Andorra, 🇦🇪 United Arab Emirates, …");
  });

  it("counts excepted callers, and shows their numbers only in tooltips", () => {
    const exceptions = { forward: [], reject: ["+1900*", "+15550100077"] };
    const flow = compile(policyOf({ exceptions }), surroundingsOf());
    expect(renderSvg(flow)).toContain("Always rejected (2)");
    expect(renderMermaid(flow) + renderText(flow)).not.toContain("15550100077");
  });
});

describe("Mermaid", () => {
  it("has only lines of the grammar: nodes, edges between nodes, classes; labels are escaped", () => {
    const label = '"(?:[^"#<>`|]|#\\d+;|<br/>)*"';
    const node = new RegExp(
      `^  s\\d+(?:\\(\\[${label}\\]\\)|\\{\\{${label}\\}\\}|\\[\\[${label}\\]\\]|\\[${label}\\]):::[a-z]+$`,
      "u",
    );
    const edge = new RegExp(`^  s(\\d+) -->\\|${label}\\| s(\\d+)$`, "u");
    fc.assert(
      fc.property(flows, (flow) => {
        const [first, ...lines] = renderMermaid(flow).trimEnd().split("\n");
        expect(first).toBe("flowchart TD");
        for (const line of lines) {
          const ends = edge.exec(line);
          if (ends !== null) expect(Math.max(Number(ends[1]), Number(ends[2]))).toBeLessThan(flow.states.length);
          else if (!/^ {2}classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}$/.test(line))
            expect(line).toMatch(node);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("text", () => {
  it("names every widget, and contains no control characters", () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const text = renderText(flow);
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
        expect(text.split("\n").filter((line) => /^[○◇✕!●□]/.test(line))).toHaveLength(flow.states.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the page", () => {
  const line = { policy: policyOf(), definition: hostile };

  it("cannot be broken by any text of a flow or of its own script", () => {
    const script = 'const end = "</script><b>";';
    const html = renderHtml([line], { title: HOSTILE, notes: [HOSTILE], script });
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).not.toContain("<script>alert");
    expect(html).not.toMatch(/(src|href)=/);
  });

  it("shows no user, password or query of a URL, and no SIP password", () => {
    const policy = policyOf({
      forward: { kind: "webhook", url: "https://user:hunter2@example.com/hook?token=hunter3", method: "POST" },
      routes: [
        {
          countries: ["DE"],
          forward: {
            kind: "sip",
            uri: "sip:a@example.com",
            username: "hunter4",
            password: "hunter5",
            callerId: "called",
          },
        },
      ],
    });
    const secret = { policy, definition: compile(policy, surroundingsOf()) };
    expect(JSON.stringify(secret)).toMatch(/hunter2.*hunter5/s);
    const { definition } = withoutSecrets(secret);
    const shown = [
      renderHtml([secret], { title: "x", script: "" }),
      renderSvg(definition),
      renderMermaid(definition),
      renderText(definition),
    ];
    expect(shown.join("\n")).not.toContain("hunter");
    expect(shown.join("\n")).toContain("example.com/hook");
  });
});

it("shows for a call what the decision says, for any policy and call", () => {
  fc.assert(
    fc.property(anyScene, ({ policy, surroundings, call }) => {
      const line = withoutSecrets({ policy, definition: compile(policy, surroundings) });
      const { verdict, answered, steps } = outcomeOf(line, call);
      const last = steps.at(-1)?.state ?? "";
      expect(verdict === "rejected").toBe(last === "reject_call");
      expect(verdict === "announced").toBe(last === "reject_announcement");
      expect(verdict === "noted").toBe(steps.some(({ state }) => state === "would_reject"));
      if (verdict === "rejected") expect(answered).toMatch(/^no/);
    }),
    { numRuns: 300 },
  );
});

it("stays small with as many handlers as Studio allows", () => {
  const numbers = Array.from({ length: 900 }, (_, index) => `+1555010${1000 + index}`);
  const entries = numbers.map((number, index) => [
    number,
    { voiceUrl: `https://example.com/${index}`, voiceMethod: "POST" },
  ]);
  const handlers = Object.fromEntries(entries) as Record<string, Handler>;
  const svg = renderSvg(compile(policyOf({ numbers }), { ...surroundingsOf(), handlers }));
  expect(svg.length).toBeLessThan(1_500_000);
  expect(svg).toContain("and 895 more");
});
