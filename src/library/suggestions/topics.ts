import type { Suggestion } from "../../api/suggestions/suggestion-responses.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { DocumentId } from "../../core/ids.ts";

/** What exists for whoever asks. */
interface TopicSource {
  facts(): Promise<readonly { readonly id: DocumentId }[]>;
  record(id: string): Promise<DocumentRecord | undefined>;
  placesOf(id: DocumentId): Promise<readonly Pick<FoundPassage, "headings">[]>;
}

/** So many documents are looked at, however many there are. */
const LOOKED_AT = 24;
const MOST_TOPICS = 6;

/** A longer title is none that anybody would ask. */
const LONGEST_TOPIC = 90;

/**
 * Titles and headings to ask about, one of a document. Which documents are looked at follows from their ids: they are spread
 * over the library, and stay the same while it grows. Headings that ask something come first, then titles; of a document
 * that has but the name of its file, a heading.
 */
export async function topicsOf(view: TopicSource): Promise<readonly Suggestion[]> {
  const ids = (await view.facts()).map(({ id }) => id).sort();
  const topics: Suggestion[] = [];
  for (const id of ids.slice(0, LOOKED_AT)) {
    const record = await view.record(id);
    if (record === undefined) continue;
    const headings = (await view.placesOf(record.id)).flatMap((place) => place.headings);
    const text = topicOf(record, headings);
    const isKnown = topics.some((topic) => topic.text === text);
    if (text !== null && !isKnown) topics.push({ text, documents: 1, language: record.language });
  }
  const asking = topics.filter(({ text }) => isQuestion(text));
  return [...asking, ...topics.filter((topic) => !asking.includes(topic))].slice(0, MOST_TOPICS);
}

function topicOf({ title, evidence }: DocumentRecord, headings: readonly string[]): string | null {
  const told = headings.filter(isTelling);
  const ownTitle = evidence?.title === "file-name" || !isTelling(title) ? null : title;
  return told.find(isQuestion) ?? ownTitle ?? told[0] ?? null;
}

/** Some words, of which one would find what they are about. */
function isTelling(text: string): boolean {
  return (
    text.length <= LONGEST_TOPIC &&
    /\p{L}{2}\P{L}+\p{L}{2}|[\p{sc=Han}\p{sc=Hira}\p{sc=Thai}\p{sc=Hang}]{4}/u.test(text)
  );
}

function isQuestion(text: string): boolean {
  return /[?？؟]\s*$/u.test(text);
}
