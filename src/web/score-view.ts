import { element } from "./dom.ts";
import type { Hit, HitContributions } from "../api/hit.ts";

const PARTS: Readonly<Record<keyof HitContributions, string>> = {
  lexical: "Words of the question",
  dense: "Meaning of the whole passage",
  document: "What its document is about",
  sentence: "Its best sentence",
  feedback: "The words that the best passages share",
  attribution: "The right person speaks",
  referenceList: "Stands in a list of references",
  neighbours: "Company of similar passages",
};

interface Part {
  readonly name: string;
  readonly hundredths: number;
}

/** A closed disclosure of what the score of a hit is made of; null where that is not known. */
export function scoreView({ rank, score, explanation }: Hit): HTMLElement | null {
  if (explanation === undefined) return null;
  const rows = partsOf(explanation.contributions).map(({ name, hundredths }) =>
    element("tr", {}, heading(name), number(hundredths / 100), element("td", {}, bar(hundredths))),
  );
  return element(
    "details",
    { class: "why" },
    element("summary", {}, "Why this passage?"),
    element(
      "table",
      {},
      element("caption", { class: "visually-hidden" }, `What the score of passage ${rank} is made of`),
      element("tbody", {}, ...rows),
      element("tfoot", {}, element("tr", {}, heading("Score"), number(score), element("td"))),
    ),
  );
}

/** What adds or takes anything, in hundredths that add up to the score as it is shown. */
export function partsOf(contributions: HitContributions): Part[] {
  let sum = 0;
  return (Object.keys(PARTS) as (keyof HitContributions)[])
    .map((part) => {
      const before = Math.round(sum * 100);
      sum += contributions[part];
      return { name: PARTS[part], hundredths: Math.round(sum * 100) - before };
    })
    .filter(({ hundredths }) => hundredths !== 0);
}

function heading(name: string): HTMLElement {
  return element("th", { scope: "row" }, name);
}

function number(value: number): HTMLElement {
  return element("td", { class: "number" }, value.toFixed(2).replace("-", "−"));
}

/** For the eye; the number beside it says the same. */
function bar(hundredths: number): HTMLElement {
  const made = element("span", { class: hundredths < 0 ? "bar less" : "bar", "aria-hidden": "true" });
  // Set by script: a style attribute would be refused by the page's security policy.
  made.style.inlineSize = `${Math.min(100, Math.abs(hundredths) * 2)}%`;
  return made;
}
