/** The plain accessible pages of the stand-ins: no script, no outside resource. */
import type { ServerResponse } from 'node:http';

/** Text already safe to place in a page. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: unknown): string {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(render).join('');
  return String(value ?? '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Template tag: every value is escaped, but those that are {@link Html} and lists of them. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(parts.reduce((done, part, index) => done + render(values[index - 1]) + part));
}

const STYLE = `
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
  ul { list-style: none; padding: 0; }
  li { margin: 0 0 .75rem; }
  button { font: inherit; padding: .5rem 1rem; width: 100%; text-align: left; cursor: pointer; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .4rem; border-bottom: 1px solid; vertical-align: top; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/** Answers with a whole page in French; `title` is also its only first-level heading. */
export function sendPage(response: ServerResponse, status: number, title: string, content: Html): void {
  const page = html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  });
  response.end(page.source);
}
