/**
 * Collections of paragraphs with questions made by rule, to measure a ranking in other languages:
 * `npm run eval:languages -- <texts> <collections> [paragraphs]`. `<texts>` holds a folder for each language (de, ru, …) of
 * text files, paragraphs parted by an empty line; each becomes a collection in BEIR format for `pincite eval`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Random } from "../random.ts";
import { askAbout, OtherForms, wordsOf } from "./made-questions.ts";

interface Paragraph {
  readonly title: string;
  readonly text: string;
}

/** Shorter paragraphs say too little to be asked about; longer ones would be several passages. */
const SHORTEST = 150;
const LONGEST = 1_500;

/** Text of an article that was not translated: more of its letters are Latin than in this language's own script. */
const OTHER_SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{sc=Arabic}/gu,
  el: /\p{sc=Greek}/gu,
  ja: /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}/gu,
  ru: /\p{sc=Cyrillic}/gu,
  uk: /\p{sc=Cyrillic}/gu,
  zh: /\p{sc=Han}/gu,
};

function paragraphsIn(directory: string, language: string): Paragraph[] {
  const script = OTHER_SCRIPTS[language];
  const isOwn = (text: string): boolean =>
    script === undefined || (text.match(script) ?? []).length > (text.match(/[a-z]/giu) ?? []).length;
  const paragraphs = readdirSync(directory)
    .sort()
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) =>
      readFileSync(join(directory, name), "utf8")
        .split(/\n\s*\n/u)
        .map((text) => ({ title: basename(name, ".txt"), text: text.replace(/\s+/gu, " ").trim() })),
    );
  const distinct = [...new Map(paragraphs.map((paragraph) => [paragraph.text, paragraph])).values()];
  return distinct.filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST && isOwn(text));
}

function jsonLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function writeCollection(texts: string, language: string, out: string, most: number): void {
  const paragraphs = paragraphsIn(join(texts, language), language);
  const forms = new OtherForms(paragraphs.flatMap(({ text }) => wordsOf(text, language)));
  // Drawn by a hash of their place, so that they are of all texts.
  const drawn = [...paragraphs.entries()]
    .map(([place, paragraph]) => ({ place, paragraph, draw: new Random(1, place).next() }))
    .sort((left, right) => left.draw - right.draw);
  const asked = drawn.flatMap(({ place, paragraph }) => {
    const about = askAbout(paragraph.text, language, forms, new Random(2, place));
    return about === null ? [] : [{ id: `${paragraph.title}#${place}`, title: paragraph.title, ...about }];
  });
  const kept = asked.slice(0, most);
  const questions = kept.flatMap(({ id, questions }) =>
    questions
      .filter(({ text }) => /\p{L}{2}/u.test(text))
      .map(({ kind, text }) => ({ _id: `${kind}:${id}`, text, document: id })),
  );
  mkdirSync(join(out, language, "qrels"), { recursive: true });
  writeFileSync(
    join(out, language, "corpus.jsonl"),
    jsonLines(kept.map(({ id, title, text }) => ({ _id: id, title, text }))),
  );
  writeFileSync(
    join(out, language, "queries.jsonl"),
    jsonLines(questions.map(({ _id, text }) => ({ _id, text }))),
  );
  writeFileSync(
    join(out, language, "qrels", "test.tsv"),
    questions.map(({ _id, document }) => `${_id}\t${document}\t1\n`).join(""),
  );
  console.log(`${language}: ${kept.length} paragraphs, ${questions.length} questions`);
}

const [texts, out, most = "240"] = process.argv.slice(2);
if (texts === undefined || out === undefined)
  throw new Error("Name a folder of texts and one for the collections.");
for (const language of readdirSync(texts).sort()) writeCollection(texts, language, out, Number(most));
