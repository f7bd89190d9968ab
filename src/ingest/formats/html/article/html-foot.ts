import { lineOf } from "../html-inline.ts";
import { ancestors, childrenOf, elements, isElement, type HtmlElement } from "../html-tree.ts";
import { boxAround, NO_TEXT, type Density } from "./html-densities.ts";
import { isNeverText } from "./html-suspicion.ts";

/** What the links at the foot of a page lead to. */
const OF_THE_SITE =
  /^(?:impressum|datenschutz(?:erklärung|hinweise?)?|agb|nutzungsbedingungen|imprint|legal notice|privacy(?: policy| notice| statement)?|terms(?: of (?:use|service)| (?:&|and) conditions)?|mentions légales|confidentialité|politique de confidentialité|aviso legal|política de privacidad(?:e)?|note legali|privacy e cookie|informativa privacy|polityka prywatności|regulamin|colofon|privacyverklaring|политика конфиденциальности|пользовательское соглашение|gizlilik politikası|künye)$/iu;
const LONGEST_LINK = 40;
/** So many of them are looked at, the last ones of a page. */
const MOST_LINKS = 50;
/** Characters beside links at the foot of a page: an address and a notice. */
const LONGEST_FOOT = 400;

/**
 * The boxes with links to a site's imprint or its privacy policy that end the page, whatever they are called: nothing but their own
 * few lines stands in them, and no prose behind them.
 */
export function footBoxes(
  body: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: ReadonlyMap<HtmlElement, Density>,
): ReadonlySet<HtmlElement> {
  const of = (element: HtmlElement): Density => density.get(element) ?? NO_TEXT;
  const all = elements(body, isNeverText);
  const lastProse = all.findLastIndex(
    (element) =>
      of(element).prose > 0 &&
      childrenOf(element).every((child) => !isElement(child) || of(child).prose === 0),
  );
  const last = all[lastProse];
  const found = new Set<HtmlElement>();
  for (const link of all.filter((element) => leadsToTheSite(element, of(element))).slice(-MOST_LINKS)) {
    const box = boxAround(link, landmarks, density, LONGEST_FOOT);
    if (box === undefined) continue;
    const isLast = last === undefined || last === box || ancestors(last).includes(box);
    if (isLast || lastProse < all.indexOf(box)) found.add(box);
  }
  return found;
}

function leadsToTheSite(element: HtmlElement, { text }: Density): boolean {
  return (
    element.tagName === "a" &&
    text > 0 &&
    text <= LONGEST_LINK &&
    OF_THE_SITE.test(lineOf(element, isNeverText))
  );
}
