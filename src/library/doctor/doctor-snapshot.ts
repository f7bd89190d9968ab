import { grouped, pluralize } from "../../core/wording.ts";
import { isDeepStrictEqual } from "node:util";
import { messageOf } from "../../core/errors.ts";
import type { DenseIndex } from "../../store/dense/dense-index.ts";
import type { Inspection } from "../../store/integrity.ts";
import { readGraph, readManifest, SNAPSHOT_FORMAT, type Manifest } from "../../store/dense/snapshot.ts";
import { decodeLengthened } from "../../store/tables/vector-codec.ts";
import { fault, fine, note } from "./doctor-check.ts";
import { vectorProblem } from "./doctor-contents.ts";
import type { Remedies } from "./doctor-remedies.ts";
import type { DoctorCheck } from "../../api/library-responses.ts";

/** Passages that are looked for in the graph. */
const SAMPLE = 200;

/** A passage is found if it is among this many, or all of these are as near. */
const NEAREST = 10;
const AS_NEAR = 1e-4;

/** HNSW is approximate: in a large graph a few passages may not be reached. */
const MISSED_SHARE = 0.05;

/** The manifest as it was before the library was looked at, so that it tells of no later state; or why there is none. */
export type SavedManifest = { readonly manifest: Manifest | null } | { readonly damage: string };

export function savedManifest(indexDirectory: string): SavedManifest {
  try {
    return { manifest: readManifest(indexDirectory) };
  } catch (error) {
    return { damage: messageOf(error) };
  }
}

/** Whether the snapshot of the dense index is whole, of this library, and finds the library's vectors. */
export async function checkSnapshot(
  inspection: Inspection,
  indexDirectory: string,
  saved: SavedManifest,
  remedies: Remedies,
): Promise<DoctorCheck[]> {
  if ("damage" in saved) {
    const detail = `The manifest is damaged: ${saved.damage}.`;
    return [fault("snapshot", detail, remedies.rebuildSnapshot)];
  }
  const { manifest } = saved;
  const hasPassages = inspection.passagesUpTo(Number.MAX_SAFE_INTEGER) > 0;
  if (manifest === null) {
    return [
      hasPassages
        ? note("snapshot", "There is none: every start builds the graph from the vectors.", remedies.index)
        : fine("snapshot", "There are no passages to make one of."),
    ];
  }
  const unusable = manifestProblem(manifest, inspection, remedies);
  if (unusable !== null) return [unusable];
  return checkGraph(inspection, indexDirectory, manifest, remedies);
}

function manifestProblem(
  manifest: Manifest,
  inspection: Inspection,
  { index, rebuildSnapshot }: Remedies,
): DoctorCheck | null {
  const { id, fingerprint, revision } = inspection.record();
  if (manifest.format !== SNAPSHOT_FORMAT) {
    return note("snapshot", "It was written by another version of Pincite and is not used.", index);
  }
  if (manifest.library !== id) return fault("snapshot", "It is of another library.", rebuildSnapshot);
  // What is left when indexing is stopped before the first snapshot of another model's vectors.
  if (manifest.fingerprint !== fingerprint) {
    return note("snapshot", "It is of another model's vectors and is not used.", index);
  }
  if (manifest.covers.revision <= revision) return null;
  const ahead = `It stands at revision ${manifest.covers.revision}, the library at ${revision}: the library was put back from a copy.`;
  return fault("snapshot", ahead, rebuildSnapshot);
}

async function checkGraph(
  inspection: Inspection,
  indexDirectory: string,
  manifest: Manifest,
  { rebuildSnapshot }: Remedies,
): Promise<DoctorCheck[]> {
  let graph: DenseIndex;
  try {
    graph = await readGraph(indexDirectory, manifest);
  } catch (error) {
    if (!isDeepStrictEqual(savedManifest(indexDirectory), { manifest })) {
      const detail = "It was replaced while it was looked at.";
      return [note("snapshot", detail, "Run `pincite doctor` again.")];
    }
    return [fault("snapshot", `The graph cannot be used: ${messageOf(error)}.`, rebuildSnapshot)];
  }
  const { row, revision } = graph.covers;
  return [
    fine(
      "snapshot",
      `${manifest.file} is whole; it stands at revision ${revision} of ${inspection.record().revision}.`,
    ),
    checkFinding(inspection, graph, row, manifest.dimensions, rebuildSnapshot),
  ];
}

function checkFinding(
  inspection: Inspection,
  graph: DenseIndex,
  lastRow: number,
  dimensions: number,
  remedy: string,
): DoctorCheck {
  const present = inspection.passagesUpTo(lastRow);
  if (graph.size < present) {
    const detail = `The graph holds ${pluralize(graph.size, "passage")} of ${grouped(present)}.`;
    return fault("dense-index", detail, remedy);
  }
  // Vectors that are not usable are told of by another check.
  const sample = inspection
    .sample(lastRow, SAMPLE)
    .filter(({ bytes }) => vectorProblem(bytes, dimensions) === null);
  const missed = sample.filter(({ row, bytes }) => !finds(graph, row, decodeLengthened(bytes))).length;
  const [tried, lost] = [grouped(sample.length), grouped(missed)];
  return missed > sample.length * MISSED_SHARE
    ? fault("dense-index", `${lost} of ${tried} passages are not found by their own vectors.`, remedy)
    : fine("dense-index", `${sample.length - missed} of ${tried} passages are found by their own vectors.`);
}

function finds(graph: DenseIndex, row: number, vector: Float32Array): boolean {
  const nearest = graph.search(vector, NEAREST);
  const last = nearest.at(-1);
  const areAllAsNear = nearest.length === NEAREST && last !== undefined && last.score >= 1 - AS_NEAR;
  return (
    areAllAsNear || nearest.some((candidate) => candidate.row === row && candidate.score >= 1 - 10 * AS_NEAR)
  );
}
