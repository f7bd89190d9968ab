import type { QuoteSpeaker } from "../../api/quotes/quote-responses.ts";
import type { DocumentId } from "../../core/ids.ts";
import type { Statement } from "../../core/statement.ts";
import type { Quotable } from "../view/library-view.ts";
import { askedNames, isCalled } from "../../text/person-names.ts";
import type { FoundPlace } from "./quote-places.ts";

/** Whether the documents say that somebody said it. */
export type Attribution = "confirmed" | "other" | "unknown";

/** A statement tells who says a quotation where it holds so much of it. */
const LEAST_SHARE = 0.5;

/** Who says what stands at a place, and whether it is who is said to. */
export class Attributions {
  private readonly asked: readonly string[];
  private readonly statements = new Map<DocumentId, readonly Statement[]>();

  constructor(
    private readonly quotable: Pick<Quotable, "statementsOf">,
    private readonly by: string | null,
  ) {
    this.asked = by === null ? [] : askedNames(by);
  }

  speakersAt(place: FoundPlace): QuoteSpeaker[] {
    const speakers = this.statementsAt(place).map(({ speaker, kind }) => ({ name: speaker.name, kind }));
    return [...new Map(speakers.map((speaker) => [`${speaker.kind} ${speaker.name}`, speaker])).values()];
  }

  /** Null where nobody is said to have said it. */
  of(places: readonly FoundPlace[]): Attribution | null {
    if (this.by === null) return null;
    if (places.some((place) => this.isConfirmed(place))) return "confirmed";
    return places.some((place) => this.statementsAt(place).length > 0) ? "other" : "unknown";
  }

  confirmedFirst(places: readonly FoundPlace[]): FoundPlace[] {
    const confirmed = new Map(places.map((place) => [place, Number(this.isConfirmed(place))]));
    return [...places].sort((left, right) => (confirmed.get(right) ?? 0) - (confirmed.get(left) ?? 0));
  }

  private isConfirmed(place: FoundPlace): boolean {
    return this.by !== null && this.statementsAt(place).some(({ speaker }) => isCalled(speaker, this.asked));
  }

  private statementsAt({ document, comparison }: FoundPlace): readonly Statement[] {
    const all = this.statements.get(document.id) ?? this.quotable.statementsOf(document.id);
    this.statements.set(document.id, all);
    const { start, end } = comparison.place;
    return all.filter((statement) => {
      const shared = Math.min(statement.end, end) - Math.max(statement.start, start);
      const length = Math.min(end - start, statement.end - statement.start);
      return shared > 0 && shared >= LEAST_SHARE * length;
    });
  }
}
