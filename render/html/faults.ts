import { escaped } from "../svg/markup";
import { STYLE } from "./style";

/** A page that names the faults of a stack file, and loads again at each change that its server tells. */
export function renderFaults(title: string, faults: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}: Ringfence</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)} has faults</h1><p>Mend them; this page then shows the flow.</p>
<ul>${faults.map((fault) => `<li>${escaped(fault)}</li>`).join("\n")}</ul></main>
<script>new EventSource("/changes").addEventListener("change",()=>location.reload())</script></body>
</html>
`;
}
