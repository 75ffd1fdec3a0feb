import { Liquid, type Template } from "liquidjs";

// `templates` keeps include and render away from the disk; the limits stop templates that never end.
const engine = new Liquid({
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  renderLimit: 1000,
  memoryLimit: 10_000_000,
});

/** Templates that were parsed before: a flow asks for the same few, call after call. */
const parsed = new Map<string, Template[]>();

/** The same for the paths of those that only name a value. */
const paths = new Map<string, string[]>();

/** Most templates kept. */
const MAX_PARSED = 1000;

/** An expression that only names a value, as those of compiled flows do. */
const NAME = /^\{\{([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\}\}$/;

/** Renders Studio's Liquid. What is not defined renders as nothing. */
export function render(template: string, scope: object): string {
  if (!template.includes("{{") && !template.includes("{%")) return template;
  const named = valueNamed(template, scope);
  if (named !== undefined) return named;
  return String(engine.renderSync(parse(template), scope));
}

function parse(template: string): Template[] {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const templates = engine.parse(template);
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(template, templates);
  return templates;
}

/** The text that an expression names, without the engine's detour; undefined if it is more than a name, or no text. */
function valueNamed(template: string, scope: object): string | undefined {
  const path = pathIn(template);
  if (path === undefined) return undefined;
  let value: unknown = scope;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === "string" ? value : undefined;
}

/** The path that an expression names, such as `trigger`, `call`, `From`; undefined if it is more than a name. */
function pathIn(template: string): string[] | undefined {
  let path = paths.get(template);
  if (path === undefined) {
    path = NAME.exec(template)?.[1]?.split(".") ?? [];
    if (paths.size >= MAX_PARSED) paths.clear();
    paths.set(template, path);
  }
  return path.length > 0 ? path : undefined;
}
