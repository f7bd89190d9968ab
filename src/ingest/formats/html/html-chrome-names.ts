/** How sure a name makes it that an element is no part of the article. */
export type Suspicion = "none" | "mild" | "strong";

/** Words of class names and ids of what surrounds an article, also two of them in a row. */
const STRONG =
  words(`cookie cookies consent gdpr onetrust newsletter newsletters related recommended recommendation
  recommendations recirc recirculation read-next up-next most-read most-popular more-stories also-like trending comment
  comments disqus respond breadcrumb breadcrumbs sidebar nav navbar navigation pagination pager outbrain taboola share
  sharing sharebar sharethis addthis footer masthead topbar skip-link skip-nav skip-to-content sr-only screen-reader
  visually-hidden visuallyhidden ad ads advert adverts advertisement advertisements advertising sponsored print-only tag-list
  tags-list taglist language-switcher language-selector`);
/** Words that sites give to parts of an article too: what is named so and reads like an article is one. */
const MILD =
  words(`subscribe subscription signup sign-up promo promotion modal popup overlay toolbar menu social login
  register donate donation banner toast search`);
/** Words behind such a word that leave its meaning: `comments-section`, but not `comments-open`, nor `related-work`. */
const PARTS =
  words(`section sections container wrapper wrap list lists area block blocks box widget banner bar form link links
  article articles post posts story stories news content contents module inner outer item items popup modal notice message
  overlay signup sign up cta promo button buttons btn icon icons tools tool menu header footer title heading holder panel
  row col column group region component unit slot teaser teasers card cards grid body text author reply thread template
  left right top bottom primary secondary main first second desktop mobile global site page media video videos topics
  only focusable settings dialog layer layout toggle network networks this us embed carousel slider rail
  zone label placement inline leaderboard sticky`);
/** Words before it that turn it round: `no-sidebar`, `has-related`. */
const NEGATIONS = words(
  `no has with without hide show is js enable disable allow close closed non not hidden`,
);

/** What the class names and the id of an element say of it. */
export function suspicionByName(...attributes: readonly string[]): Suspicion {
  const found = attributes
    .flatMap((attribute) => attribute.split(/\s+/))
    .filter((name) => name !== "" && name.length < 200)
    .map(suspicionOf);
  if (found.includes("strong")) return "strong";
  return found.includes("mild") ? "mild" : "none";
}

function suspicionOf(name: string): Suspicion {
  const parts = partsOf(name);
  if (NEGATIONS.has(parts[0] ?? "")) return "none";
  const says = (part: string): boolean => STRONG.has(part) || MILD.has(part);
  // What comes before the word may be anything: `post-comments`, `article__share`.
  const lastForeign = parts.findLastIndex((part) => !PARTS.has(part) && !says(part) && !/^\d+$/.test(part));
  const tail = parts.slice(lastForeign + 1);
  if (tail.some((part) => STRONG.has(part))) return "strong";
  return tail.some((part) => MILD.has(part)) ? "mild" : "none";
}

/** The words of a name: `relatedStories_wrap__a1B2c` is related, stories, wrap. Compounds stay one: `read-next`. */
function partsOf(name: string): string[] {
  const parts = name
    .replace(/_{1,2}[A-Za-z\d]*\d[A-Za-z\d]*$/, "") // the hash of a CSS module
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((part) => part !== "");
  const joined: string[] = [];
  for (const part of parts) {
    const three = [...joined.slice(-2), part].join("-");
    const two = [...joined.slice(-1), part].join("-");
    const compound = [three, two].find((candidate) => STRONG.has(candidate) || MILD.has(candidate));
    if (compound === undefined || compound === part) joined.push(part);
    else joined.splice(compound === three && joined.length > 1 ? -2 : -1, Infinity, compound);
  }
  return joined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
