import { AppError } from "../../core/errors.ts";
import { Inspection, type FormatState } from "../../store/integrity.ts";
import { checkOf, fault, fine, Findings, guarded, note, unreadable } from "./doctor-check.ts";
import {
  compareStatements,
  checkPassages,
  checkRecords,
  checkStatements,
  checkVectors,
} from "./doctor-contents.ts";
import { checkFiles, checkWriter } from "./doctor-files.ts";
import { remediesFor, type Remedies } from "./doctor-remedies.ts";
import { checkSnapshot, savedManifest, type SavedManifest } from "./doctor-snapshot.ts";
import { indexFingerprint } from "../sync/indexer.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import { UploadFolder } from "../uploads/upload-folder.ts";
import type { DoctorCheck, DoctorReport } from "../../api/library-responses.ts";

export interface DoctorPorts {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
  readonly embedder: () => Promise<TextEmbedder>;
}

/** The model of now, or why it cannot be used. */
type Model = Pick<TextEmbedder, "fingerprint" | "model" | "dimensions"> | AppError;

interface Circumstances {
  readonly model: Model;
  readonly saved: SavedManifest;
  /** Whether no other process is indexing. */
  readonly isIdle: boolean;
}

/** Checks every invariant of a library that exists, as of one moment, and changes nothing. */
export async function diagnose(ports: DoctorPorts): Promise<DoctorReport> {
  const started = performance.now();
  const { indexDirectory } = ports;
  const remedies = remediesFor(indexDirectory);
  const model = await modelOf(ports.embedder);
  // Before the database: an indexing process may write a snapshot of a later state at any time.
  const saved = savedManifest(indexDirectory);
  const writer = checkWriter(indexDirectory);
  const library = await checkLibrary(ports, { model, saved, isIdle: writer.state === "ok" }, remedies);
  const checks = [...library, writer];
  const tookMs = Math.round(performance.now() - started);
  return { ok: checks.every(({ state }) => state !== "fault"), checks, tookMs };
}

async function modelOf(openEmbedder: () => Promise<TextEmbedder>): Promise<Model> {
  try {
    return await openEmbedder();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function checkLibrary(
  { documentsDirectory, indexDirectory }: DoctorPorts,
  { model, saved, isIdle }: Circumstances,
  remedies: Remedies,
): Promise<DoctorCheck[]> {
  let inspection: Inspection;
  try {
    inspection = Inspection.open(indexDirectory);
  } catch (error) {
    return [unreadable("database", error, remedies)];
  }
  try {
    const database = guarded(["database"], remedies, () => [checkDatabase(inspection, remedies)]);
    if (database[0]?.state !== "ok") return [...database];
    const files = guarded(["files"], remedies, () =>
      checkFiles(
        { documentsDirectory, uploads: UploadFolder.of(indexDirectory) },
        { files: inspection.files(), folder: inspection.documentsFolder(), isIdle },
        remedies,
      ),
    );
    const contents = checkContents(inspection, model, isIdle, remedies);
    const snapshot = await checkSnapshot(inspection, indexDirectory, saved, remedies);
    return [...database, ...contents, ...snapshot, ...files];
  } finally {
    inspection.close();
  }
}

/** Whatever else there is to check rests on this. */
function checkDatabase(inspection: Inspection, { rebuild, index }: Remedies): DoctorCheck {
  const others: Record<Exclude<FormatState, "current">, DoctorCheck> = {
    older: note("database", "It was written by an older Pincite; nothing else was checked.", index),
    newer: fault(
      "database",
      "It was written by a newer Pincite.",
      "Update Pincite, or name another folder with --index.",
    ),
    foreign: fault("database", "It is not a Pincite index.", "Name another folder with --index."),
  };
  const format = inspection.format();
  if (format !== "current") return others[format];
  const findings = new Findings();
  for (const damage of inspection.damage()) findings.add(damage);
  return checkOf("database", findings, "The SQLite file is whole.", rebuild);
}

function checkContents(
  inspection: Inspection,
  model: Model,
  isIdle: boolean,
  remedies: Remedies,
): DoctorCheck[] {
  const modelCheck = checkModel(inspection, model, remedies);
  const isOfModel = modelCheck.state === "ok" && !(model instanceof AppError);
  const dimensions = isOfModel ? model.dimensions : inspection.usualDimensions();
  const [rows, vectors] = checkStored(inspection, { dimensions, isIdle, remedies });
  const found = guarded(["found-statements"], remedies, () => compareStatements(inspection, remedies));
  return [...rows, ...found, modelCheck, ...vectors];
}

/** What the database has to hold, whatever model and snapshot there are: its rows, and its vectors. */
export function checkStored(
  inspection: Inspection,
  { dimensions, isIdle, remedies }: { dimensions: number; isIdle: boolean; remedies: Remedies },
): readonly [rows: DoctorCheck[], vectors: readonly DoctorCheck[]] {
  const rows = [
    ...guarded(["references"], remedies, () => [checkReferences(inspection, remedies)]),
    ...guarded(["lexical-index"], remedies, () => [checkLexicalIndex(inspection, isIdle, remedies)]),
    ...guarded(["checksums"], remedies, () => [checkChecksums(inspection, remedies)]),
    ...guarded(["records", "texts"], remedies, () => checkRecords(inspection, remedies)),
    ...guarded(["passages"], remedies, () => checkPassages(inspection, dimensions, remedies)),
    ...guarded(["statements"], remedies, () => checkStatements(inspection, remedies)),
  ];
  return [rows, guarded(["vectors"], remedies, () => checkVectors(inspection, dimensions, remedies))];
}

function checkReferences(inspection: Inspection, { rebuild }: Remedies): DoctorCheck {
  const findings = new Findings();
  for (const reference of inspection.brokenReferences()) findings.add(reference);
  return checkOf("references", findings, "Every passage has its document and its vector.", rebuild);
}

/** Writers wait while it runs: it is left alone where one is at work. */
function checkLexicalIndex(inspection: Inspection, isIdle: boolean, { repair }: Remedies): DoctorCheck {
  const agrees = isIdle ? inspection.lexicalIndexAgrees() : null;
  if (agrees === null) {
    const detail = "Not checked: another process writes, or the index folder may not be written to.";
    return note("lexical-index", detail, "Run `pincite doctor` again when no process is indexing.");
  }
  return agrees
    ? fine("lexical-index", "It holds the words of the passages and no others.")
    : fault("lexical-index", "It does not hold exactly the words of the passages.", repair);
}

function checkChecksums(inspection: Inspection, { repair }: Remedies): DoctorCheck {
  const findings = new Findings();
  for (const row of inspection.damagedRows()) findings.add(row);
  return checkOf("checksums", findings, "What is stored is what was stored.", repair);
}

function checkModel(inspection: Inspection, model: Model, { index }: Remedies): DoctorCheck {
  if (model instanceof AppError) {
    return fault("model", model.message, "Put the model back, or name its folder with --models.");
  }
  const { fingerprint, model: name } = inspection.record();
  if (fingerprint === "" || fingerprint === indexFingerprint(model)) {
    return fine("model", `The vectors are of ${model.model}, as it is now.`);
  }
  const detail = `The vectors are of another model or version (${name}; now ${model.model}): nothing is searched.`;
  return fault("model", detail, `${index} It builds the library anew.`);
}
