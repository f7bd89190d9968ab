import { describe, expect, it } from "vitest";
import { read } from "../support.ts";

const P = [
  "The mill on the weir was sold in the spring, after the widow of the last miller had looked for a buyer for nine years.",
  "A potter from the upper valley bought it, and she wants to bring the wheel back to work before the end of the summer.",
  "Whoever walks past it on a weekday hears the saws, and sees four apprentices who carry oak beams over the footbridge.",
  "The council has promised to mend the lane, which the winter floods had washed away, and to pay for half of the sluice.",
  "Nobody knows yet what the river authority will say, since its last letter on the matter dates from before the war.",
];
const ps = P.map((text) => `<p>${text}</p>`).join("\n");
const H = "<h1>The Mill on the Weir</h1>";
const MENU = `<header><a href="/">Weir Valley Herald</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>`;
const RELATED = `<div class="related"><h3>Related stories</h3><ul><li><a href="/a">Harbour bridge to close for a month</a></li><li><a href="/b">Lighthouse keeper retires after forty years</a></li></ul></div>`;
const FOOT = `<footer><p>Copyright Weir Valley Herald 2020. All rights reserved.</p></footer>`;

/** Names, roles and forms with which templates surround articles, and which elsewhere surround what is none. */
const LAYOUTS: Readonly<Record<string, string>> = {
  sidebarClass: `<div class="content-sidebar-right">${H}${ps}</div>`,
  sidebarContent: `<div id="sidebar_content">${H}${ps}</div>`,
  hasSidebar: `<main class="layout has-sidebar sidebar">${H}<div class="sidebar">${ps}</div></main>`,
  share: `<div class="entry share"><div class="share-content">${H}${ps}</div></div>`,
  social: `<article class="social-share post">${H}<div class="share">${ps}</div></article>`,
  printOnly: `<div class="print-only">${H}${ps}</div>`,
  noPrint: `<div class="no-print">${H}${ps}</div>`,
  ads: `<div class="article--has-ads ads">${H}${ps}</div>`,
  adBox: `<div class="ad-content"><div class="advertorial">${H}${ps}</div></div>`,
  sponsored: `<div class="sponsored promo">${H}${ps}</div>`,
  pagination: `<div class="article-body pagination-first">${H}${ps}</div>`,
  pager: `<div id="pager">${H}${ps}</div>`,
  comments: `<div id="comments-open">${H}<div class="has-comments comment-enabled">${ps}</div></div>`,
  widget: `<div class="elementor-widget widget"><div class="widget-container">${H}${ps}</div></div>`,
  footerWrap: `<div class="footer-wrap"><div id="footer-push">${H}${ps}</div></div>`,
  headerWrap: `<div class="header-and-content header">${H}${ps}</div>`,
  headerTag: `<header>${H}</header><div>${ps}</div>`,
  modal: `<div class="modal-content popup">${H}${ps}</div>`,
  cookie: `<div class="cookie-accepted">${H}${ps}</div>`,
  menuOpen: `<div class="menu-open nav">${H}${ps}</div>`,
  subscribe: `<div class="subscribe paywall subscriber-content">${H}${ps}</div>`,
  related: `<div class="related-content">${H}${ps}</div>`,
  hidden: `${H}<div hidden>${ps}</div>`,
  displayNone: `${H}<div style="display:none">${ps}</div>`,
  ariaHidden: `<div aria-hidden="true">${H}${ps}</div>`,
  visHidden: `<div style="visibility:hidden; opacity:0">${H}${ps}</div>`,
  accordion: `${H}<div class="accordion">${P.map((p, i) => `<button aria-expanded="false">Part ${i}</button><div class="panel collapse" hidden><p>${p}</p></div>`).join("")}</div>`,
  accordion2: `${H}${P.map((p, i) => `<div class="card"><h3>Part ${i}</h3><div class="collapse" style="display:none" aria-hidden="true">${p}</div></div>`).join("")}`,
  tabs: `${H}<div class="tabs"><div class="tab-pane active"><p>${P[0]}</p><p>${P[1]}</p></div><div class="tab-pane" style="display:none"><p>${P[2]}</p></div><div class="tab-pane" aria-hidden="true"><p>${P[3]}</p><p>${P[4]}</p></div></div>`,
  details: `${H}${P.map((p) => `<details><summary>More</summary>${p}</details>`).join("")}`,
  td: `<table width="100%"><tr><td width="20%"><a href="/x">Menu one</a><br><a href="/y">Menu two</a></td><td>${H}${ps}</td></tr></table>`,
  tdBr: `<table><tr><td><a href="/x">Menu one</a><br><a href="/y">Menu two</a></td><td><b>The Mill on the Weir</b><br><br>${P.join("<br><br>")}</td></tr></table>`,
  tdFont: `<center><table border=0><tr><td><font size=5>The Mill on the Weir</font></td></tr>${P.map((p) => `<tr><td><font face=arial>${p}</font></td></tr>`).join("")}</table></center>`,
  pre: `${H}<pre>${P.join("\n\n")}</pre>`,
  br: `${H}<div>${P.join("<br><br>")}</div>`,
  br1: `${H}<div>${P.join("<br>")}</div>`,
  spans: `${H}<div>${P.map((p) => `<span>${p}</span><br/>`).join("")}</div>`,
  divs: `${H}<div>${P.map((p) => `<div><div><span>${p}</span></div></div>`).join("")}</div>`,
  textDiv: `${H}<div>${P.join("\n\n")}</div>`,
  forum: `<h1>The Mill on the Weir</h1><div class="thread">${P.map((p, i) => `<div class="post" id="post${i}"><div class="postauthor"><a href="/u${i}">user${i}</a></div><div class="post_message">${p}</div></div>`).join("")}</div>`,
  forumComment: `${H}<ol class="comment-list">${P.map((p) => `<li class="comment"><div class="comment-body"><p>${p}</p></div></li>`).join("")}</ol>`,
  ticker: `${H}<div class="liveblog">${P.map((p, i) => `<div class="entry"><time datetime="2018-07-16T1${i}:00">1${i}:00</time><h3>Update ${i}</h3><p>${p}</p></div>`).join("")}</div>`,
  faq: `<h1>The Mill on the Weir</h1><div class="faq">${P.map((p, i) => `<div class="faq-item"><h3 class="faq-q">What of it ${i}?</h3><div class="faq-a">${p}</div></div>`).join("")}</div>`,
  faqDl: `${H}<dl>${P.map((p, i) => `<dt>What of it ${i}?</dt><dd>${p}</dd>`).join("")}</dl>`,
  product: `<div class="product"><h1>The Mill on the Weir</h1><span class="price">12.50</span><div class="tabs"><div class="tab" id="description"><p>${P[0]} ${P[1]}</p><p>${P[2]}</p><ul><li>${P[3]}</li><li>${P[4]}</li></ul></div></div><div class="reviews"></div></div>`,
  list: `${H}<ul>${P.map((p) => `<li>${p}</li>`).join("")}</ul>`,
  ol: `${H}<ol>${P.map((p) => `<li><b>Step</b> ${p}</li>`).join("")}</ol>`,
  twoArticles: `<article>${H}<p>${P[0]}</p><p>${P[1]}</p></article><section class="continued"><p>${P[2]}</p><p>${P[3]}</p><p>${P[4]}</p></section>`,
  splitDivs: `<div class="c1">${H}<p>${P[0]}</p></div><div class="ad"></div><div class="c1"><p>${P[1]}</p><p>${P[2]}</p></div><div class="c1"><p>${P[3]}</p><p>${P[4]}</p></div>`,
  form: `<form id="aspnetForm" action="/">${H}${ps}</form>`,
  formWrap: `<form method="post"><div class="wrapper"><input type=hidden name=__VIEWSTATE><div class="content">${H}${ps}</div></div></form>`,
  aside: `<aside>${H}${ps}</aside>`,
  blockquote: `${H}<blockquote>${ps}</blockquote>`,
  section: `<section role="region" class="banner-content">${H}${ps}</section>`,
  dialog: `<div role="dialog">${H}${ps}</div>`,
  complementary: `<div role="complementary">${H}${ps}</div>`,
  figure: `${H}<figure><figcaption>x</figcaption></figure>${ps}`,
  center: `<center>${H}${ps}</center>`,
  fontP: `${H}<font>${ps}</font>`,
  linksInside: `${H}${P.map((p) => `<p>${p.replace(/(\w+ \w+ \w+)/, '<a href="/z">$1</a>')}</p>`).join("")}`,
  customEl: `<app-root><app-article>${H}<article-body>${ps}</article-body></app-article></app-root>`,
  sliderClass: `<div class="carousel slider">${H}${ps}</div>`,
  newsletter: `<div class="newsletter newsletter-archive">${H}${ps}</div>`,
  teaserClass: `<div class="teaser-text teaser">${H}${ps}</div>`,
  captionClass: `<div class="caption">${H}${ps}</div>`,
  metaClass: `<div class="meta">${H}${ps}</div>`,
  authorClass: `<div class="author-page author">${H}${ps}</div>`,
  tagClass: `<div class="tag-politics category-news tags">${H}${ps}</div>`,
  outbrain: `<div class="recommended">${H}${ps}</div>`,
  breadcrumb: `<div class="breadcrumb-wrap">${H}${ps}</div>`,
  search: `<div class="search-result">${H}${ps}</div>`,
  login: `<div class="login-required">${H}${ps}</div>`,
  disclaimer: `<div class="disclaimer">${H}${ps}</div>`,
  footnotes: `${H}${ps}<div class="footnotes"><p>1. The deed of sale is kept at the county archive in a box without a number.</p></div>`,
  svgWrap: `${H}<div class="toolbar tools">${ps}</div>`,
  hiddenXs: `<div class="hidden-xs d-none d-md-block">${H}${ps}</div>`,
  screenReader: `<div class="sr-only visually-hidden">${H}${ps}</div>`,
  template: `${H}<template>${ps}</template>`,
  noscript: `${H}<noscript>${ps}</noscript>`,
  nested: `<div class="nav-container">`.repeat(20) + H + ps + "</div>".repeat(20),
  bottom: `<div class="bottom secondary">${H}${ps}</div>`,
  right: `<div id="right">${H}${ps}</div>`,
  rail: `<div class="rail">${H}${ps}</div>`,
  frameset: `${H}<ul class="nav">${P.map((p) => `<li><p>${p}</p></li>`).join("")}</ul>`,
  role: `<div role="navigation">${H}${ps}</div>`,
  navtag: `<nav>${H}${ps}</nav>`,
  footerTag: `<footer>${H}${ps}</footer>`,
};

describe("no article is lost, and nothing else is kept, on a page of the layout", () => {
  it.each(Object.entries(LAYOUTS))("%s", async (_, main) => {
    const page = `<!doctype html><html lang="en"><head><title>The Mill on the Weir | Weir Valley Herald</title></head><body>${MENU}${main}${RELATED}${FOOT}</body></html>`;
    const document = await read(page, "a.html");
    const kept = document.blocks
      .filter(({ kind }) => !["boilerplate", "caption", "byline", "dateline"].includes(kind))
      .map(({ start, end }) => document.text.slice(start, end))
      .join("\n")
      .replace(/\s+/g, " ");
    expect(P.filter((text) => !kept.includes(text))).toEqual([]);
    expect(
      ["Harbour bridge", "Lighthouse keeper", "Copyright Weir", "Sport"].filter((text) =>
        kept.includes(text),
      ),
    ).toEqual([]);
    expect(document.metadata.title).toBe("The Mill on the Weir");
  });
});
