import { html, type Html } from "./docs-html.ts";

/** A whole page of the documentation. It needs no script, and nothing but the server's own style sheet. */
export function documentationPage(title: string, contents: Html, main: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Pincite</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/docs.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the contents of the page</a>
        <header>
          <p><a href="/">Pincite</a></p>
          <nav aria-label="Documentation">
            <ul>
              <li><a href="/docs">HTTP API</a></li>
              <li><a href="/docs/problems">Problems</a></li>
              <li><a href="/openapi.json">openapi.json</a></li>
            </ul>
          </nav>
        </header>
        <div class="columns">
          <nav class="contents" aria-label="On this page">${contents}</nav>
          <main id="main" tabindex="-1">
            <h1>${title}</h1>
            ${main}
          </main>
        </div>
      </body>
    </html> `.markup;
}
