import { AppError, messageOf, systemCode } from "./errors.ts";

/**
 * What a failure of the disk, or of the database on it, means to a person: nobody can do anything with `SQLITE_FULL` and a stack.
 * Null for whatever else was thrown. The failure itself stays as the cause.
 */
function storageFailure(thrown: unknown): AppError | null {
  const code = systemCode(thrown) ?? "";
  const failure = FAILURES.find(({ codes }) => codes.test(code));
  return failure === undefined
    ? null
    : new AppError(failure.as, failure.message(messageOf(thrown)), { cause: thrown });
}

/** What was thrown as an error that a person can do something about; null for what nobody foresaw. */
export function foreseen(thrown: unknown): AppError | null {
  return thrown instanceof AppError ? thrown : storageFailure(thrown);
}

/** Codes are those of SQLite, also extended ones (`SQLITE_IOERR_FSYNC`), and of the operating system. */
const FAILURES: readonly {
  readonly codes: RegExp;
  readonly as: ConstructorParameters<typeof AppError>[0];
  readonly message: (reason: string) => string;
}[] = [
  {
    codes: /^(?:SQLITE_FULL|ENOSPC|EDQUOT)$/u,
    as: "disk_full",
    message: (reason) =>
      `No space is left on the disk (${reason}). Free some in the index folder's and the temporary folder's file system, ` +
      "and try again: what was done before is kept.",
  },
  {
    codes: /^SQLITE_(?:CORRUPT|NOTADB)/u,
    as: "library_damaged",
    message: (reason) =>
      `The library on the disk is damaged (${reason}). Run \`pincite doctor\`: it says what is damaged and what repairs it.`,
  },
  {
    codes: /^SQLITE_BUSY/u,
    as: "library_busy",
    message: () => "Another process is changing the library. Try again in a moment.",
  },
  {
    codes: /^(?:SQLITE_(?:IOERR|NOMEM)|EIO$)/u,
    as: "library_unwritable",
    message: (reason) =>
      `The disk reported an error (${reason}). Look at the system's log and the disk's health before going on.`,
  },
  {
    codes: /^(?:SQLITE_READONLY|EROFS$)/u,
    as: "read_only",
    message: (reason) =>
      `The index folder can only be read (${reason}): questions are answered, and nothing is changed. Run this as a user who may write to it, where its file system allows that.`,
  },
  {
    codes: /^(?:SQLITE_(?:CANTOPEN|PERM|AUTH)|(?:EACCES|EPERM)$)/u,
    as: "library_unwritable",
    message: (reason) =>
      `The disk refused access (${reason}). Check the rights of the index folder, and whether its file system may be written.`,
  },
];
