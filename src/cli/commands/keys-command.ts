import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { AppError } from "../../core/errors.ts";
import { Keys, type KeySummary } from "../../library/access/keys.ts";
import { writeJson, type Session } from "../command-context.ts";
import { formatKey, formatKeys } from "../format/format-keys.ts";

/** Prints the key alone to stdout, for a script; what a person must know about it goes to stderr. */
export function createKey(session: Session): Promise<ExitCode> {
  const { name, scope, tag, expires } = session.key;
  if (name === undefined) throw missing("--name", "say what the key is for, as in --name newsroom");
  if (scope === undefined) throw missing("--scope", "say what the key may do: read, write or admin");
  return withKeys(session, async (keys) => {
    const created = await keys.create({ name, scope, tags: tag ?? null, expires: expires ?? null });
    const { stdout, stderr } = session.context;
    if (session.json) {
      writeJson(session, created);
      return;
    }
    stderr.write(
      `${formatKey(created)}\nThis is the key. It is not shown again; keep it where passwords are kept.\n`,
    );
    stdout.write(`${created.key}\n`);
  });
}

export function listKeys(session: Session): Promise<ExitCode> {
  return withKeys(session, async (keys) => {
    const listed = await keys.list();
    if (session.json) writeJson(session, { keys: listed });
    else session.context.stdout.write(formatKeys(listed));
  });
}

export function revokeKeys(session: Session, ids: readonly string[]): Promise<ExitCode> {
  return withKeys(session, async (keys) => {
    const revoked: KeySummary[] = [];
    for (const id of ids) revoked.push(await keys.revoke(id));
    if (session.json) writeJson(session, { keys: revoked });
    else session.context.stdout.write(revoked.map(({ id, name }) => `Revoked ${id} (${name})\n`).join(""));
  });
}

async function withKeys({ configuration }: Session, use: (keys: Keys) => Promise<void>): Promise<ExitCode> {
  const keys = new Keys(configuration.indexDirectory, () => new Date());
  try {
    await use(keys);
    return EXIT.done;
  } finally {
    keys.close();
  }
}

function missing(option: string, what: string): AppError {
  return new AppError("invalid_argument", `${option}: ${what}.`, { field: option });
}
