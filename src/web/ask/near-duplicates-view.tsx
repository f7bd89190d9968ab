import { nameWithin } from "../../api/upload-source.ts";
import type { JSX } from "preact";
import type { Hit, NearDuplicate } from "../../api/questions/hit.ts";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";

/** Where many passages are alike, the first few tell what they are. */
const SHOWN = 5;

/**
 * The other documents that say nearly the same as a hit, as links to the passages that keep the question; nothing where
 * there are none.
 */
export function NearDuplicatesView({
  hit: { nearDuplicates, document: own },
  route,
}: {
  readonly hit: Hit;
  readonly route: Route;
}): JSX.Element | null {
  const messages = useMessages();
  const first = new Map<string, NearDuplicate>();
  for (const passage of nearDuplicates)
    if (!first.has(passage.documentId)) first.set(passage.documentId, passage);
  if (first.size === 0) return null;
  const more = first.size - SHOWN;
  return (
    <p class="near-duplicates">
      {messages.answer.nearlySame}{" "}
      {[...first.values()].slice(0, SHOWN).map((passage, index) => (
        <>
          {index === 0 ? "" : ", "}
          <a
            href={addressOf({ ...route, reading: readingOf(passage.id, passage.documentId, []) })}
            {...(passage.documentId === own.id ? {} : writtenIn(passage.language))}
            title={nameWithin(passage.source)}
          >
            {passage.documentId === own.id ? messages.answer.onceMore : nameBeside(own, passage)}
          </a>
        </>
      ))}
      {more > 0 ? messages.answer.andMore(more) : ""}
    </p>
  );
}

/** A reprint has the title of what it reprints: its file tells the two apart. */
function nameBeside(own: Hit["document"], { title, source }: NearDuplicate): string {
  return title === own.title ? nameWithin(source) : title;
}
