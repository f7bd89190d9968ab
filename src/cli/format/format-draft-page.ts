import type { DraftCheck, DraftFigure, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import {
  draftHeading,
  draftSummary,
  figureHeading,
  figurePlace,
  placeLabel,
} from "../../api/drafts/draft-wording.ts";
import { differenceText } from "../../api/quotes/quote-wording.ts";
import type { QuotePlace } from "../../api/quotes/quote-responses.ts";
import type { Span } from "../../core/document.ts";
import { escapeHtml } from "../../core/escape-html.ts";

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}" +
  "article{border-left:4px solid #b3261e;padding:.1rem 0 .1rem 1rem;margin:1.5rem 0}article.verbatim{border-color:#1a7f37}" +
  "article.claim{border-left-style:dashed}h2{font-size:1rem;margin:.5rem 0}blockquote{margin:.5rem 0}" +
  "cite,.note{color:#595959;font-style:normal}mark{background:#ffe08a;color:inherit}" +
  "@media (prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}cite,.note{color:#aaa}mark{background:#6b5300}}";

/** The report as a page that needs nothing else: no scripts, no addresses, and whatever a text holds is text. */
export function formatDraftPage(result: DraftCheck): string {
  const { name, quotations, figures, terms, notes } = result;
  const title = escapeHtml(name);
  const inTerms = terms.map(({ text }) => `“${text}”`).join(", ");
  return [
    '<!doctype html>\n<html><head><meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}: quotations</title><style>${STYLE}</style></head>\n<body><h1>${title}</h1>`,
    paragraph(draftSummary(result)),
    ...quotations.map(article),
    ...figures.map(figureArticle),
    inTerms === "" ? "" : paragraph(`Not checked, as terms: ${inTerms}`, "note"),
    ...notes.map((note) => paragraph(note, "note")),
    "</body></html>\n",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function article(quotation: DraftQuotation, index: number): string {
  const { kind, check } = quotation;
  const [place] = check.places;
  const differing = (place?.differences ?? []).flatMap(({ quoted }) => quoted ?? []);
  return [
    `<article class="${check.verdict}${kind === "claim" ? " claim" : ""}">`,
    `<h2>${index + 1}. ${escapeHtml(draftHeading(quotation))}</h2>`,
    `<blockquote dir="auto">${marked(check.quote, differing)}</blockquote>`,
    paragraph(check.summary),
    ...(place === undefined ? [] : [placeOf(place, placeLabel(check.verdict))]),
    check.note === null ? "" : paragraph(check.note, "note"),
    "</article>",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function figureArticle(figure: DraftFigure): string {
  const { sentence, value, verdict, places } = figure;
  const at = sentence.indexOf(value);
  const isOff = verdict !== "agrees";
  return [
    `<article class="claim${isOff ? "" : " verbatim"}">`,
    `<h2>${escapeHtml(figureHeading(figure))}</h2>`,
    `<blockquote dir="auto">${marked(sentence, isOff && at >= 0 ? [{ start: at, end: at + value.length }] : [])}</blockquote>`,
    ...places.map(
      (place) =>
        `<p dir="auto"><cite>${escapeHtml(figurePlace(place))}</cite><br>${escapeHtml(place.text)}</p>`,
    ),
    "</article>",
  ].join("\n");
}

function placeOf({ citation, text, start, differences }: QuotePlace, label: string): string {
  const spans = differences.flatMap(({ original }) =>
    original === null ? [] : [{ start: original.start - start, end: original.end - start }],
  );
  const items = differences
    .map((difference) => `<li>${escapeHtml(differenceText(difference))}</li>`)
    .join("");
  return `<p dir="auto"><cite>${escapeHtml(label + citation)}</cite><br>${marked(text, spans)}</p>${items === "" ? "" : `<ul>${items}</ul>`}`;
}

function paragraph(text: string, name?: string): string {
  return `<p${name === undefined ? "" : ` class="${name}"`}>${escapeHtml(text)}</p>`;
}

function marked(text: string, spans: readonly Span[]): string {
  let at = 0;
  let page = "";
  for (const { start, end } of [...spans].sort((left, right) => left.start - right.start)) {
    if (start < at) continue;
    page += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return page + escapeHtml(text.slice(at));
}
