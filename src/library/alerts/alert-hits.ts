import { DEFAULT_ALERT_HITS, type AlertHitsRequest } from "../../api/alerts/alert-requests.ts";
import type { AlertHit } from "../../api/alerts/alert-responses.ts";
import type { DocumentId } from "../../core/ids.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { AlertHitRecord } from "../../store/alerts/alert-hit-table.ts";
import type { AlertRecord } from "../../store/alerts/alert-table.ts";
import type { Store } from "../../store/store.ts";
import { cursorOf, noCursor, placeOfCursor } from "../list-cursor.ts";
import { round, shownPassage } from "../query/citation.ts";
import type { LibraryView } from "../view/library-view.ts";
import { interpretedAlert, scopeOf } from "./alert-question.ts";
import { identitiesIn } from "./sentence-identity.ts";

/** A hit with the documents that hold its words now, and that exist for whoever keeps the alert. */
interface StandingHit {
  readonly record: AlertHitRecord;
  readonly documents: readonly DocumentId[];
}

export interface AlertHitPage {
  readonly hits: readonly AlertHit[];
  readonly nextCursor: string | null;
}

/**
 * The hits of an alert as they stand now: a hit is words, and is shown wherever a document of the alert has them. What is in none
 * any more is not shown, and is shown again when it comes back.
 */
export class AlertHitList {
  constructor(
    private readonly store: Store,
    private readonly view: LibraryView,
    private readonly alert: AlertRecord,
  ) {}

  /** The newest first. */
  async standing(): Promise<readonly StandingHit[]> {
    const { hits } = this.store.alerts;
    const [records, places] = [await hits.of(this.alert.id), await hits.placesOf(this.alert.id)];
    if (records.length === 0) return [];
    const isWithin = await scopeOf(await interpretedAlert(this.alert, this.view), this.view);
    const there = new Set((await this.view.facts()).filter(isWithin).map(({ id }) => id));
    return records.flatMap((record) => {
      const documents = (places.get(record.sentence) ?? []).filter((id) => there.has(id));
      return documents.length === 0 ? [] : [{ record, documents }];
    });
  }

  /** Throws `invalid_argument` for a cursor that is none. */
  async page({ limit = DEFAULT_ALERT_HITS, cursor }: AlertHitsRequest): Promise<AlertHitPage> {
    const after = cursor === undefined ? null : placeIn(cursor);
    const left = (await this.standing()).filter(({ record }) => after === null || isBehind(record, after));
    const page = left.slice(0, limit);
    const last = left.length > page.length ? page.at(-1) : undefined;
    const hits: AlertHit[] = [];
    for (const hit of page) hits.push(...(await this.shown(hit)));
    return {
      hits,
      nextCursor: last === undefined ? null : cursorOf([last.record.number, last.record.sentence]),
    };
  }

  /**
   * Those that came after a number, the oldest first, `limit` at most, and the number up to which there are no others: hits whose
   * words are in no document any more are passed over.
   */
  async after(
    number: number,
    limit: number,
  ): Promise<{ readonly hits: readonly AlertHit[]; readonly through: number }> {
    const newer = (await this.standing()).filter(({ record }) => record.number > number).reverse();
    const page = newer.slice(0, limit);
    const hits: AlertHit[] = [];
    for (const hit of page) hits.push(...(await this.shown(hit)));
    const last = newer.length > page.length ? page.at(-1)?.record.number : undefined;
    return { hits, through: last ?? (await this.lastNumber()) };
  }

  /** Of all hits, also of those that stand nowhere; 0 for none. */
  private async lastNumber(): Promise<number> {
    return (await this.store.alerts.hits.of(this.alert.id))[0]?.number ?? 0;
  }

  /** None where the words have gone since they were listed. */
  private async shown({ record, documents }: StandingHit): Promise<AlertHit[]> {
    const passage = await this.passageOf(record, documents);
    if (passage === null) return [];
    const at = identitiesIn(passage).indexOf(record.sentence);
    const { number, foundAt, confidence } = record;
    const shown = shownPassage(passage, passage.sentences.slice(at, at + 1));
    return [{ number, foundAt, confidence: round(confidence), ...shown }];
  }

  /** Where it was found, if it still stands there, or else in any of the documents. */
  private async passageOf(
    { row, sentence }: AlertHitRecord,
    documents: readonly DocumentId[],
  ): Promise<FoundPassage | null> {
    const holds = (passage: FoundPassage): boolean =>
      documents.includes(passage.document.id) && identitiesIn(passage).includes(sentence);
    const [former] = await this.store.passages.byRows([row]);
    if (former !== undefined && holds(former)) return former;
    for (const id of documents) {
      const passages = await this.store.passages.byRows(await this.store.passages.rowsOf([id]));
      const found = [...passages].sort((left, right) => left.start - right.start).find(holds);
      if (found !== undefined) return found;
    }
    return null;
  }
}

type Place = Pick<AlertHitRecord, "number" | "sentence">;

function isBehind(hit: Place, after: Place): boolean {
  return hit.number < after.number || (hit.number === after.number && hit.sentence < after.sentence);
}

function placeIn(cursor: string): Place {
  const [number, sentence, ...rest] = placeOfCursor(cursor);
  if (Number.isSafeInteger(number) && Number.isSafeInteger(sentence) && rest.length === 0)
    return { number: Number(number), sentence: Number(sentence) };
  throw noCursor("is none that a list of hits has given");
}
