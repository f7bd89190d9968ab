import { isAbsolute, join, resolve } from "node:path";
import { MetadataPatch } from "../../api/document-requests.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { parseBody } from "../../api/parse.ts";
import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { uploadIdIn } from "../../api/upload-source.ts";
import { AppError } from "../../core/errors.ts";
import type { Library } from "../../library/library.ts";
import { withLibrary, writeJson, type EditOptions, type Session } from "../command-context.ts";
import { printable } from "../terminal.ts";

/** Sets or takes back what a person says of a document's metadata, and reads its file again. */
export async function edit(session: Session, [target = ""]: readonly string[]): Promise<ExitCode> {
  const patch = parseBody(patchOf(session.edits), MetadataPatch);
  if (Object.keys(patch).length === 0) {
    const message = "Nothing is to be changed: name what is, for example --title.";
    throw new AppError("invalid_argument", message);
  }
  const edited = await withLibrary(session, async (library) => {
    const { id } = await documentMeant(session, library, target);
    return readNow(session, library, await library.editDocument(id, patch));
  });
  print(session, "Corrected", edited);
  return EXIT.done;
}

/** Reads the files of documents again, though they look as they were. */
export async function reread(session: Session, targets: readonly string[]): Promise<ExitCode> {
  await withLibrary(session, async (library) => {
    for (const target of targets) {
      const { id } = await documentMeant(session, library, target);
      print(session, "Read again", await readNow(session, library, await library.readAgain(id)));
    }
  });
  return EXIT.done;
}

function patchOf({ tag, author, undo = [], ...set }: EditOptions): object {
  const said = Object.entries({ ...set, authors: author, tags: tag }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...Object.fromEntries(said), ...Object.fromEntries(undo.map((field) => [field, null])) };
}

/** By its id, its source, or the path of its file. Throws `not_found`, and `invalid_argument` where several are meant. */
async function documentMeant(
  { context, configuration }: Session,
  library: Library,
  target: string,
): Promise<DocumentSummary> {
  const path = resolve(context.workingDirectory, target);
  const isMeant = ({ id, source, file }: DocumentSummary): boolean =>
    [id, source].includes(target) || join(configuration.documentsDirectory, file) === path;
  const [document, ...more] = (await library.documents()).filter(isMeant);
  if (document === undefined) {
    throw new AppError(
      "not_found",
      `There is no document ${target}. \`pincite status --all\` lists the documents.`,
    );
  }
  if (more.length > 0) {
    throw new AppError(
      "invalid_argument",
      `${target} holds ${more.length + 1} documents. Name one by its id.`,
    );
  }
  return document;
}

/** The document when its file was read again. */
async function readNow(
  { configuration }: Session,
  library: Library,
  { id, file }: DocumentSummary,
): Promise<DocumentSummary> {
  const isInFolder = uploadIdIn(file) === null && !isAbsolute(file);
  await library.sync({ paths: [isInFolder ? join(configuration.documentsDirectory, file) : file] });
  return library.document(id);
}

function print(session: Session, done: string, document: DocumentSummary): void {
  const { title, author, date, source, state, reason } = document;
  if (session.json) writeJson(session, document);
  else {
    const said = [author, `“${title}”`, date, source].filter((part) => part !== null).join(", ");
    const trouble = state === "failed" || state === "skipped" ? ` (not read: ${reason ?? "unknown"})` : "";
    session.context.stdout.write(`${done}: ${printable(said)}${printable(trouble)}\n`);
  }
}
