import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { passageRow, type PassageRow } from "../../../src/core/ids.ts";
import { DenseIndex, mostRecent } from "../../../src/store/dense/dense-index.ts";
import type { Changes } from "../../../src/store/records.ts";
import { dot } from "../../../src/core/dot/dot.ts";
import { randomUnit, seededRandom, unit } from "../../fixtures/fake-embedder.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const DIMENSIONS = 16;

describe("the dense index", () => {
  it("finds nothing while it is empty", () => {
    expect(DenseIndex.create(DIMENSIONS).search(randomUnit(seededRandom(1), DIMENSIONS), 10)).toEqual([]);
  });

  it("gives what exact search gives in a small library, copies and removed passages included", () => {
    const passage = fc.record({ direction: fc.integer({ min: 0, max: 60 }), removed: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(passage, { maxLength: 450 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer(),
        (passages, limit, seed) => {
          const random = seededRandom(seed);
          const directions = Array.from({ length: 61 }, () => randomUnit(random, DIMENSIONS));
          const vectors = passages.map(({ direction }) => directions[direction]!);
          const removed = passages.flatMap(({ removed }, index) => (removed ? [passageRow(index + 1)] : []));
          const index = indexOf(vectors, removed);
          const query = randomUnit(random, DIMENSIONS);
          const expected = exact(vectors, removed, query).slice(0, limit);
          const found = index.search(query, limit);
          expect(found.map(({ score }) => score)).toEqual(
            expected.map(({ score }): unknown => expect.closeTo(score, 5)),
          );
          expect(found.some(({ row }) => removed.includes(row))).toBe(false);
          expect(new Set(found.map(({ row }) => row)).size).toBe(found.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("finds 99 of 100 of the nearest passages in a library past its first capacity", () => {
    const random = seededRandom(7);
    const vectors = Array.from({ length: 5_000 }, () => randomUnit(random, 64));
    const index = indexOf(vectors, [], 64);
    expect(index.size).toBe(5_000);
    let hits = 0;
    for (let query = 0; query < 100; query += 1) {
      const vector = randomUnit(random, 64);
      const expected = new Set(
        exact(vectors, [], vector)
          .slice(0, 10)
          .map(({ row }) => row),
      );
      hits += index.search(vector, 10).filter(({ row }) => expected.has(row)).length;
    }
    expect(hits / 1_000).toBeGreaterThan(0.99);
  });

  it("gives the nearest of the passages asked about, as exact search does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.integer({ min: 1, max: 220 })),
        fc.integer({ min: 1, max: 30 }),
        fc.integer(),
        (count, chosen, limit, seed) => {
          const random = seededRandom(seed);
          const vectors = Array.from({ length: count }, () => randomUnit(random, DIMENSIONS));
          const among = new Set(chosen.map(passageRow));
          const query = randomUnit(random, DIMENSIONS);
          const expected = exact(vectors, [], query).filter(({ row }) => among.has(row));
          const found = indexOf(vectors, []).search(query, limit, among);
          expect(found.map(({ row }) => row)).toEqual(expected.slice(0, limit).map(({ row }) => row));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("gives all there is, each once and by falling score, when more is asked for", () => {
    const random = seededRandom(3);
    const found = indexOf(
      [1, 2, 3].map(() => randomUnit(random, DIMENSIONS)),
      [],
    ).search(randomUnit(random, DIMENSIONS), 100);
    expect(found.map(({ row }) => row).sort()).toEqual([1, 2, 3]);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });

  it("gives equal scores in the order of the rows", () => {
    const vector = randomUnit(seededRandom(4), DIMENSIONS);
    const found = indexOf([vector, vector, vector, vector], []).search(vector, 4);
    expect(found.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["a NaN", Float32Array.from({ length: DIMENSIONS }, (_, index) => (index === 3 ? NaN : 0.25))],
    ["an infinity", Float32Array.from({ length: DIMENSIONS }, (_, index) => (index === 3 ? Infinity : 0))],
    ["too few numbers", unit(new Float32Array(DIMENSIONS - 1).fill(1))],
    ["too many numbers", unit(new Float32Array(DIMENSIONS + 1).fill(1))],
    ["a length that is not 1", new Float32Array(DIMENSIONS).fill(1)],
    ["no direction", new Float32Array(DIMENSIONS)],
  ])("refuses a vector with %s, to add or to search for, and stays usable", (_, vector) => {
    const good = randomUnit(seededRandom(5), DIMENSIONS);
    const index = indexOf([good], []);
    expect(() => {
      index.follow({
        covers: { row: 2, revision: 2 },
        added: [{ row: passageRow(2), vector }],
        removed: [],
        complete: true,
      });
    }).toThrow("is not usable");
    expect(() => index.search(vector, 1)).toThrow("is not usable");
    expect(index.covers).toEqual({ row: 1, revision: 1 });
    expect(index.search(good, 5).map(({ row }) => row)).toEqual([1]);
  });

  it("may be told twice of a passage, and of the removal of one that it never had", () => {
    const vector = randomUnit(seededRandom(6), DIMENSIONS);
    const index = indexOf([vector], []);
    const again = { row: passageRow(1), vector };
    index.follow({
      covers: { row: 1, revision: 2 },
      added: [again],
      removed: [passageRow(99)],
      complete: true,
    });
    expect(index.size).toBe(1);
    expect(index.removedRows).toEqual([]);
    index.follow({
      covers: { row: 1, revision: 3 },
      added: [],
      removed: [passageRow(1), passageRow(1)],
      complete: true,
    });
    expect([index.size, index.removedRows, index.removedShare]).toEqual([0, [], 0]);
    expect(index.search(vector, 5)).toEqual([]);
  });

  it("may be told again of what came before a vector that it refused", () => {
    const [good, other] = [1, 2].map((seed) => randomUnit(seededRandom(seed), DIMENSIONS));
    const index = DenseIndex.create(DIMENSIONS);
    const changes = (last: Float32Array): Changes => ({
      covers: { row: 2, revision: 1 },
      added: [
        { row: passageRow(1), vector: good! },
        { row: passageRow(2), vector: last },
      ],
      removed: [],
      complete: true,
    });
    expect(() => {
      index.follow(changes(new Float32Array(DIMENSIONS)));
    }).toThrow("is not usable");
    index.follow(changes(other!));
    expect(index.search(good!, 5).map(({ row }) => row)).toEqual([1, 2]);
  });

  it("keeps removed passages in its graph, and none of those that are in none yet", () => {
    const random = seededRandom(9);
    const vectors = Array.from({ length: 300 }, () => randomUnit(random, DIMENSIONS));
    const index = indexOf(vectors, [44, 45].map(passageRow));
    expect([index.size, index.removedRows]).toEqual([298, [44]]);
    const found = index.search(vectors[43]!, 300);
    expect(found).toHaveLength(298);
    expect(found.filter(({ row }) => row === 44 || row === 45)).toEqual([]);
  });

  it("scores a passage the same whether it is in the graph or in none yet", () => {
    const random = seededRandom(10);
    const vectors = Array.from({ length: 200 }, () => randomUnit(random, 384));
    const index = indexOf(vectors, [], 384);
    const query = randomUnit(random, 384);
    const before = index.search(query, 200);
    index.save(join(temporaryFolder(), "graph.bin"));
    expect(index.search(query, 200)).toEqual(before);
  });

  it("takes as many passages without a graph as are 256, or one of 256 of all", () => {
    expect([0, 255, 60_000, 100_000, 1_000_000].map(mostRecent)).toEqual([256, 256, 256, 390, 3_906]);
  });

  it("is the same after it was written and read, removed passages and all, and can go on", async () => {
    const random = seededRandom(8);
    const vectors = Array.from({ length: 1_500 }, () => randomUnit(random, DIMENSIONS));
    const removed = vectors.flatMap((_, index) => (index % 5 === 0 ? [passageRow(index + 1)] : []));
    const index = indexOf(vectors, removed);
    const path = join(temporaryFolder(), "graph.bin");
    index.save(path);
    const read = await DenseIndex.load(path, DIMENSIONS, index.covers, index.removedRows);
    expect([read.size, read.covers, read.removedShare]).toEqual([
      index.size,
      index.covers,
      index.removedShare,
    ]);
    const queries = Array.from({ length: 20 }, () => randomUnit(random, DIMENSIONS));
    for (const query of queries) expect(read.search(query, 50)).toEqual(index.search(query, 50));
    const more = Array.from({ length: 1_000 }, (_, at) => ({
      row: passageRow(2_000 + at),
      vector: randomUnit(random, DIMENSIONS),
    }));
    read.follow({
      covers: { row: 3_000, revision: 9 },
      added: more,
      removed: [passageRow(2)],
      complete: true,
    });
    expect(read.size).toBe(1_200 + 1_000 - 1);
    for (const { row, vector } of more.slice(0, 20)) expect(read.search(vector, 1)[0]?.row).toBe(row);
    expect(read.search(vectors[0]!, 2_000).some(({ row }) => removed.includes(row))).toBe(false);
  });
});

function indexOf(
  vectors: readonly Float32Array[],
  removed: readonly PassageRow[],
  dimensions = DIMENSIONS,
): DenseIndex {
  const index = DenseIndex.create(dimensions);
  const added = vectors.map((vector, at) => ({ row: passageRow(at + 1), vector }));
  index.follow({ covers: { row: vectors.length, revision: 1 }, added, removed: [], complete: true });
  if (removed.length > 0) {
    index.follow({ covers: { row: vectors.length, revision: 2 }, added: [], removed, complete: true });
  }
  return index;
}

function exact(
  vectors: readonly Float32Array[],
  removed: readonly PassageRow[],
  query: Float32Array,
): { row: PassageRow; score: number }[] {
  return vectors
    .map((vector, at) => ({ row: passageRow(at + 1), score: dot(vector, query) }))
    .filter(({ row }) => !removed.includes(row))
    .sort((left, right) => right.score - left.score || left.row - right.row);
}
