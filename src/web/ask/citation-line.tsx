import type { JSX } from "preact";
import { nameWithin } from "../../api/upload-source.ts";
import { writtenIn } from "../messages/document-language.ts";
import { isolated } from "./citation-parts.ts";

interface CitationLineProps {
  /** As the server makes it. */
  readonly citation: string;
  /** What it names. */
  readonly document: {
    readonly author?: string | null;
    readonly title: string;
    readonly date: string | null;
    readonly source: string;
    readonly language: string | null;
  };
}

/** A citation of whose parts none changes the order of the others, whichever way each is read; the title in its own language. */
export function CitationLine({ citation, document }: CitationLineProps): JSX.Element {
  const { author = null, title, date, source, language } = document;
  return (
    <>
      {isolated(citation, [author, title, date, nameWithin(source)]).map(({ text, isPart }, index) =>
        isPart ? (
          <bdi key={index} lang={text === title ? writtenIn(language).lang : undefined}>
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </>
  );
}
