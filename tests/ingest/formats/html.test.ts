import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots said.";

const page = (head: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

const FULL = page(
  `<title>The Harbour Question | Example Press</title>
   <meta property="og:title" content="The Harbour Question - Example Press">
   <meta name="author" content="Jane Doe and John Roe">
   <meta property="article:published_time" content="2018-07-16T08:00:00Z">
   <link rel="canonical" href="https://example.org/harbour">
   <style>p{}</style><script>document.write("written by script")</script>`,
  `<a class="skip-link" href="#m">Skip to main content</a>
   <header><a>Example Press</a></header>
   <nav><ul><li><a>World</a><li><a>Sport</a></ul></nav>
   <div id="cookie-banner"><p>We value your privacy, really.</p></div>
   <main class="no-sidebar">
     <article>
       <h1>The Harbour Question</h1>
       <p class="byline">By <a rel="author">Jane Doe</a> and John Roe</p>
       <time datetime="2018-07-16">July 16, 2018</time>
       <p>${PROSE}</p>
       <div class="newsletter-signup"><p>Get our letters every Sunday.</p></div>
       <h2>Pilots</h2>
       <p>First line<br>second line<br><br>new paragraph</p>
       <ul><li>one<li>two<ol start="3"><li>inner</ol></ul>
       <table><tr><th>Year<th>Ships<tr><td>1867<td>12</table>
       <blockquote><p>A quote.</p></blockquote>
       <pre>a  b
c</pre>
       <div class="share-buttons">Tweet</div>
     </article>
     <section id="comments"><p>First! A comment by a reader.</p></section>
   </main>
   <aside>Related story</aside><div class="related-articles"><p>Another story</p></div>
   <footer>© Example Press</footer>`,
);

describe("an HTML page", () => {
  it("gives title, authors, date and address from its meta tags", async () => {
    expect((await read(FULL, "a.html")).metadata).toEqual({
      title: "The Harbour Question",
      authors: ["Jane Doe", "John Roe"],
      date: "2018-07-16",
      url: "https://example.org/harbour",
      language: "en",
      tags: [],
      evidence: {
        title: "open-graph",
        authors: "html-meta",
        date: "open-graph",
        url: "html-meta",
        language: "detected",
      },
    });
  });

  it("gives the article, and nothing of the page around it", async () => {
    const document = await read(FULL, "a.html");
    expect(document.blocks.map((block) => [block.kind, document.text.slice(block.start, block.end)])).toEqual(
      [
        ["title", "The Harbour Question"],
        ["byline", "By Jane Doe and John Roe"],
        ["dateline", "July 16, 2018"],
        ["paragraph", PROSE],
        ["heading", "Pilots"],
        ["paragraph", "First line\nsecond line"],
        ["paragraph", "new paragraph"],
        ["list", "- one\n- two\n  3. inner"],
        ["table", "Year | Ships\n1867 | 12"],
        ["quote", "A quote."],
        ["code", "a  b\nc"],
      ],
    );
  });

  it("reads JSON-LD first", async () => {
    const graph = {
      "@graph": [
        { "@type": "WebSite", name: "Site" },
        {
          "@type": "NewsArticle",
          headline: "From JSON",
          author: [{ name: "Li Wei" }],
          datePublished: "2018-07-17",
        },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(graph)}</script><meta name="author" content="Somebody Else">`;
    expect((await read(page(head, `<p>${PROSE}</p>`), "a.html")).metadata).toMatchObject({
      title: "From JSON",
      authors: ["Li Wei"],
      date: "2018-07-17",
    });
  });

  it("falls back to the title element without the site's name, then to what the text shows", async () => {
    const document = await read(
      page(
        "<title>The Harbour Question – Example Press</title>",
        `<p>By Jane Doe</p><p>16 July 2018</p><p>${PROSE}</p>`,
      ),
      "a.html",
    );
    expect(document.metadata).toMatchObject({
      title: "The Harbour Question",
      authors: ["Jane Doe"],
      date: "2018-07-16",
      evidence: { title: "html-title", authors: "byline", date: "dateline" },
    });
  });

  it("keeps an article whose wrapper has a name like a sidebar's", async () => {
    const document = await read(
      page("", `<div class="comments related"><h1>Headline</h1><p>${PROSE}</p></div>`),
      "a.html",
    );
    expect(blocksOf(document, "paragraph")).toEqual([PROSE]);
  });

  it("keeps every paragraph of a page without landmarks", async () => {
    const paragraphs = Array.from({ length: 20 }, (_, at) => `Paragraph ${at}. ${PROSE}`);
    const document = await read(
      page("", paragraphs.map((text) => `<div><p>${text}</p></div>`).join("")),
      "a.html",
    );
    expect(blocksOf(document, "paragraph")).toEqual(paragraphs);
  });

  it("keeps the headline that stands outside of the article element", async () => {
    const document = await read(page("", `<h1>Headline</h1><article><p>${PROSE}</p></article>`), "a.html");
    expect(blocksOf(document)).toEqual(["Headline", PROSE]);
  });

  it("covers all text with blocks, in order and disjoint, whatever the HTML", async () => {
    const tag = fc.constantFrom(
      "<p>",
      "</p>",
      "<div>",
      "</div>",
      "<ul>",
      "<li>",
      "</ul>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<br>",
      "<h2>",
      "</h2>",
      "<pre>",
      "</pre>",
      "<blockquote>",
      "</blockquote>",
      "<a href=x>",
      "</a>",
      "<article>",
      "</article>",
      "<nav>",
      "</nav>",
      "<b>",
      "words here",
      "Jane Doe",
      "&nbsp;",
      "&#0;",
      "&#xD800;",
      "<dl>",
      "<dt>",
      "<dd>",
      "\n",
      "<!--",
      "-->",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tag, { maxLength: 60 }), async (tags) => {
        expect(coverageFaults(await read(`<p>x</p>${tags.join("")}`, "a.html"))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
