import type { Span } from "../core/document.ts";
import type { Statement } from "../core/statement.ts";
import { foldedNames } from "../text/person-names.ts";
import { markedQuotations } from "../text/quotation-marks.ts";
import { isReferenceHeading } from "../text/references.ts";
import { isBodyAsAuthor, isBodyInProse } from "./bodies.ts";
import { claimOf, type Claim } from "./claims.ts";
import { attributedTo, Cast, type Attributed, type Person } from "./cast.ts";
import { introduce } from "./introductions.ts";
import { withRememberedVerbs, type Lexicon } from "./lexicon/lexicon.ts";
import { lexiconOf } from "./lexicon/lexicon-of-text.ts";
import { paragraphsOf, type Paragraph, type StatementSource } from "./paragraphs.ts";
import { isPlural, PhraseReader, type Phrase } from "./noun-phrases.ts";
import { Focus } from "./focus.ts";
import { isSaying, quotationsWithin, type Quotation } from "./quotations.ts";
import { speakerBeside, type ReadSentence, type Voice } from "./read-sentence.ts";
import { labelOf, repeatedLabels, sectionAuthorOf } from "./signatures.ts";
import { SpeechReader } from "./speeches.ts";
import { statementsOf } from "./statement-runs.ts";
import { tokensOf } from "./tokens.ts";

/** Raised whenever the same document would give other statements: those of existing libraries are then found again. */
export const STATEMENTS_VERSION = 5;

const INDIRECT = /\b(?:should|would|ought|sei|seien|habe|werde|könne|müsse|solle|dürfe|wolle)\b/u;

/**
 * Who says what in a document, in text order: texts of its authors' own, quotations, and what is reported of others. It goes
 * by the words around a statement, in English, German, French, Spanish and Russian; no name is known beforehand.
 */
export function statementsIn(source: StatementSource): Statement[] {
  return statementsOf(new StatementReader(source).read());
}

/**
 * Who is quoted by each of these quotations of a text, and what it reports of whom in clauses of their own ("X said that …").
 * `quotations` are all of the text, in order and apart from each other.
 */
export function attributionsIn(
  source: StatementSource,
  quotations: readonly Quotation[],
): { readonly speakers: ReadonlyMap<Quotation, Attributed>; readonly claims: readonly Claim[] } {
  const reader = new StatementReader(source, quotations);
  const claims = reader
    .read()
    .flatMap(({ tokens, speeches }) =>
      speeches.flatMap((speech) => claimOf(tokens, speech, attributedTo(speech.person)) ?? []),
    );
  const speakers = [...reader.quoted].map(
    ([quotation, person]) => [quotation, attributedTo(person)] as const,
  );
  return { speakers: new Map(speakers), claims };
}

const UNPLACED = { from: 0, to: 0, pronoun: null, isDefinite: false, gender: null } as const;

class StatementReader {
  private readonly lexicon: Lexicon;
  private readonly common: ReadonlySet<string>;
  private readonly cast = new Cast();
  private readonly focus: Focus;
  private readonly paragraphs: readonly Paragraph[];
  private readonly labels: ReadonlySet<string>;
  private readonly authors: readonly Person[];
  private number = 0;
  readonly quoted = new Map<Quotation, Person>();
  private readonly phrases = new Map<Span, PhraseReader>();

