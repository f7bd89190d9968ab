import type { JSX } from "preact";
import type { QuotePlace } from "../../api/quotes/quote-responses.ts";
import type { Span } from "../../core/document.ts";
import { MarkedText } from "../ask/marked-text.tsx";
import { writtenIn } from "../messages/document-language.ts";
import { ServerText, useMessages } from "../messages/speech.tsx";

interface PlaceProps {
  readonly place: QuotePlace;
}

/** The document's words, beside those of the quotation where they are not the same. */
export function Words({ place: { differences, quoted, text, start, language } }: PlaceProps): JSX.Element {
  const messages = useMessages();
  if (differences.length === 0 || quoted === null) {
    return (
      <blockquote class="passage-text" {...writtenIn(language)}>
        {text}
      </blockquote>
    );
  }
  return (
    <div class="comparison">
      <Side
        title={messages.quote.asQuoted}
        text={quoted.text}
        start={quoted.start}
        language={null}
        marks={spansOf(differences.map((difference) => difference.quoted))}
      />
      <Side
        title={messages.quote.inDocument}
        text={text}
        start={start}
        language={language}
        marks={spansOf(differences.map(({ original }) => original))}
      />
    </div>
  );
}

/** What differs, in lines, and what editors change. */
export function Differences({ place: { differences, remarks } }: PlaceProps): JSX.Element {
  const messages = useMessages();
  return (
    <ul class="differences" aria-label={messages.quote.differences}>
      {differences.map((difference, index) => (
        <li key={index}>{messages.quote.difference(difference)}</li>
      ))}
      {remarks.map(({ kind, text }) => (
        <li key={kind} class="slight">
          {messages.quote.remark(kind) ?? <ServerText>{text}</ServerText>}
        </li>
      ))}
    </ul>
  );
}

interface SideProps {
  readonly title: string;
  readonly text: string;
  readonly start: number;
  /** Of a quotation it is not known. */
  readonly language: string | null;
  readonly marks: readonly Span[];
}

function Side({ title, text, start, language, marks }: SideProps): JSX.Element {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <blockquote {...writtenIn(language)}>
        <MarkedText text={text} start={start} marks={marks} />
      </blockquote>
    </figure>
  );
}

function spansOf(words: readonly (Span | null)[]): Span[] {
  return words.filter((span) => span !== null);
}
