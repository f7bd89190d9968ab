import type { JSX } from "preact";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { differenceOf } from "./difference.ts";
import type { OpenedDocument } from "./opened-document.ts";

interface CitationNoticeProps {
  readonly opened: OpenedDocument;
  /** The words that were cited, where the page still has them. */
  readonly citedText: string | null;
}

/** What has become of the passage since it was cited, where it does not simply stand. */
export function CitationNotice({ opened, citedText }: CitationNoticeProps): JSX.Element | null {
  const messages = useMessages();
  const { citation, text, summary } = opened;
  switch (citation.state) {
    case "none":
    case "valid":
      return null;
    case "moved":
      return <p class="moved">{messages.reader.moved}</p>;
    case "changed": {
      const present = text.slice(citation.present.start, citation.present.end);
      return (
        <div class="changed">
          <p>{messages.reader.changed}</p>
          {citedText === null ? null : (
            <Comparison cited={citedText} present={present} language={summary.language} />
          )}
        </div>
      );
    }
  }
}

interface ComparisonProps {
  readonly cited: string;
  readonly present: string;
  readonly language: string | null;
}

function Comparison({ cited, present, language }: ComparisonProps): JSX.Element {
  const messages = useMessages();
  const runs = differenceOf(cited, present);
  return (
    <div class="comparison">
      <figure>
        <figcaption>{messages.reader.asCited}</figcaption>
        <blockquote {...writtenIn(language)}>
          {runs.map(({ kind, text }) =>
            kind === "present" ? null : kind === "cited" ? <del>{text}</del> : text,
          )}
        </blockquote>
      </figure>
      <figure>
        <figcaption>{messages.reader.now}</figcaption>
        <blockquote {...(present === "" ? {} : writtenIn(language))}>
          {present === "" ? messages.reader.shorter : null}
          {runs.map(({ kind, text }) =>
            kind === "cited" ? null : kind === "present" ? <ins>{text}</ins> : text,
          )}
        </blockquote>
      </figure>
    </div>
  );
}
