import { attribute, elements, type HtmlElement } from "../html-tree.ts";
import { lineOf } from "../html-inline.ts";
import { boxAround, type Density } from "./html-densities.ts";
import { isNeverText } from "./html-suspicion.ts";

/** A box in which a newsletter is offered has no more characters, those of its links left out. */
const LONGEST_OFFER = 400;
const OFFER =
  /newsletter|inbox|subscri|sign.?up|abonn|anmelden|posteingang|infolettre|bolet[ií]n|suscr|iscriviti|nieuwsbrief|nyhedsbrev|nyhetsbrev|biuletyn|рассылк|подпи[сш]/iu;

/** The boxes around the fields for a mail address that offer a newsletter, whatever they are called. */
export function signUpBoxes(
  body: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: ReadonlyMap<HtmlElement, Density>,
): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  const isField = (element: HtmlElement): boolean =>
    element.tagName === "input" &&
    (attribute(element, "type").toLowerCase() === "email" || /e-?mail/i.test(attribute(element, "name")));
  for (const field of elements(body).filter(isField)) {
    const box = boxAround(field, landmarks, density, LONGEST_OFFER);
    if (box !== undefined && OFFER.test(lineOf(box, isNeverText))) found.add(box);
  }
  return found;
}
