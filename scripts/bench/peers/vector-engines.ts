import Database from "better-sqlite3";
import { dot } from "../../../src/core/dot/dot.ts";
import { passageRow } from "../../../src/core/ids.ts";
import { DenseIndex } from "../../../src/store/dense/dense-index.ts";
import { K, type Engine, type EngineContext } from "./engine.ts";

type VectorEngine = Engine<Float32Array, Float32Array>;

interface UsearchPackage {
  readonly Index: new (options: {
    readonly dimensions: number;
    readonly metric: string;
    readonly quantization: string;
  }) => {
    add(keys: BigUint64Array, vectors: readonly Float32Array[], threads: number): void;
    search(vector: Float32Array, k: number, threads: number): { readonly keys: BigUint64Array };
  };
}

interface LanceTable {
  createIndex(column: string, options: { readonly config: unknown }): Promise<void>;
  search(vector: Float32Array): LanceQuery;
}

interface LanceQuery {
  distanceType(metric: string): LanceQuery;
  select(columns: readonly string[]): LanceQuery;
  limit(count: number): LanceQuery;
  toArray(): Promise<readonly { readonly id: number }[]>;
}

interface LancePackage {
  connect(directory: string): Promise<{
    createTable(
      name: string,
      rows: readonly { readonly id: number; readonly vector: Float32Array }[],
    ): Promise<LanceTable>;
  }>;
  readonly Index: { hnswSq(options: { readonly distanceType: string }): unknown };
}

interface SqliteVecPackage {
  load(database: Database.Database): void;
}

export const VECTOR_ENGINES: Readonly<Record<string, (context: EngineContext) => Promise<VectorEngine>>> = {
  "pincite (hnswlib-node)": () => Promise.resolve(pinciteByVectors()),
  usearch: (context) => usearch(context, "f32"),
  "usearch, 8 bits": (context) => usearch(context, "i8"),
  "@lancedb/lancedb, exact (as mcp-local-rag)": (context) => lance(context, "exact"),
  "@lancedb/lancedb, HNSW": (context) => lance(context, "graph"),
  "sqlite-vec, exact (as @tobilu/qmd)": sqliteVec,
};

function pinciteByVectors(): VectorEngine {
  let index: DenseIndex | null = null;
  return {
    build: (vectors) => {
      index = DenseIndex.create(vectors[0]?.length ?? 0);
      index.follow({
        added: vectors.map((vector, row) => ({ row: passageRow(row + 1), vector })),
        removed: [],
        complete: true,
        covers: { row: vectors.length, revision: 1 },
      });
      return Promise.resolve();
    },
    search: (question) => Promise.resolve((index?.search(question, K) ?? []).map(({ row }) => row - 1)),
  };
}

async function usearch({ load }: EngineContext, quantization: string): Promise<VectorEngine> {
  const { Index } = (await load("usearch")) as UsearchPackage;
  let index: InstanceType<UsearchPackage["Index"]> | null = null;
  return {
    build: (vectors) => {
      index = new Index({ dimensions: vectors[0]?.length ?? 0, metric: "ip", quantization });
      const keys = BigUint64Array.from(vectors, (_, place) => BigInt(place));
      index.add(keys, vectors, 0);
      return Promise.resolve();
    },
    search: (question) => Promise.resolve([...(index?.search(question, K, 1).keys ?? [])].map(Number)),
  };
}

async function lance({ load, directory }: EngineContext, how: "exact" | "graph"): Promise<VectorEngine> {
  const lancedb = (await load("@lancedb/lancedb")) as LancePackage;
  const database = await lancedb.connect(directory);
  let table: LanceTable | null = null;
  return {
    build: async (vectors) => {
      table = await database.createTable(
        "passages",
        vectors.map((vector, id) => ({ id, vector })),
      );
      if (how === "graph") {
        await table.createIndex("vector", { config: lancedb.Index.hnswSq({ distanceType: "dot" }) });
      }
    },
    search: async (question) => {
      const query = table?.search(question).distanceType("dot").select(["id"]).limit(K);
      return ((await query?.toArray()) ?? []).map(({ id }) => id);
    },
  };
}

async function sqliteVec({ load, directory }: EngineContext): Promise<VectorEngine> {
  const extension = (await load("sqlite-vec")) as SqliteVecPackage;
  const database = new Database(`${directory}/vectors.sqlite`);
  extension.load(database);
  return {
    build: (vectors) => {
      const dimensions = vectors[0]?.length ?? 0;
      database.exec(
        `CREATE VIRTUAL TABLE passages USING vec0 (embedding float[${dimensions}] distance_metric=cosine)`,
      );
      const insert = database.prepare("INSERT INTO passages (rowid, embedding) VALUES (?, ?)");
      database.transaction(() => {
        for (const [place, vector] of vectors.entries()) insert.run(BigInt(place), vector);
      })();
      return Promise.resolve();
    },
    search: (question) => {
      const rows = database
        .prepare("SELECT rowid FROM passages WHERE embedding MATCH ? AND k = ? ORDER BY distance")
        .all(question, K) as readonly { readonly rowid: number }[];
      return Promise.resolve(rows.map(({ rowid }) => rowid));
    },
  };
}

/** What every approximate search is held against. */
export function nearestOf(question: Float32Array, vectors: readonly Float32Array[]): readonly number[] {
  return vectors
    .map((vector, place) => ({ place, score: dot(question, vector) }))
    .sort((left, right) => right.score - left.score || left.place - right.place)
    .slice(0, K)
    .map(({ place }) => place);
}
