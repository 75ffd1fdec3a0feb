import { escaped } from "../svg/markup";
import { STYLE } from "./style";

/** A page that names the errors of a stack file, and loads again at each change that its server tells. */
export function renderErrors(title: string, errors: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}: Ringfence</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)} has errors</h1><p>Mend them; this page then shows the flow.</p>
<ul>${errors.map((error) => `<li>${escaped(error)}</li>`).join("\n")}</ul></main>
<script>new EventSource("/changes").addEventListener("change",()=>location.reload())</script></body>
</html>
`;
}
