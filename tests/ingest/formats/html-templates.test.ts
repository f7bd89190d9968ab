import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { blocksOf, read, textOf } from "../support.ts";

const PROSE = [
  "The keeper of the lock has counted every barge since the spring of 1974, and writes each of them down in a green book.",
  "On the last day of March there were only four, which is the smallest number that he has ever had to put on a page.",
  "The province wants to close the lock next winter, because a new gate would cost more than all the tolls of ten years.",
];
const PARAGRAPHS = PROSE.map((text) => `<p>${text}</p>`).join("");
const TITLE = "Four Barges in a Day";

function page(body: string, title = `${TITLE} | Canal Courier`, head = ""): Promise<Document> {
  return read(`<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`, "a.html");
}

/** What is read of it as the article's text. */
function content(document: Document): string {
  const furniture = ["title", "boilerplate", "caption", "byline", "dateline"];
  const blocks = document.blocks.filter(({ kind }) => !furniture.includes(kind));
  return blocks.map((block) => textOf(document, block)).join("\n");
}

describe("the headline of a page", () => {
  it("is what a logo leaves of the title", async () => {
    const document = await page(
      `<div id="header"><h1 class="title"><a href="http://courier.example/">Canal Courier</a></h1></div><div class="post"><h3>${TITLE}</h3><div>${PROSE.join("<br><br>")}</div></div>`,
      `Canal Courier: ${TITLE}`,
    );
    expect(document.metadata.title).toBe(TITLE);
    expect(content(document)).not.toContain("Courier");
  });

  it("is the longer part of the title, below the name of an office in the first heading", async () => {
    const document = await page(
      `<div id="brand"><h1>Office for Canals</h1></div><h2>Grants for keepers of old locks</h2>${PARAGRAPHS}`,
      "Office for Canals - Press - Grants for keepers of old locks",
    );
    expect(document.metadata.title).toBe("Grants for keepers of old locks");
  });

  it.each([
    ["a cell", `<td class="contentheading">${TITLE}</td>`],
    ["large letters", `<td><font size="5"><b>${TITLE}</b></font><br></td>`],
    ["a link to the page itself", `<td><a class="maintitle" href="t.php?12">${TITLE}</a><br></td>`],
  ])("stands in %s of a page without headings, with who and when below", async (_, cell) => {
    const document = await page(
      `<table><tr><td><a href="/">Canal Courier</a></td></tr></table><table><tr>${cell}</tr></table><table><tr><td>by Jane Doe</td></tr><tr><td>16 July 2018</td></tr><tr><td>${PARAGRAPHS}</td></tr></table>`,
    );
    expect(blocksOf(document, "title")).toEqual([TITLE]);
    expect(document.metadata.authors).toEqual(["Jane Doe"]);
    expect(document.metadata.date).toBe("2018-07-16");
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("is no last step of the way to the page", async () => {
    const document = await page(
      `<div class="path">Home <span>${TITLE}</span></div><h1>Hardly any barges left</h1>${PARAGRAPHS}`,
    );
    expect(blocksOf(document, "heading")).toContain("Hardly any barges left");
  });
});

describe("beside the article of a table", () => {
  it("other cells are left out, however much text they have", async () => {
    const news = `<td><b>Other news</b><br><a href="/1">Bread festival</a><br>The bakers of the town show their ovens on Sunday, and give a loaf to every child that comes before noon.</td>`;
    const document = await page(
      `<table><tr>${news}<td><span>${TITLE}</span><br><br>${PROSE.join("<br><br>")}</td></tr></table>`,
    );
    expect(content(document)).toBe(PROSE.join("\n"));
  });
});

describe("what readers write is no part of an article,", () => {
  const comment =
    "I have known him since we went to school, and there was no day on which he did not count something that came along.";
  const long = `<p>${comment} ${comment} ${comment}</p>`;

  it.each([
    "<h3>Yorumlar</h3>",
    "<h3>Komentarze (2)</h3>",
    "<h4>2 Reaktionen zu „Vier Kähne am Tag“</h4>",
    "<h3>3 Antworten auf Vier Kähne</h3>",
    "<h2>Reacties</h2>",
    "<h3>评论</h3>",
    "<div>4 Kommentare</div>",
    "<p><b>Комментарии: 3</b></p>",
  ])("below %s", async (head) => {
    const document = await page(`<div><h1>${TITLE}</h1>${PARAGRAPHS}${head}<div>${long}</div>${long}</div>`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("but the answers to a question are, and a section about comments", async () => {
    const answers = await page(
      `<div><h1>${TITLE}</h1><p>${PROSE[0] ?? ""}</p><p>${PROSE[1] ?? ""}</p><h2>1 Answer</h2><div><p>${PROSE[2] ?? ""}</p></div></div>`,
    );
    expect(content(answers)).toContain(PROSE[2]);
    const section = await page(
      `<div><h1>${TITLE}</h1><h2>Comments</h2><p>${PROSE[0] ?? ""}</p><p>${PROSE[1] ?? ""}</p></div>`,
    );
    expect(content(section)).toContain(PROSE[1]);
  });
});

describe("around an article", () => {
  it("a box that asks to agree to cookies is none of it, whatever it is called", async () => {
    const box = `<div id="hinweis-leiste"><span>Wir verwenden Cookies, um Ihnen das beste Erlebnis auf dieser Website zu bieten, und werten sie ohne Namen aus.</span> <a href="/d">Mehr erfahren</a> <button>Einverstanden</button></div>`;
    const document = await page(`${box}<div><h1>${TITLE}</h1>${PARAGRAPHS}</div>`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("cookies are spoken of in the article about them", async () => {
    const text =
      "A cookie is a short text that a site leaves with its reader, who may accept it or not, as <a href='/law'>the law</a> says.";
    const document = await page(`<main><h1>${TITLE}</h1><p>${text}</p>${PARAGRAPHS}</main>`);
    expect(content(document)).toContain("A cookie is a short text");
  });

  it.each([
    'Sie sind hier: <a href="/">Start</a> / <a href="/p">Presse</a>',
    '<a href="/">Canal</a> › <a href="/n">Locks</a> › Barges',
    '您的位置：<a href="/">首页</a> &gt; <a href="/n">新闻</a> &gt; 正文',
  ])("the way to the page is none of it: %s", async (way) => {
    const document = await page(`<div class="a"><div>${way}</div><h1>${TITLE}</h1>${PARAGRAPHS}</div>`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("a table of contents is none of it, nor its heading", async () => {
    const contents = `<div><h2>In this article</h2><ul><li>1 <a href="#a">The book</a></li><li>2 <a href="#b">The gate</a></li></ul></div>`;
    const document = await page(`<div><h1>${TITLE}</h1>${contents}${PARAGRAPHS}</div>`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("a notice of rights is none of it, wherever its year stands", async () => {
    const notice = `<div>Canal Courier, registered as a paper with the court of Hexley. All rights reserved.</div>`;
    const document = await page(`<h1>${TITLE}</h1>${PARAGRAPHS}${notice}`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("a day of change below it is none of it", async () => {
    const document = await page(
      `<table><tr><td><h1>${TITLE}</h1></td></tr><tr><td>16 July 2018</td></tr><tr><td>${PARAGRAPHS}</td></tr><tr><td>Zuletzt aktualisiert am Freitag, den 20. Juli 2018 um 11:02 Uhr</td></tr></table>`,
    );
    expect(document.metadata.date).toBe("2018-07-16");
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("teasers are none of it, though they hold more text than it does", async () => {
    const teasers = [1, 2]
      .map(
        (at) =>
          `<h2><a href="/${at}">Council argues about parking ${at}</a></h2><p>The people of the mill lane want to park for free, and the shops of the market are against it, as they said on Monday.</p>`,
      )
      .join("");
    const document = await page(
      `<div class="a"><h1>${TITLE}</h1><p>${PROSE[0] ?? ""}</p></div><div class="b">${teasers}</div>`,
    );
    expect(content(document)).toBe(PROSE[0]);
  });
});

describe("what belongs to an article is read,", () => {
  it("also questions that are links which unfold their answers", async () => {
    const panels = PROSE.map(
      (text, at) =>
        `<div class="panel"><div class="panel-heading"><h4><a data-toggle="collapse" href="#c${at}">What about number ${at}?</a></h4></div><div id="c${at}" class="panel-collapse collapse"><div class="panel-body">${text}</div></div></div>`,
    ).join("");
    const document = await page(`<h1>${TITLE}</h1><div id="accordion">${panels}</div>`);
    const asked = PROSE.flatMap((text, at) => [`What about number ${at}?`, text]);
    expect(content(document)).toBe(asked.join("\n"));
  });

  it("section by section, where a list holds sections", async () => {
    const items = PROSE.map((text, at) => `<li><h2>Lock ${at}</h2><p>${text}</p></li>`).join("");
    const document = await page(`<h1>${TITLE}</h1><ol>${items}</ol>`);
    expect(blocksOf(document, "heading")).toEqual(["Lock 0", "Lock 1", "Lock 2"]);
    expect(blocksOf(document, "paragraph")).toEqual(PROSE);
  });

  it("from data that the head of the page keeps, also sentences that end with a number", async () => {
    const data = JSON.stringify({
      page: {
        body: [
          ...PROSE,
          "It was built in 1871, of brick and oak, by a man who had seen locks in Holland in 1866.",
        ],
      },
    });
    const head = `<script type="application/json">${data}</script>`;
    const document = await page(`<h1>${TITLE}</h1>`, TITLE, head);
    for (const text of PROSE) expect(content(document)).toContain(text);
    expect(content(document)).toContain("in Holland in 1866.");
  });
});

describe("an article is not lost", () => {
  const news = `<div class="x"><p>The bakery at the market is open again from Monday on, and so is the kiosk beside it, at the usual hours.</p></div>`;

  it.each([
    "elementor-element elementor-widget elementor-widget-text-editor",
    "so-panel widget widget_sow-editor",
    "sidebar",
    "caption",
  ])("where each of its paragraphs is in a box called %s", async (name) => {
    const boxes = PROSE.map((text) => `<div class="${name}">${text}</div>`).join("");
    const document = await page(`<div><h1>${TITLE}</h1>${boxes}</div>${news}`);
    for (const text of PROSE) expect(content(document)).toContain(text);
  });

  it("nor a table of facts between its headline and its text", async () => {
    const facts =
      "<table><tr><td>Place</td><td>Hexley</td></tr><tr><td>Tolls</td><td>12 marks</td></tr></table>";
    const document = await page(`<div><h1>${TITLE}</h1>${facts}<div>${PARAGRAPHS}</div></div>`);
    expect(content(document)).toContain("Tolls | 12 marks");
  });
});

describe("beside an article is left out", () => {
  it("a column of short notices below headings of their own", async () => {
    const notices = `<div class="c"><h3>Weather</h3><p>It will be fair in the valley tomorrow, with single showers over the heights in the late afternoon.</p><h3>Dates</h3><p>On Sunday the band plays at eleven in the square before the church, and whoever likes may dance.</p></div>`;
    const document = await page(`<div class="a"><h1>${TITLE}</h1>${PARAGRAPHS}${PARAGRAPHS}</div>${notices}`);
    expect(content(document)).toBe([...PROSE, ...PROSE].join("\n"));
  });

  it("an address with links to the imprint at the foot of the page", async () => {
    const foot = `<div class="z"><p>Office for Canals, Lock Road 1, 12345 Hexley, telephone 01234 5678, open from Monday to Friday from eight to twelve.</p><a href="/i">Impressum</a> <a href="/d">Datenschutz</a></div>`;
    const document = await page(`<div class="a"><h1>${TITLE}</h1>${PARAGRAPHS}</div>${foot}`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it("the motto of a blog in what old templates call their header", async () => {
    const header = `<div id="header-wrapper"><p>Notes from the bank of a canal, by a man with too much time and a telescope, since the great flood.</p></div>`;
    const document = await page(`${header}<div class="a"><h1>${TITLE}</h1>${PARAGRAPHS}</div>`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });

  it.each([
    "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    "Bitte aktivieren Sie JavaScript in Ihrem Browser, um alle Funktionen dieser Seite nutzen zu können.",
    "Ihr Browser unterstützt das Video-Element leider nicht. Bitte laden Sie eine neuere Fassung.",
    "How useful was this post? Click on a star to rate it, and we will be glad to know.",
  ])("what templates say: %s", async (line) => {
    const document = await page(`<div class="a"><h1>${TITLE}</h1>${PARAGRAPHS}<p>${line}</p></div>`);
    expect(content(document)).toBe(PROSE.join("\n"));
  });
});
