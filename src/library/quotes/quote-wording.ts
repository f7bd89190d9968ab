import type { QuoteCheck } from "../../api/quotes/quote-responses.ts";
import { differenceText } from "../../api/quotes/quote-wording.ts";

/** The result as a sentence or two, what is grave first. */
export function quoteSummary({
  verdict,
  attribution,
  by,
  places,
  total,
}: Pick<QuoteCheck, "verdict" | "attribution" | "by" | "places" | "total">): string {
  const [first] = places;
  const who = speakersOf(places);
  switch (verdict) {
    case "verbatim":
      return [
        total === 1 ? "The words stand there as quoted." : `The words stand as quoted, in ${total} places.`,
        attributionSentence(attribution, by, who),
      ]
        .join(" ")
        .trim();
    case "misattributed":
      return `The words stand there, but ${who} says them, not ${by ?? ""}.`;
    case "altered": {
      const [gravest] = first?.differences ?? [];
      const what = gravest === undefined ? "" : ` The gravest: ${differenceText(gravest)}.`;
      return `The words are not quite those of the document.${what} ${attributionSentence(attribution, by, who)}`.trim();
    }
    case "spliced":
      return `Parts from ${places.length} places were joined as if they were one quotation.`;
    case "paraphrase":
      return "No quotation: a document says something near in meaning in other words.";
    case "absent":
      return "Nothing of what was searched says it.";
  }
}

function attributionSentence(attribution: QuoteCheck["attribution"], by: string | null, who: string): string {
  if (attribution === "confirmed") return "";
  if (attribution === "other") return `${who} says them, not ${by ?? ""}.`;
  return attribution === "unknown" ? `The documents do not say that ${by ?? ""} said it.` : "";
}

function speakersOf(places: QuoteCheck["places"]): string {
  const names = [...new Set(places.flatMap(({ speakers }) => speakers.map(({ name }) => name)))];
  return names.slice(0, 3).join(", ");
}
