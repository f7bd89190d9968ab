import { lineOf } from "../html-inline.ts";
import { ancestors, childrenOf, elements, type HtmlElement } from "../html-tree.ts";
import { NO_TEXT, type Density } from "./html-densities.ts";
import { isNeverText } from "./html-suspicion.ts";

const COOKIE = /cookie|куки|çerez|eväste|クッキー|쿠키/iu;
/** What is clicked, or said to be agreed to by going on. */
const AGREE =
  /accept|agree|got it|learn more|more info|find out more|settings|akzept|zustimm|einverstanden|verstanden|mehr (?:erfahren|infos?|dazu)|weitere informationen|datenschutz|j'accepte|d'accord|en savoir plus|acept|de acuerdo|más información|leer más|aceit|saiba mais|concordo|accett|acconsent|maggiori informazioni|per saperne di più|akkoord|meer informatie|accepteer|zgod|akceptuj|więcej informacji|rozumiem|souhlas|rozumím|elfogad|godta|godkänn|acceptér|hyväksy|принять|соглас|погодж|приемам|αποδέχ|αποδοχή|συμφων|kabul|同意|동의|^ok$/imu;
/** A notice with its buttons has no more characters. */
const LONGEST_NOTICE = 700;

/** The boxes outside of the article that ask to agree to cookies, whatever they are called. */
export function consentBoxes(
  body: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: ReadonlyMap<HtmlElement, Density>,
): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  const speaksOfCookies = (element: HtmlElement): boolean =>
    childrenOf(element).some(
      (child) => child.nodeName === "#text" && "value" in child && COOKIE.test(child.value),
    );
  for (const element of elements(body, isNeverText).filter(speaksOfCookies)) {
    const around = [element, ...ancestors(element)];
    if (around.some(({ tagName }) => tagName === "article" || tagName === "main")) continue;
    const outside = around.findIndex(
      (one) => landmarks.has(one) || (density.get(one) ?? NO_TEXT).text > LONGEST_NOTICE,
    );
    const box = around[outside - 1];
    if (box !== undefined && isNotice(box)) found.add(box);
  }
  return found;
}

function isNotice(box: HtmlElement): boolean {
  const isClicked = ({ tagName }: HtmlElement): boolean => ["a", "button", "input"].includes(tagName);
  return elements(box).some(isClicked) && AGREE.test(lineOf(box, () => false));
}
