import { parseQuery } from "../../src/api/parse.ts";
import { SearchQuery } from "../../src/api/questions/question-requests.ts";
import { defaultLimits } from "../../src/config/limits.ts";
import type { Document } from "../../src/core/document.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { splitDocument } from "../../src/passages/splitting.ts";
import { tellingParts } from "../../src/search/question/telling-parts.ts";
import { parseQuestion } from "../../src/search/question/question.ts";
import { passageWords } from "../../src/search/words/passage-words.ts";
import { statementsIn } from "../../src/statements/statements.ts";
import { foldLine } from "../../src/text/fold.ts";
import { formsIn, phraseForms } from "../../src/text/forms.ts";
import { likeliestLanguage } from "../../src/text/function-words.ts";
import { askedName, knownName } from "../../src/text/names.ts";
import { askedNames, foldedNames } from "../../src/text/person-names.ts";
import { isReferenceHeading } from "../../src/text/references.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { questionTerms, wordsOf } from "../../src/text/terms.ts";
import { readWords } from "../../src/text/words.ts";
import { citedPassage } from "../../src/library/documents/citation-check.ts";
import { signatureOf } from "../../src/library/sync/signature.ts";

type Work = (text: string) => unknown;

/** Everything that takes text from outside: files of each kind that are text, what is made of them, and questions. */
export const FUNCTIONS: readonly (readonly [name: string, work: Work])[] = [
  ...[
    "txt",
    "md",
    "html",
    "csv",
    "tsv",
    "json",
    "jsonl",
    "ipynb",
    "rtf",
    "eml",
    "mbox",
    "mhtml",
    "srt",
    "vtt",
    "xml",
  ].map((extension) => [`read .${extension}`, (text: string) => read(text, extension)] as const),
  [
    "a web page of it",
    (text) => read(`<html><body><article><h1>Title</h1>${text}</article></body></html>`, "html"),
  ],
  ["a table cell of it", (text) => read(`a,b\n"${text.replaceAll('"', '""')}",c\n`, "csv")],
  [
    "metadata of it",
    (text) =>
      read(`---\ntitle: ${JSON.stringify(text)}\nauthor: ${JSON.stringify(text)}\n---\n\nA text.\n`, "md"),
  ],
  ["a letter with its headers", (text) => read(`From: ${text}\nSubject: ${text}\n\n${text}`, "eml")],
  ["splitSentences", (text) => splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" })],
  [
    "splitSentences, lines kept",
    (text) => splitSentences(text, { start: 0, end: text.length }, { lines: "kept" }),
  ],
  ["splitDocument, words and statements", indexed],
  ["readWords", (text) => readWords(text)],
  ["readWords within words", (text) => readWords(text, "within words")],
  ["formsIn", (text) => formsIn(text, "fr")],
  ["phraseForms", (text) => phraseForms(text, [null, "de"])],
  ["questionTerms", (text) => questionTerms(text, [null, "de"])],
  ["wordsOf", wordsOf],
  ["foldLine", foldLine],
  ["likeliestLanguage", likeliestLanguage],
  ["askedName", askedName],
  ["knownName", knownName],
  ["askedNames", askedNames],
  ["foldedNames", foldedNames],
  ["isReferenceHeading", isReferenceHeading],
  ["signatureOf", signatureOf],
  ["parseQuestion", (text) => parseQuestion(text, "2026-11-28")],
  ["tellingParts", tellingParts],
  ["citedPassage", (text) => refused(() => citedPassage(text))],
  ["parseQuery", (text) => refused(() => parseQuery(`/?q=${text}`, SearchQuery))],
];

/** In pieces as a model would count them: about four characters. */
const countTokens = (text: string): number => Math.ceil(text.length / 4);

async function read(text: string, extension: string): Promise<unknown> {
  try {
    return await readContents(Buffer.from(text), `nasty.${extension}`, defaultLimits);
  } catch (error) {
    // Most of it is no file of this kind: it is the time that it takes to find out.
    return error;
  }
}

function indexed(text: string): unknown {
  const document: Document = {
    format: "text",
    text,
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    pages: [],
    metadata: {
      title: "Title",
      authors: ["Ann Lee"],
      date: null,
      url: null,
      language: null,
      tags: [],
      evidence: { title: "headline" },
    },
  };
  const passages = splitDocument(document, { countTokens, maxTokens: 256 });
  const words = passages.map(({ sentences }) =>
    passageWords({
      title: "Title",
      author: "Ann Lee",
      heading: "",
      sentences: sentences.map(({ start, end }) => text.slice(start, end)),
    }),
  );
  return [words, statementsIn({ text, authors: ["Ann Lee"], passages })];
}

function refused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
