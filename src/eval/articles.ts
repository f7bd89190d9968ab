import type { Collection, CollectionQuestion } from "./collection.ts";

/** An article whose paragraphs are documents of their own, `article#0`, `article#1` and so on, and the questions about it. */
export interface Article {
  readonly name: string;
  readonly questions: readonly CollectionQuestion[];
}

/** The article that a document is a paragraph of; null where its id names none. */
export function articleOf(documentId: string): string | null {
  return /^(.+)#\d+$/.exec(documentId)?.[1] ?? null;
}

/** The articles that are asked about, in the order of their first question. */
export function articlesAskedAbout({
  questions,
  answers,
}: Pick<Collection, "questions" | "answers">): Article[] {
  const articles = new Map<string, CollectionQuestion[]>();
  for (const question of questions) {
    const name = articleOf(answers.get(question.id)?.document ?? "");
    if (name === null) continue;
    const about = articles.get(name) ?? [];
    about.push(question);
    articles.set(name, about);
  }
  return [...articles].map(([name, about]) => ({ name, questions: about }));
}
