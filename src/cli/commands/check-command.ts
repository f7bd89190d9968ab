import { statSync, type Stats } from "node:fs";
import { resolve } from "node:path";
import { isFaithful } from "../../api/drafts/draft-wording.ts";
import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { AppError } from "../../core/errors.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatDraftCheck } from "../format/format-draft-check.ts";
import { formatDraftPage } from "../format/format-draft-page.ts";
import { formatQuoteCheck } from "../format/format-quote-check.ts";
import { ProgressDisplay } from "../progress.ts";
import { styleFor } from "../terminal.ts";

/** Checks one quotation, or all of a draft: what names a file is one. Ends with 3 where something is not verbatim, or a draft's figure differs. */
export async function check(session: Session, words: readonly string[]): Promise<ExitCode> {
  const path = draftPathOf(session, words);
  return path === null ? checkQuotation(session, words.join(" ")) : checkDraft(session, path);
}

async function checkQuotation(session: Session, quote: string): Promise<ExitCode> {
  const { context, by, form } = session;
  if (form === "html") {
    throw new AppError("invalid_argument", "--format html is for drafts; name the file of one.", {
      field: "format",
    });
  }
  const { filters } = session.question;
  const request = {
    quote,
    ...(by === undefined ? {} : { by }),
    ...(filters === undefined ? {} : { filters }),
  };
  const result = await withLibrary(session, (library) => library.checkQuote(request));
  if (isJson(session)) writeJson(session, result);
  else context.stdout.write(formatQuoteCheck(result, styleFor(context.stdout, context.environment)));
  return result.verdict === "verbatim" ? EXIT.done : EXIT.notVerbatim;
}

async function checkDraft(session: Session, path: string): Promise<ExitCode> {
  const { context, by, form } = session;
  if (by !== undefined) {
    throw new AppError("invalid_argument", "--by is for one quotation; a draft tells who says what.", {
      field: "by",
    });
  }
  const { filters } = session.question;
  const progress = new ProgressDisplay(context.stderr, () => context.now());
  const options = { signal: context.stopSignal(), onProgress: progress.showDraft };
  const request = { path, ...(filters === undefined ? {} : { filters }) };
  const result = await withLibrary(session, (library) => library.checkDraft(request, options)).finally(() => {
    progress.end();
  });
  if (isJson(session)) writeJson(session, result);
  else if (form === "html") context.stdout.write(formatDraftPage(result));
  else context.stdout.write(formatDraftCheck(result, styleFor(context.stdout, context.environment)));
  return isFaithful(result) ? EXIT.done : EXIT.notVerbatim;
}

/** Looks like the name of a file, and like no quotation. */
const FILE_NAME = /^\S*[^\s.]\.[a-z]{2,5}$/iu;

/** Null where a quotation was given. Throws `invalid_argument` for a folder, and for what can only be a file's name and is none. */
function draftPathOf({ context }: Session, [word = "", ...others]: readonly string[]): string | null {
  if (others.length > 0) return null;
  const path = resolve(context.workingDirectory, word);
  const found = entryAt(path);
  if (found?.isFile() === true) return path;
  if (found === undefined && !FILE_NAME.test(word)) return null;
  const message = found === undefined ? `There is no file ${word}.` : `${word} is no file; name one draft.`;
  throw new AppError("invalid_argument", message);
}

/** Words that are too long for a name, or cannot be one, name nothing. */
function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isJson({ json, form }: Session): boolean {
  return json || form === "json";
}
