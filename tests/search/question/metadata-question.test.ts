import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metadataQuestionIn } from "../../../src/search/question/metadata-question.ts";
import { stemOf } from "../../../src/text/terms.ts";

describe("a question of who wrote a document or when it was published", () => {
  test.each([
    ["Who wrote it?", "authors"],
    ["who is the author", "authors"],
    ["Who was this written by?", "authors"],
    ["Who is the author of this report?", "authors"],
    ["Wer hat den Artikel geschrieben?", "authors"],
    ["Wer ist die Autorin?", "authors"],
    ["Qui a écrit cet article ?", "authors"],
    ["¿Quién escribió este artículo?", "authors"],
    ["Chi ha scritto questo articolo?", "authors"],
    ["Кто написал эту статью?", "authors"],
    ["Кто это написал?", "authors"],
    ["这篇文章是谁写的？", "authors"],
    ["When was it published?", "date"],
    ["When was this article first published?", "date"],
    ["What is the date of this document?", "date"],
    ["In what year was it written?", "date"],
    ["Wann wurde der Artikel veröffentlicht?", "date"],
    ["Wann ist das erschienen?", "date"],
    ["Quand cet article a-t-il été publié ?", "date"],
    ["¿Cuándo se publicó este artículo?", "date"],
    ["Когда это было опубликовано?", "date"],
    ["本文是什么时候发表的？", "date"],
  ])("means the one document that is asked: %s", (question, field) => {
    expect(metadataQuestionIn(question)).toMatchObject({ field, subject: [], meansDocument: true });
  });

  test.each([
    ["Who wrote the article about the old lighthouse?", "authors", "old lighthouse", true],
    ["When was the report on harbour dues published?", "date", "harbour dues", true],
    ["Who wrote Lighthouse Keepers of the North?", "authors", "lighthouse keepers north", false],
    ["Wer hat den Bericht über die Talsperre geschrieben?", "authors", "talsperre", true],
    ["Кто автор статьи о маяке?", "authors", "маяке", true],
  ])("names a document: %s", (question, field, words, namesDocument) => {
    const found = metadataQuestionIn(question);
    expect(found).toMatchObject({ field, namesDocument, meansDocument: false });
    for (const word of words.split(" ")) expect(found?.subject).toContain(stemOf(word));
  });

  test("of a report may mean one that the documents speak of", () => {
    expect(metadataQuestionIn("Who wrote the report?")).toMatchObject({ subject: [], meansDocument: false });
  });

  test.each([
    "Who repaired the dam?",
    "When was the bridge opened?",
    "What did Larsen write about the dam?",
    "When did the council meet?",
    "Who said that it was written?",
    "How long is the article?",
    "Who is the harbour owned by?",
  ])("is not “%s”", (question) => {
    expect(metadataQuestionIn(question)).toBeNull();
  });

  test("is looked for in any text without complaint", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        metadataQuestionIn(text);
        metadataQuestionIn(`who wrote ${text}`);
      }),
    );
  });
});
