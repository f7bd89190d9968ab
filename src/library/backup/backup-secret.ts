import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import { flush } from "../../store/flush.ts";
import { Store } from "../../store/store.ts";

/** Beside the database. Whoever can read it can make backups that are taken for this library's own. */
const SECRET_FILE = "backup.key";

const SECRET_BYTES = 32;
/** Of a passphrase that a person chose. */
const SHORTEST_PASSPHRASE = 8;

/** Of an index folder that has made a backup before; null where there is none. Throws `library_unwritable`. */
export function ownSecret(indexDirectory: string): string | null {
  const path = join(indexDirectory, SECRET_FILE);
  let secret: string;
  try {
    secret = readFileSync(path, "utf8").trim();
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return null;
    throw new AppError(
      "library_unwritable",
      `The key of backups ${path} cannot be read (${messageOf(cause)}).`,
      {
        cause,
      },
    );
  }
  // Made anew in silence, it would make strangers of all backups that there are.
  if (secret.length < 2 * SECRET_BYTES) {
    const message = `The key of backups ${path} is damaged. Put a copy of it back, or delete it: then a new one is made, and earlier backups are not known any more as this library's.`;
    throw new AppError("library_damaged", message);
  }
  return secret;
}

/** The same, made where there is none: readable by its owner alone, and on the disk before anything is sealed with it. */
export function ownOrNewSecret(indexDirectory: string): string {
  const present = ownSecret(indexDirectory);
  if (present !== null) return present;
  if (Store.isReadOnly(indexDirectory)) throw noSecretToRead(indexDirectory);
  const path = join(indexDirectory, SECRET_FILE);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeDurably(temporary, `${randomBytes(SECRET_BYTES).toString("hex")}\n`);
    putInPlace(temporary, path);
    flush(indexDirectory);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return ownOrNewSecret(indexDirectory);
}

function noSecretToRead(indexDirectory: string): AppError {
  const message =
    `The index folder ${indexDirectory} can only be read, and holds no key to sign a backup with. ` +
    "Sign it with a passphrase: --passphrase-file, or PINCITE_BACKUP_PASSPHRASE.";
  return new AppError("read_only", message, { field: "--passphrase-file" });
}

/** A link replaces nothing: of two processes that make a key at the same moment, both take the first one's. */
function putInPlace(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    // A file system without links.
    if (!/^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test(systemCode(error) ?? "")) throw error;
    renameSync(temporary, path);
  }
}

/** Of a passphrase as it was typed or stands in a file. Throws `invalid_argument` where it protects nothing. */
export function requirePassphrase(text: string, field: string): string {
  const passphrase = text.trim();
  if (passphrase.length >= SHORTEST_PASSPHRASE) return passphrase;
  const message = `${field}: a passphrase has ${SHORTEST_PASSPHRASE} characters or more.`;
  throw new AppError("invalid_argument", message, { field });
}

function writeDurably(path: string, text: string): void {
  rmSync(path, { force: true });
  const descriptor = openSync(path, "wx", 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
