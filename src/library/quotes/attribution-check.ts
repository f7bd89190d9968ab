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

  async speakersAt(place: FoundPlace): Promise<QuoteSpeaker[]> {
    const statements = await this.statementsAt(place);
    const speakers = statements.map(({ speaker, kind }) => ({ name: speaker.name, kind }));
    return [...new Map(speakers.map((speaker) => [`${speaker.kind} ${speaker.name}`, speaker])).values()];
  }

  /** Null where nobody is said to have said it. */
  async of(places: readonly FoundPlace[]): Promise<Attribution | null> {
    if (this.by === null) return null;
    let attribution: Attribution = "unknown";
    for (const place of places) {
      if (await this.isConfirmed(place)) return "confirmed";
      if ((await this.statementsAt(place)).length > 0) attribution = "other";
    }
    return attribution;
  }

  async confirmedFirst(places: readonly FoundPlace[]): Promise<FoundPlace[]> {
    const [confirmed, others]: [FoundPlace[], FoundPlace[]] = [[], []];
    for (const place of places) ((await this.isConfirmed(place)) ? confirmed : others).push(place);
    return [...confirmed, ...others];
  }

  private async isConfirmed(place: FoundPlace): Promise<boolean> {
    if (this.by === null) return false;
    return (await this.statementsAt(place)).some(({ speaker }) => isCalled(speaker, this.asked));
  }

  private async statementsAt({ document, comparison }: FoundPlace): Promise<readonly Statement[]> {
    const all = this.statements.get(document.id) ?? (await this.quotable.statementsOf(document.id));
    this.statements.set(document.id, all);
    const { start, end } = comparison.place;
    return all.filter((statement) => {
      const shared = Math.min(statement.end, end) - Math.max(statement.start, start);
      const length = Math.min(end - start, statement.end - statement.start);
      return shared > 0 && shared >= LEAST_SHARE * length;
    });
  }
}
