import type { DocumentId, PassageRow } from "../../core/ids.ts";
import { textOf } from "../../core/passage.ts";
import { whenFree } from "../../core/when-free.ts";
import type { AlertDecision } from "../../store/alerts/alert-store.ts";
import type { NewAlertHit } from "../../store/alerts/alert-hit-table.ts";
import type { AlertRecord } from "../../store/alerts/alert-table.ts";
import type { DocumentFacts, DocumentRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { areDifferent, familiarityOf, TELLING_CHARACTERS } from "../../text/familiarity.ts";
import { likeliestLanguage } from "../../text/function-words.ts";
import type { VisibleTags } from "../library.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import type { LibraryView } from "../view/library-view.ts";
import { matchOf, type AskedQuestion, type NewPassage } from "./alert-match.ts";
import { preparedAlert, type PreparedAlert } from "./alert-question.ts";
import { NearCopies, type FoundSentence } from "./near-copy.ts";
import { identitiesIn } from "./sentence-identity.ts";

export interface AlertDecidingPorts {
  readonly embedder: () => Promise<TextEmbedder>;
  /** What exists for whoever may see these tags. */
  readonly viewFor: (tags: VisibleTags) => LibraryView;
  /** Whether what was kept by this key is still to be held against new documents. */
  readonly isInForce: (keyId: string | null) => Promise<boolean>;
  readonly now: () => Date;
  /** From which a passage is a hit, in place of the default, to be measured against it. */
  readonly hitConfidence?: number | undefined;
}

/** So many are decided together: what is weighed and read for all of them is read once. */
const PASSAGES_AT_A_TIME = 256;

/** A passage that is to be decided, with its document. */
interface Arrival extends NewPassage {
  readonly document: DocumentFacts;
}

/**
 * Holds passages that have come into the library against its alerts. Rows of passages only grow, and the row up to which all is
 * decided is written in the transaction that writes the hits: so whatever ends a process, every passage is decided once.
 * Any process may do it, several at once too: one of them writes, and the others go on from there.
 */
export class AlertDeciding {
  constructor(
    private readonly store: Store,
    private readonly ports: AlertDecidingPorts,
  ) {}

  /** Decides all that is undecided. Throws the signal's reason between two steps; the next call goes on from there. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const { alerts } = this.store;
    for (;;) {
      signal?.throwIfAborted();
      const { after, rows } = await alerts.known.undecided(PASSAGES_AT_A_TIME);
      const through = rows.at(-1);
      if (through === undefined) break;
      const decided = await this.decide(rows);
      await whenFree(() => alerts.decide({ ...decided, after, through }));
    }
    await whenFree(() => alerts.forgetWaiting());
  }

  /** Whether as many passages wait as are decided together. */
  async isFull(): Promise<boolean> {
    const { rows } = await this.store.alerts.known.undecided(PASSAGES_AT_A_TIME);
    return rows.length >= PASSAGES_AT_A_TIME;
  }

  private async decide(
    rows: readonly PassageRow[],
  ): Promise<Pick<AlertDecision, "notes" | "hits" | "vectors">> {
    const alerts = await this.alertsInForce();
    const arrivals = await this.arrivals(rows);
    const prepared = arrivals.length === 0 ? [] : await this.prepared(alerts);
    const hits = await this.hitsAmong(arrivals, prepared);
    const vectors = new Map(
      prepared.flatMap(({ alert, newVector }) =>
        newVector === null ? [] : [[alert.id, newVector] as const],
      ),
    );
    const notes = arrivals.map(({ document, identities }) => ({ document, sentences: telling(identities) }));
    return { notes, hits, vectors };
  }

  private async alertsInForce(): Promise<AlertRecord[]> {
    const alerts = await this.store.alerts.alerts.all();
    const keys = [...new Set(alerts.map(({ keyId }) => keyId))];
    const inForce = new Set<string | null>();
    for (const key of keys) if (await this.ports.isInForce(key)) inForce.add(key);
    return alerts.filter(({ keyId }) => inForce.has(keyId));
  }

  /** In the order of their rows; those that are gone or damaged are left out. */
  private async arrivals(rows: readonly PassageRow[]): Promise<Arrival[]> {
    const { passages, candidates, documents } = this.store;
    const shown = new Map((await passages.byRows(rows)).map((passage) => [passage.row, passage]));
    const facts = new Map<DocumentId, DocumentFacts | undefined>();
    const familiarity = await this.familiarity();
    const arrivals: Arrival[] = [];
    for (const compared of await candidates.comparable(rows)) {
      const passage = shown.get(compared.row);
      if (passage === undefined) continue;
      const { id } = passage.document;
      if (!facts.has(id)) facts.set(id, factsOf(await documents.byId(id)));
      const document = facts.get(id);
      if (document === undefined) continue;
      const familiarityWith = familiarity(passage.text);
      arrivals.push({ passage, compared, document, identities: identitiesIn(passage), familiarityWith });
    }
    return arrivals;
  }

  /** The lesser of question and passage counts, as in an answer. Asked for only where a passage may be a hit. */
  private async familiarity(): Promise<(text: string) => (question: AskedQuestion) => number> {
    const count = await this.store.alerts.alerts.count();
    if (count === 0) return () => () => 0;
    const embedder = await this.ports.embedder();
    return (text) => {
      const beginning = text.slice(0, TELLING_CHARACTERS);
      const language = likeliestLanguage(beginning);
      const own = familiarityOf(beginning, (part) => embedder.countTokens(part));
      return (question) =>
        areDifferent(question.language, language) ? 0 : Math.min(question.familiarity, own);
    };
  }

  private async prepared(alerts: readonly AlertRecord[]): Promise<PreparedAlert[]> {
    if (alerts.length === 0) return [];
    const embedder = await this.ports.embedder();
    const vectors = await this.store.alerts.alerts.vectors();
    const byView = new Map<string, AlertRecord[]>();
    for (const alert of alerts) {
      const name = JSON.stringify(alert.tags);
      byView.set(name, [...(byView.get(name) ?? []), alert]);
    }
    const prepared: PreparedAlert[] = [];
    for (const ofView of byView.values()) {
      const view = this.ports.viewFor(ofView[0]?.tags ?? null);
      const [words, copies] = [await view.words(), new NearCopies(view)];
      for (const alert of ofView) {
        prepared.push(await preparedAlert(alert, vectors.get(alert.id), { view, words, copies, embedder }));
      }
    }
    return prepared;
  }

  private async hitsAmong(
    arrivals: readonly Arrival[],
    prepared: readonly PreparedAlert[],
  ): Promise<NewAlertHit[]> {
    if (prepared.length === 0) return [];
    const known = await this.knownAmong(arrivals);
    const documents = [...new Set(arrivals.map(({ document }) => document.id))];
    const waited = await this.store.alerts.known.keptWhileWaiting(documents);
    const said = await this.saidAmong(arrivals, prepared);
    const foundAt = this.ports.now().toISOString();
    const hits: NewAlertHit[] = [];
    for (const arrival of arrivals) {
      const { document, passage, identities } = arrival;
      for (const asked of prepared) {
        const { alert } = asked;
        const mayBeHit =
          asked.isWithin(document) &&
          waited.get(document.id)?.has(alert.id) !== true &&
          asked.holding?.has(passage.row) !== false;
        if (!mayBeHit) continue;
        const isNew = identities.map((identity) => known.get(identity)?.some(asked.isWithin) !== true);
        const match = matchOf(
          asked,
          arrival,
          isNew,
          said.get(asked)?.get(passage.row) ?? [],
          this.ports.hitConfidence,
        );
        if (match === null) continue;
        const copied = await asked.copies.of(sentenceOf(arrival, match.sentence));
        if (copied.some(asked.isWithin)) continue;
        hits.push({ alert: alert.id, foundAt, document: document.id, row: passage.row, ...match });
      }
      for (const identity of telling(identities)) {
        known.set(identity, [...(known.get(identity) ?? []), document]);
      }
    }
    return hits;
  }

  /** Where the library has held each sentence before, by its identity. */
  private async knownAmong(arrivals: readonly Arrival[]): Promise<Map<number, readonly DocumentFacts[]>> {
    const { known } = this.store.alerts;
    const places = await known.documentsOf([
      ...new Set(arrivals.flatMap(({ identities }) => telling(identities))),
    ]);
    const facts = await known.factsOf([...new Set([...places.values()].flat())]);
    return new Map(
      [...places].map(([identity, documents]) => [identity, documents.flatMap((id) => facts.get(id) ?? [])]),
    );
  }

  /** For questions of what somebody says: what this person says in the arrivals. */
  private async saidAmong(
    arrivals: readonly Arrival[],
    prepared: readonly PreparedAlert[],
  ): Promise<Map<PreparedAlert, ReadonlyMap<PassageRow, readonly boolean[]>>> {
    const rows = arrivals.map(({ passage }) => passage.row);
    const said = new Map<PreparedAlert, ReadonlyMap<PassageRow, readonly boolean[]>>();
    for (const asked of prepared) {
      const { speaker, alert } = asked;
      if (speaker !== null) said.set(asked, await this.ports.viewFor(alert.tags).saidIn(rows, speaker));
    }
    return said;
  }
}

/** Without sentences that say nothing. */
function telling(identities: readonly number[]): number[] {
  return [...new Set(identities)].filter((identity) => identity !== 0);
}

function sentenceOf({ passage, identities, document }: Arrival, identity: number): FoundSentence {
  const span = passage.sentences[identities.indexOf(identity)] ?? passage;
  return { passage, text: textOf(passage, span), language: document.language };
}

function factsOf(record: DocumentRecord | undefined): DocumentFacts | undefined {
  if (record === undefined) return undefined;
  const { id, source, authors, date, language, tags, format, characters } = record;
  return { id, source, authors, date, language, tags, format, characters };
}
