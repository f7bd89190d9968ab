import type { DraftFigure, FigureVerdict } from "../../api/drafts/draft-responses.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import { agreementWith, type Agreement } from "../../differences/agreement.ts";
import { readAssertion } from "../../differences/assertion.ts";
import type { Compared } from "../../differences/comparison.ts";
import type { Figure } from "../../differences/figures.ts";
import { statedIn, type StatedSentence } from "../differences/stated-sentences.ts";
import type { AskingPorts } from "../query/asking.ts";
import { quotableIn } from "../quotes/quotable-in.ts";
import { QuoteIndex } from "../quotes/quote-index.ts";
import { citedStretch } from "../quotes/shown-place.ts";
import type { LibraryView, Quotable } from "../view/library-view.ts";
import type { DraftSentence } from "./draft-reading.ts";

/** For each sentence so many passages are looked at, those that hold most of its rarest words. */
const PASSAGES = 20;
const MOST_PLACES = 3;
const ORDER = ["same", "near", "different"] as const;

type Given = Agreement & { readonly stated: StatedSentence };

/** Compares the numbers and dates of a draft's sentences with those of sentences in the documents that speak of the same. */
export class FigureChecking {
  constructor(private readonly ports: Pick<AskingPorts, "view">) {}

  private known: { readonly people: readonly unknown[]; readonly names: ReadonlySet<string> } | null = null;

  /** Those of one sentence; none where it names nothing that the documents name, or asserts nothing certain. */
  async check(sentence: DraftSentence, filters: SearchFilters = {}): Promise<DraftFigure[]> {
    const view = this.ports.view();
    const people = await this.peopleIn(view, sentence.text);
    const surroundings = [sentence.surroundings, ...people].join(" ");
    const claim = readAssertion(sentence.text, surroundings, sentence.language);
    if (claim === null || claim.names.size === 0) return [];
    const figures = claim.figures.filter((figure) => !isQuoted(sentence, figure));
    if (figures.length === 0) return [];
    return view.read(async () => {
      const quotable = await quotableIn(view, filters);
      if (!(await namesAnything(quotable, claim.names))) return [];
      const sources = await sentencesNear(quotable, sentence.text);
      return figures.map((figure) => checked(sentence, { ...claim, published: null }, figure, sources));
    });
  }

  /** The names of people who speak in the documents, as far as they stand in the text: at its beginning any word has a capital. */
  private async peopleIn(view: LibraryView, text: string): Promise<string[]> {
    const people = await view.people();
    if (this.known?.people !== people) {
      this.known = { people, names: new Set(people.flatMap(({ name }) => name.split(" "))) };
    }
    const { names } = this.known;
    return text.split(/[^\p{L}\p{M}'’-]+/u).filter((word) => names.has(word));
  }
}

function isQuoted({ start, quoted }: DraftSentence, figure: Figure): boolean {
  return quoted.some((span) => span.start < start + figure.end && span.end > start + figure.start);
}

async function namesAnything(quotable: Quotable, names: ReadonlySet<string>): Promise<boolean> {
  for (const name of names) if ((await quotable.frequency([name])) > 0) return true;
  return false;
}

async function sentencesNear(quotable: Quotable, text: string): Promise<readonly StatedSentence[]> {
  const rows = await new QuoteIndex(quotable).holding(text, PASSAGES);
  const passages = await quotable.byRows(rows);
  return rows.flatMap((row) => {
    const passage = passages.find((one) => one.row === row);
    return passage === undefined ? [] : passage.sentences.flatMap((span) => statedIn(passage, span) ?? []);
  });
}

function checked(
  sentence: DraftSentence,
  claim: Compared,
  figure: Figure,
  sources: readonly StatedSentence[],
): DraftFigure {
  const given = sources.flatMap((stated): Given[] => {
    const agreement = agreementWith(claim, figure, stated);
    return agreement === null ? [] : [{ ...agreement, stated }];
  });
  const places = ORDER.flatMap((likeness) => given.filter((one) => one.likeness === likeness));
  const { part, page, start, text } = sentence;
  return {
    part,
    page,
    start: start + figure.start,
    end: start + figure.end,
    value: text.slice(figure.start, figure.end),
    sentence: text,
    verdict: verdictOf(places),
    places: places.slice(0, MOST_PLACES).map(shownFigure),
  };
}

function verdictOf([best]: readonly Given[]): FigureVerdict {
  if (best === undefined) return "not-found";
  return best.likeness === "different" ? "differs" : "agrees";
}

function shownFigure({
  likeness,
  figure,
  stated: { sentence, place },
}: Given): DraftFigure["places"][number] {
  return {
    ...citedStretch(place.document, place, sentence),
    value: sentence.text.slice(figure.start, figure.end),
    likeness,
  };
}
