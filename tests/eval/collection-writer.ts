import { temporaryFolder, put } from "../fixtures/temporary-folder.ts";

export interface CollectionFiles {
  readonly corpus?: readonly object[];
  readonly queries?: readonly object[];
  /** Lines of `qrels/<split>.tsv`, without the head. */
  readonly qrels?: Readonly<Record<string, readonly string[]>>;
  readonly answers?: object;
}

/** Writes a collection in BEIR format into an empty folder, or into `directory`, and returns its path. */
export function collectionOf(files: CollectionFiles, directory = temporaryFolder()): string {
  const lines = (records: readonly object[]): string =>
    records.map((record) => `${JSON.stringify(record)}\n`).join("");
  put(directory, "corpus.jsonl", lines(files.corpus ?? []));
  put(directory, "queries.jsonl", lines(files.queries ?? []));
  for (const [split, judgements] of Object.entries(files.qrels ?? {})) {
    put(directory, `qrels/${split}.tsv`, `query-id\tcorpus-id\tscore\n${judgements.join("\n")}\n`);
  }
  if (files.answers !== undefined) put(directory, "answers.json", JSON.stringify(files.answers));
  return directory;
}

/** All that an asynchronous iterable gives. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
