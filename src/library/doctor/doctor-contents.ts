import { pluralize } from "../../core/wording.ts";
import type { InspectedDocument, InspectedPassage, Inspection } from "../../store/integrity.ts";
import { STATEMENTS_VERSION, statementsIn } from "../../statements/statements.ts";
import { areSameStatements } from "../sync/statement-refresh.ts";
import { decodeLengthened, sentenceBytes } from "../../store/tables/vector-codec.ts";
import { checkOf, fine, Findings, note } from "./doctor-check.ts";
import type { Remedies } from "./doctor-remedies.ts";
import type { DoctorCheck } from "../../api/library-responses.ts";

/** As much as a unit vector's squared length may miss 1; the dense index refuses any other. */
const UNIT_TOLERANCE = 1e-3;

/** Whether each document is there whole, and nothing besides. */
export function checkRecords(inspection: Inspection, { rebuild }: Remedies): DoctorCheck[] {
  const [records, texts] = [new Findings(), new Findings()];
  let documents = 0;
  for (const document of inspection.documents()) {
    documents += 1;
    for (const finding of recordFindings(document)) records.add(finding);
    const isIndexed = document.state === "indexed";
    if (isIndexed && document.text === null) texts.add(`${document.source} has no text`);
    if (!isIndexed && document.text !== null)
      texts.add(`${document.source} is ${document.state} and has a text`);
  }
  const orphans = inspection.textsWithoutDocument();
  if (orphans > 0) texts.add(`${pluralize(orphans, "text")} without a document`);
  return [
    checkOf("records", records, `The counts of ${pluralize(documents, "record")} are right.`, rebuild),
    checkOf("texts", texts, "Every indexed document has its text, and no other has one.", rebuild),
  ];
}

function recordFindings(document: InspectedDocument): string[] {
  const { source, state, passages, storedPassages, characters, text } = document;
  const findings: string[] = [];
  if (passages !== storedPassages) {
    findings.push(`${source} has ${pluralize(storedPassages, "passage")}, its record says ${passages}`);
  }
  if (state === "indexed" && storedPassages === 0) findings.push(`${source} has no passage`);
  if (state === "indexed" && text !== null && text.length !== characters) {
    findings.push(`${source} has ${pluralize(text.length, "character")}, its record says ${characters}`);
  }
  return findings;
}

/** Whether the passages are slices of their document's text, one after the other, and so are their sentences. */
export function checkPassages(
  inspection: Inspection,
  dimensions: number,
  { rebuild }: Remedies,
): DoctorCheck[] {
  const [passages, sentences, vectors] = [new Findings(), new Findings(), new Findings()];
  let count = 0;
  let document = { id: "", text: "", end: 0 };
  for (const passage of inspection.passages()) {
    const { documentId, start, end } = passage;
    count += 1;
    if (documentId !== document.id) document = { id: documentId, text: inspection.text(documentId), end: 0 };
    const place = `${passage.source ?? "no document"}, ${start}–${end}`;
    const problem = passageProblem(passage, document);
    if (problem !== null) passages.add(`${place}: ${problem}`);
    document.end = Math.max(document.end, end);
    const offsets = offsetsOf(passage.sentences);
    if (offsets === null || !isInOrderWithin(offsets, passage)) sentences.add(place);
    // A passage without a vector is told of with the references.
    const bytes = ((offsets?.length ?? 0) / 2) * sentenceBytes(dimensions);
    if (offsets !== null && passage.sentenceBytes !== null && passage.sentenceBytes !== bytes) {
      vectors.add(`${place}: ${passage.sentenceBytes} bytes in place of ${bytes}`);
    }
  }
  const all = pluralize(count, "passage");
  return [
    checkOf("passages", passages, `${all}: exact slices of the texts, in order, none over another.`, rebuild),
    checkOf("sentences", sentences, "All sentences lie in their passages, in order.", rebuild),
    checkOf("sentence-vectors", vectors, "Every sentence has its vector.", rebuild),
  ];
}

function passageProblem(
  { start, end, text }: InspectedPassage,
  document: { readonly text: string; readonly end: number },
): string | null {
  if (start < 0 || start >= end || end > document.text.length) return "outside its document's text";
  if (document.text.slice(start, end) !== text) return "not what its document's text says there";
  return start < document.end ? "begins before the one before it ends" : null;
}

/** Null for what is not a list of starts and ends. */
function offsetsOf(json: string): number[] | null {
  try {
    const parsed: unknown = JSON.parse(json);
    const isList = Array.isArray(parsed) && parsed.length % 2 === 0 && parsed.every(Number.isInteger);
    return isList ? (parsed as number[]) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isInOrderWithin(offsets: readonly number[], { start, end }: InspectedPassage): boolean {
  return (
    offsets.length > 0 &&
    offsets.every((offset, index) => {
      const isStart = index % 2 === 0;
      const before = offsets[index - 1] ?? start;
      return (isStart ? offset >= before : offset > before) && offset <= end;
    })
  );
}

/** Whether every statement lies in a passage of its document, and all documents have been looked through for them. */
export function checkStatements(inspection: Inspection, { rebuild, index }: Remedies): DoctorCheck[] {
  const findings = new Findings();
  for (const source of inspection.statementsOutsidePassages()) findings.add(source);
  const waiting = inspection.documentsWithOtherStatements(STATEMENTS_VERSION);
  return waiting > 0
    ? [
        note(
          "statements",
          `${pluralize(waiting, "document")} not yet looked through for who says what.`,
          index,
        ),
      ]
    : [checkOf("statements", findings, "Every statement lies in a passage of its document.", rebuild)];
}

/**
 * Whether the statements are those that are found in what is stored: they have no checksum, and are found again in as much time
 * as it takes to find them. For doctor, not for a backup.
 */
export function compareStatements(inspection: Inspection, { repair }: Remedies): DoctorCheck[] {
  const findings = new Findings();
  for (const { source, stored, spoken } of inspection.statements(STATEMENTS_VERSION)) {
    if (!areSameStatements(stored, statementsIn(spoken))) findings.add(source);
  }
  return [checkOf("found-statements", findings, "They are those that are found in the texts.", repair)];
}

/** Whether every stored vector can be used, also those that no passage uses now: another may use them. */
export function checkVectors(
  inspection: Inspection,
  dimensions: number,
  { rebuild, index }: Remedies,
): DoctorCheck[] {
  const findings = new Findings();
  let count = 0;
  for (const { id, bytes } of inspection.vectors()) {
    count += 1;
    const problem = vectorProblem(bytes, dimensions);
    if (problem !== null) findings.add(`vector ${id} ${problem}`);
  }
  const unused = inspection.unusedVectors();
  return [
    checkOf(
      "vectors",
      findings,
      `${pluralize(count, "vector")} of ${dimensions} numbers and of length 1.`,
      rebuild,
    ),
    unused === 0
      ? fine("unused-vectors", "Every vector is of a passage.")
      : note(
          "unused-vectors",
          `${pluralize(unused, "vector")} of no passage, kept by a run that was stopped or was over some files only.`,
          index,
        ),
  ];
}

export function vectorProblem(bytes: Buffer, dimensions: number): string | null {
  if (bytes.length !== dimensions * 2) return `has ${bytes.length} bytes in place of ${dimensions * 2}`;
  const squares = decodeLengthened(bytes).reduce((sum, value) => sum + value ** 2, 0);
  return Math.abs(squares - 1) > UNIT_TOLERANCE ? `has the length ${Math.sqrt(squares).toFixed(3)}` : null;
}
