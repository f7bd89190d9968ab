import { openLibrary } from "../../../src/pincite.ts";
import type { Folders } from "../program.ts";
import { K, type Engine, type EngineContext } from "./engine.ts";

type WordEngine = Engine<string, string>;

interface MiniSearchPackage {
  readonly default: new (options: { readonly fields: readonly string[] }) => {
    addAll(documents: readonly { readonly id: number; readonly text: string }[]): void;
    search(question: string): readonly { readonly id: number }[];
  };
}

interface OramaPackage {
  create(options: { readonly schema: Record<string, "string"> }): unknown;
  insertMultiple(
    index: unknown,
    documents: readonly { readonly id: string; readonly text: string }[],
    batch: number,
  ): Promise<unknown>;
  search(
    index: unknown,
    question: { readonly term: string; readonly limit: number },
  ): Promise<{ readonly hits: readonly { readonly id: string }[] }>;
}

interface FlexSearchPackage {
  readonly default: {
    readonly Index: new (options: { readonly tokenize: "strict"; readonly context: true }) => {
      add(id: number, text: string): void;
      search(
        question: string,
        options: { readonly limit: number; readonly suggest: true },
      ): readonly (number | string)[];
    };
  };
}

/** As their documentation sets them up for whole words. */
export const WORD_ENGINES: Readonly<Record<string, (context: EngineContext) => Promise<WordEngine>>> = {
  minisearch: async ({ load }) => {
    const { default: MiniSearch } = (await load("minisearch")) as MiniSearchPackage;
    const index = new MiniSearch({ fields: ["text"] });
    return {
      build: (texts) => {
        index.addAll(texts.map((text, id) => ({ id, text })));
        return Promise.resolve();
      },
      search: (question) =>
        Promise.resolve(
          index
            .search(question)
            .slice(0, K)
            .map(({ id }) => id),
        ),
    };
  },
  "@orama/orama": async ({ load }) => {
    const orama = (await load("@orama/orama")) as OramaPackage;
    const index = orama.create({ schema: { text: "string" } });
    return {
      build: async (texts) => {
        await orama.insertMultiple(
          index,
          texts.map((text, id) => ({ id: String(id), text })),
          1_000,
        );
      },
      search: async (question) =>
        (await orama.search(index, { term: question, limit: K })).hits.map(({ id }) => Number(id)),
    };
  },
  flexsearch: async ({ load }) => {
    const { default: flexsearch } = (await load("flexsearch")) as FlexSearchPackage;
    const index = new flexsearch.Index({ tokenize: "strict", context: true });
    return {
      build: (texts) => {
        for (const [id, text] of texts.entries()) index.add(id, text);
        return Promise.resolve();
      },
      search: (question) =>
        Promise.resolve(index.search(question, { limit: K, suggest: true }).map((id) => Number(id))),
    };
  },
};

/** The built library of the same passages, asked for words alone; its hits are whole cited passages, not numbers. */
export function pinciteByWords({ documentsDirectory, indexDirectory }: Folders): WordEngine {
  const library = openLibrary({ documents: documentsDirectory, index: indexDirectory });
  return {
    build: async () => {
      await library.status();
    },
    search: async (question) =>
      (await library.search({ query: question, mode: "lexical", k: K })).hits.map((_, place) => place),
  };
}
