import { namesIn, wordSet, wordsOfName } from "../html-names.ts";

/**
 * What a name says an element is that is no part of the article:
 * - `line`: a row of buttons or links. What is named so and holds prose is something else ("power-sharing").
 * - `box`: something that sites also name parts of an article by; what reads like an article is one.
 * - `column`: something beside the article that may hold prose, though hardly more than the article.
 * - `foreign`: the words of others, or of other articles, which may well be longer than the article.
 */
export type NamedChrome = "line" | "box" | "column" | "foreign";

const MOST_TELLING: readonly NamedChrome[] = ["foreign", "column", "line", "box"];

/** Words of class names and ids of what surrounds an article, also two of them in a row. */
const WORDS: ReadonlyMap<string, NamedChrome> = new Map([
  ...kind(
    "line",
    `breadcrumb breadcrumbs nav navbar navigation pagination pager share shares sharing sharebar sharethis addthis sharedaddy
    addtoany skip-link skip-nav skip-to-content sr-only screen-reader visually-hidden visuallyhidden print-only print-header
    print-footer tag-list tags-list taglist post-tags entry-tags article-tags tags-links cat-links language-switcher
    language-selector next-prev prev-next post-navigation nav-links rating ratings social socials follow-us read-time reading-time read-more latest-news
    latest-stories teilen partage partager compartir compartilhar condividi udostepnij paylas brotkrumen fil-ariane recent-news editsection breaking-news top-stories more-news more-stories`,
  ),
  ...kind(
    "box",
    `subscribe subscription signup sign-up promo promotion toolbar menu donate donation banner search paywall`,
  ),
  ...kind(
    "column",
    `modal popup overlay toast login register sidebar sidebars side-bar rightbar leftbar footer masthead topbar ad ads advert adverts advertisement advertisements
    advertising sponsored widget widgets ticker right-rail left-rail related relatedposts related-posts recommended
    recommendation recommendations recommends recirc recirculation read-next up-next most-read mostread most-popular
    mostpopular most-viewed more-from also-like also-read trending latest-posts
    recent-posts popular-posts popular-news outbrain taboola seitenleiste randspalte rechtespalte linkespalte marginalspalte fusszeile
    werbung publicite publicidad publicidade pubblicita reklama reklam meistgelesen site-notice sitenotice barra-lateral relacionados relacionadas
    correlati correlate gerelateerd powiazane`,
  ),
  ...kind(
    "foreign",
    `cookie cookies consent gdpr onetrust newsletter newsletters comment comments disqus respond author-bio author-box
    author-info about-author about-the-author authorbox author-card bio-box post-author entry-author author-content
    author-description author-desc author-profile author-biography commentlist comment-list commentform commentarea commentblock
    kommentare kommentarliste leserkommentare commentaires comentarios commenti komentarze kommentarer reacties yorumlar kommentarii trackback trackbacks pingback pingbacks`,
  ),
]);
/** Words behind such a word that leave its meaning: `comments-section`, but not `comments-open`, nor `related-work`. */
const PARTS =
  wordSet(`section sections container wrapper wrap list lists area block blocks box widget banner bar form link links
  article articles post posts story stories news content contents module inner outer item items popup modal notice message
  overlay signup sign up cta promo button buttons btn icon icons tools tool menu header footer title heading headline holder panel
  row col column group region component unit slot teaser teasers card cards grid body text author reply thread template
  left right top bottom primary secondary main first second desktop mobile global site page media video videos topics
  only focusable settings dialog layer layout toggle network networks this us window carousel slider rail
  zone label placement inline leaderboard sticky enabled gallery more stats count counter`);
/** Words that turn the one behind them round, wherever they stand: `no-sidebar`, `layout--has-ads`. */
const NEGATIONS = wordSet(
  `no has with without hide show is js enable disable allow close closed non not hidden open below above`,
);

/** What the class names and the id of an element say of it; the most telling of several. */
export function chromeByName(...attributes: readonly string[]): NamedChrome | null {
  const found = new Set(namesIn(...attributes).map(chromeOf));
  return MOST_TELLING.find((chrome) => found.has(chrome)) ?? null;
}

/** Page builders set everything in a "widget": the article too. */
const OF_BUILDER =
  /^(?:elementor-(?:element|widget)|so-panel|(?:so-)?widget[_-]sow|siteorigin|textwidget|wp-block)/;

function chromeOf(name: string): NamedChrome | null {
  const parts = OF_BUILDER.test(name) ? partsOf(name).filter((part) => part !== "widget") : partsOf(name);
  // What comes before the word may be anything: `post-comments`, `article__share`.
  const lastForeign = parts.findLastIndex(
    (part) => !PARTS.has(part) && !WORDS.has(part) && !/^\d+$/.test(part),
  );
  if (NEGATIONS.has(parts[0] ?? "") || NEGATIONS.has(parts[lastForeign] ?? "")) return null;
  const said = parts.slice(lastForeign + 1).flatMap((part) => WORDS.get(part) ?? []);
  return MOST_TELLING.find((chrome) => said.includes(chrome)) ?? null;
}

/** The words of a name; compounds that are known stay one: `read-next`. */
function partsOf(name: string): string[] {
  const joined: string[] = [];
  for (const part of wordsOfName(name)) {
    const three = [...joined.slice(-2), part].join("-");
    const two = [...joined.slice(-1), part].join("-");
    const compound = [three, two].find((candidate) => WORDS.has(candidate));
    if (compound === undefined || compound === part) joined.push(part);
    else joined.splice(compound === three && joined.length > 1 ? -2 : -1, Infinity, compound);
  }
  return joined;
}

function kind(chrome: NamedChrome, text: string): (readonly [string, NamedChrome])[] {
  return Array.from(wordSet(text), (word) => [word, chrome] as const);
}