  /** Without `known` quotations it finds them itself. */
  constructor(
    private readonly source: StatementSource,
    private readonly known: readonly Quotation[] | null = null,
  ) {
    this.lexicon = withRememberedVerbs(lexiconOf(source.text));
    this.common = new Set(source.text.match(/(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}]*/gu));
    this.paragraphs = paragraphsOf(source);
    this.labels = repeatedLabels(source.text);
    this.focus = new Focus(source.text, this.lexicon);
    this.authors = source.authors.flatMap((author) => this.called(author) ?? []);
  }

  read(): ReadSentence[] {
    for (const paragraph of this.paragraphs) {
      const quotes = this.quotationsOf(paragraph);
      for (const sentence of paragraph.sentences) {
        const phrases = this.phrasesOf(sentence, quotes);
        introduce(phrases.tokens, this.lexicon, phrases, this.cast);
      }
    }
    const read: ReadSentence[] = [];
    let former: readonly ReadSentence[] = [];
    let labelled: Person | null = null;
    let author: Person | null = null;
    for (const paragraph of this.paragraphs) {
      if (isReferenceHeading(paragraph.headings.at(-1) ?? null)) continue;
      if (paragraph.opensSection) {
        labelled = null;
        author = this.sectionAuthor(paragraph);
        this.focus.leaveSection(this.number);
      }
      const sentences = this.readParagraph(paragraph);
      this.giveQuotations(sentences, former);
      this.giveIndirectSpeech(sentences);
      labelled = this.giveLabelled(sentences, labelled);
      this.giveOwn(sentences, this.writersOf(paragraph, author));
      read.push(...sentences);
      former = sentences;
    }
    return read;
  }

  private readParagraph(paragraph: Paragraph): ReadSentence[] {
    const quotations = this.quotationsOf(paragraph);
    this.focus.enterParagraph(this.number);
    return paragraph.sentences.map((sentence) => {
      this.number += 1;
      const quotes = quotations.filter(({ start, end }) => end > sentence.start && start < sentence.end);
      const phrases = this.phrasesOf(sentence, quotes);
      const { tokens } = phrases;
      const reader = new SpeechReader(tokens, this.lexicon, phrases);
      const leading = reader.subject();
      const subject = leading === null ? null : this.resolve(leading, null);
      if (subject !== null) this.focus.see(subject, this.number, true);
      let earlier: Person | null = null;
      const speeches = reader.speeches().flatMap((speech) => {
        const leads = leading !== null && leading.to <= speech.who.from ? subject : null;
        const person = this.resolve(speech.who, earlier ?? leads);
        if (person === null) return [];
        earlier = person;
        this.focus.see(person, this.number, speech.who.pronoun === null || subject === null);
        return [{ ...speech, person }];
      });
      for (const named of phrases.names()) {
        const person = this.cast.learn(named);
        if (person !== null) this.focus.see(person, this.number, false);
      }
      const voices = speeches.map(({ person }): Voice => ({ person, kind: "reported" }));
      return { sentence, part: paragraph.quoted, quotes, tokens, speeches, subject, voices };
    });
  }

  private quotationsOf(paragraph: Paragraph): readonly Quotation[] {
    return this.known === null
      ? markedQuotations(this.source.text, paragraph)
      : quotationsWithin(this.known, paragraph);
  }

  /** Every sentence is read twice: for who its people are, and for what they say. */
  private phrasesOf(sentence: Span, quotes: readonly Quotation[]): PhraseReader {
    const known = this.phrases.get(sentence);
    if (known !== undefined) return known;
    const tokens = tokensOf(this.source.text, sentence, quotes);
    const phrases = new PhraseReader(tokens, this.lexicon, (lower) => this.common.has(lower));
    this.phrases.set(sentence, phrases);
    return phrases;
  }

  /** Whom a phrase means; null for a pronoun that nobody can be meant by. */
  private resolve(phrase: Phrase, earlier: Person | null): Person | null {
    if (phrase.pronoun !== null) return this.focus.meantBy(phrase.pronoun, earlier, this.number);
    const meant = this.meantByOffice(phrase);
    if (meant !== null) return meant;
    const known = this.cast.learn(phrase);
    if (known !== null) {
      if (phrase.names.length > 0) known.articles += phrase.isDefinite && phrase.roles.length === 0 ? 1 : -1;
      known.isGroup ||= isPlural(phrase, this.lexicon) || isBodyInProse(known.name);
      return known;
    }
    const person = this.cast.introduce(phrase);
    person.isGroup = !this.isOffice(phrase);
    return person;
  }

  /**
   * "Ulla Brandt disagreed. The chairwoman said": the office is hers. So it is where another holds it, too, unless the
   * paragraph has spoken of him: there may be two ministers in a text.
   */
  private meantByOffice(phrase: Phrase): Person | null {
    if (phrase.names.length > 0 || !phrase.isDefinite || !this.isOffice(phrase)) return null;
    const holder = this.cast.holding(phrase);
    if (holder !== null && this.focus.isInParagraph(holder)) return holder;
    // Nothing is held against anybody for an office that a draft gives to nobody.
    if (this.known !== null) return holder;
    const last = this.focus.lastPerson(phrase.gender, this.number, holder !== null);
    if (last === null) return holder;
    for (const role of phrase.roles) this.cast.give(last, role);
    last.gender ??= phrase.gender;
    return last;
  }

  private isOffice({ name }: Phrase): boolean {
    const head = name.toLowerCase().split(" ").at(-1) ?? "";
    return this.lexicon.roles.has(head) || /(?:man|woman)$/u.test(head);
  }

  /** Who has written a paragraph: of what the authors have not, the one who is named, or nobody. */
  private writersOf({ quoted }: Paragraph, ofSection: Person | null): readonly Person[] {
    if (quoted === null) return ofSection === null ? this.authors : [ofSection];
    const writer = quoted.author === null ? null : this.called(quoted.author);
    return writer === null ? [] : [writer];
  }

  private called(name: string): Person | null {
    const { office, rest } = this.withoutOffice(name);
    const names = foldedNames(rest);
    if (names.length === 0) return null;
    const roles = foldedNames(office);
    const person = this.cast.learn({ ...UNPLACED, name: rest, names, roles });
    if (person !== null) person.isGroup ||= isBodyAsAuthor(name);
    return person;
  }

  /** "Prime Minister Ulla Brandt": who signs or speaks in a transcript is not named so. */
  private withoutOffice(name: string): { readonly office: string; readonly rest: string } {
    const words = name.trim().split(/\s+/u);
    const last = words.slice(0, -1).findLastIndex((word) => this.lexicon.roles.has(word.toLowerCase()));
    return { office: words.slice(0, last + 1).join(" "), rest: words.slice(last + 1).join(" ") };
  }

  private sectionAuthor({ headings, sentences }: Paragraph): Person | null {
    const first = sentences[0];
    const opening = first === undefined ? "" : this.source.text.slice(first.start, first.end);
    const name = sectionAuthorOf(opening, headings);
    return name === null ? null : this.called(name);
  }

  /** Gives each quotation to who says it. */
  private giveQuotations(sentences: readonly ReadSentence[], former: readonly ReadSentence[]): void {
    const quotations = [...new Set(sentences.flatMap(({ quotes }) => quotes))].filter(
      (quote) => this.known !== null || isSaying(this.source.text, quote),
    );
    const openBefore = former.at(-1)?.quotes.at(-1);
    let before =
      openBefore?.isOpen === true
        ? (former.at(-1)?.voices.find(({ kind }) => kind === "quoted")?.person ?? null)
        : null;
    for (const quotation of quotations) {
      const holding = sentences.filter(({ quotes }) => quotes.includes(quotation));
      const speaker =
        speakerBeside(quotation, holding) ?? before ?? this.speakerAround(quotation, holding, sentences);
      before = speaker;
      if (speaker === null) continue;
      this.quoted.set(quotation, speaker);
      for (const { voices } of holding) {
        const index = voices.findIndex(({ person }) => person === speaker);
        if (index >= 0) voices.splice(index, 1);
        voices.push({ person: speaker, kind: "quoted" });
      }
    }
  }

  /** Of a quotation that is a sentence of its own: who spoke, or was spoken of, in the sentence before or after it. */
  private speakerAround(
    quotation: Quotation,
    holding: readonly ReadSentence[],
    sentences: readonly ReadSentence[],
  ): Person | null {
    const [first, last] = [holding[0], holding.at(-1)];
    if (first === undefined || last === undefined) return null;
    const outside = first.sentence.end - first.sentence.start - (quotation.end - quotation.start);
    if (holding.length === 1 && outside > (quotation.end - quotation.start) / 2) return null;
    const before = sentences[sentences.indexOf(first) - 1];
    const after = sentences[sentences.indexOf(last) + 1];
    if (
      after !== undefined &&
      after.tokens.length <= 10 &&
      after.quotes.length === 0 &&
      after.speeches[0]?.sort === "say"
    ) {
      return after.speeches[0].person;
    }
    return before?.speeches.at(-1)?.person ?? before?.subject ?? null;
  }

  /** "The package was laid out. Arms should be cut by half": what follows a report in its mood is of the report. */
  private giveIndirectSpeech(sentences: readonly ReadSentence[]): void {
    sentences.forEach(({ sentence, voices, subject, quotes, speeches }, index) => {
      if (voices.length > 0 || quotes.length > 0) return;
      const reported = sentences[index - 1]?.voices.find(({ kind }) => kind === "reported");
      if (reported === undefined || !INDIRECT.test(this.source.text.slice(sentence.start, sentence.end)))
        return;
      const isOther = subject !== null && subject !== reported.person && subject.names.length > 0;
      if (isOther && (subject.names.length > 1 || subject.roles.size > 0) && speeches.length === 0) return;
      voices.push({ person: reported.person, kind: "reported" });
    });
  }

  /** "MERKEL: …" begins what Merkel says in a transcript, up to the next name. */
  private giveLabelled(sentences: readonly ReadSentence[], current: Person | null): Person | null {
    let labelled = current;
    for (const { sentence, voices } of sentences) {
      const label = sentence.beginsLine ? labelOf(this.source.text, sentence.start) : null;
      if (label !== null && (this.labels.has(label) || this.isKnown(label))) labelled = this.called(label);
      if (labelled === null) continue;
      const speaker = labelled;
      if (!voices.some(({ person, kind }) => person === speaker && kind === "quoted"))
        voices.push({ person: speaker, kind: "quoted" });
    }
    return labelled;
  }

  private isKnown(label: string): boolean {
    const names = foldedNames(label);
    return names.length > 1 && this.authors.some((author) => author.names.join(" ") === names.join(" "));
  }

  /** What is not in another's words is in the authors'. */
  private giveOwn(sentences: readonly ReadSentence[], authors: readonly Person[]): void {
    for (const { voices } of sentences) {
      if (voices.some(({ person, kind }) => kind === "quoted" && !authors.includes(person))) continue;
      for (const author of authors) {
        const index = voices.findIndex(({ person }) => person === author);
        if (index >= 0) voices.splice(index, 1);
        voices.push({ person: author, kind: "own" });
      }
    }
  }
}
