import { timingSafeEqual } from "node:crypto";
import { LONGEST_TAG } from "../../core/document.ts";
import { AppError } from "../../core/errors.ts";
import { isBusy } from "../../core/when-free.ts";
import type { KeyRecord } from "../../store/tables/key-table.ts";
import { Store } from "../../store/store.ts";
import { type Access } from "./access.ts";
import { keyHash, keyIdIn, newKeyText } from "./key-text.ts";
import { type Scope, SCOPES } from "../../core/caller.ts";

const LONGEST_NAME = 100;
const MOST_TAGS = 100;
const HOUR_MS = 3_600_000;

export interface NewKey {
  /** For the people who manage the keys; two may have the same. */
  readonly name: string;
  readonly scope: Scope;
  /** Null for a key to all documents. Only a key that reads can be limited. */
  readonly tags: readonly string[] | null;
  /** `YYYY-MM-DD`, the last day on which the key is in force, in UTC; null for a key without an end. */
  readonly expires: string | null;
}

export type KeyState = "live" | "expired" | "revoked";

/** A key as it is listed: nothing in it opens anything. */
export interface KeySummary {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly tags: readonly string[] | null;
  readonly state: KeyState;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the hour. */
  readonly lastUsedAt: string | null;
}

export interface CreatedKey extends KeySummary {
  /** The key itself. It is shown here and never again: only its hash is kept. */
  readonly key: string;
}

/**
 * The access keys of a library. Every call reads the database, so a key that any process creates or revokes is known to
 * all of them at once. A library that is not there has no keys, and gets its database with the first one.
 */
export class Keys {
  private store: Store | null = null;

  constructor(
    private readonly indexDirectory: string,
    private readonly now: () => Date,
    /** See `openDatabase`. */
    private readonly lockWaitMs?: number,
  ) {}

  /** Throws `invalid_argument` with the option at fault. */
  async create(request: NewKey): Promise<CreatedKey> {
    const checked = requireNewKey(request, this.now());
    const { id, text } = newKeyText();
    const createdAt = this.now().toISOString();
    const record = { ...checked, id, hash: keyHash(text), createdAt, revokedAt: null, lastUsedAt: null };
    const store = this.existingStore() ?? Store.open(this.indexDirectory, this.lockWaitMs);
    this.store = store;
    store.requireWritable();
    await store.keys.put(record);
    return { key: text, ...this.summaryOf(record) };
  }

  /** The oldest first, revoked and expired ones included. */
  async list(): Promise<readonly KeySummary[]> {
    const records = (await this.existingStore()?.keys.all()) ?? [];
    return records.map((record) => this.summaryOf(record));
  }

  /** How many keys are in force. */
  async liveCount(): Promise<number> {
    return (await this.list()).filter(({ state }) => state === "live").length;
  }

  /** For ever, and from the next request on. Throws `not_found`. */
  async revoke(id: string): Promise<KeySummary> {
    const store = this.existingStore();
    store?.requireWritable();
    const keys = store?.keys;
    await keys?.revoke(id, this.now().toISOString());
    const record = await keys?.byId(id);
    if (record === undefined)
      throw new AppError("not_found", `There is no key ${id}. \`pincite keys list\` lists the keys.`);
    return this.summaryOf(record);
  }

  /** What the holder of a key may do; null for a text that is no key, and for a key that is unknown or no longer in force. */
  async verify(text: string): Promise<Access | null> {
    const id = keyIdIn(text);
    const keys = this.existingStore()?.keys;
    const record = id === null ? undefined : await keys?.byId(id);
    // That an id is unknown shows in the time it takes, which is no secret; how near a guess came must not show.
    if (record === undefined || !timingSafeEqual(record.hash, keyHash(text))) return null;
    const now = this.now();
    if (stateOf(record, now) !== "live") return null;
    const { lastUsedAt, scope, tags } = record;
    const isNoted = lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < HOUR_MS;
    if (!isNoted) await this.noteUse(record.id, now);
    return { keyId: record.id, scope, tags };
  }

  /** While another process writes, a use is left to the next one to be noted: nobody has to wait for that. */
  private async noteUse(id: string, now: Date): Promise<void> {
    try {
      await this.existingStore()?.keys.noteUse(id, now.toISOString());
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }

  close(): void {
    this.store?.close();
    this.store = null;
  }

  private existingStore(): Store | null {
    // Of a library that can only be read, too, no key stays in force that was revoked where it can be written.
    if (this.store?.isOutdated() === true) this.store = null;
    if (this.store === null && Store.exists(this.indexDirectory))
      this.store = Store.open(this.indexDirectory, this.lockWaitMs);
    return this.store;
  }

  private summaryOf({ hash, ...record }: KeyRecord): KeySummary {
    return { ...record, state: stateOf(record, this.now()) };
  }
}

export function stateOf(record: Pick<KeyRecord, "revokedAt" | "expiresAt">, now: Date): KeyState {
  if (record.revokedAt !== null) return "revoked";
  const { expiresAt } = record;
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? "expired" : "live";
}

function requireNewKey(request: NewKey, now: Date): Pick<KeyRecord, "name" | "scope" | "tags" | "expiresAt"> {
  const name = request.name.trim();
  if (name === "" || name.length > LONGEST_NAME)
    throw invalid("--name", `a key needs a name of 1 to ${LONGEST_NAME} characters`);
  if (!SCOPES.includes(request.scope)) throw invalid("--scope", `it must be one of ${SCOPES.join(", ")}`);
  const tags = request.tags === null ? null : requireTags(request.tags);
  if (tags !== null && request.scope !== "read")
    throw invalid("--tag", "a key that is limited to tags can only read; use --scope read");
  const expiresAt = request.expires === null ? null : endOfDay(request.expires);
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime())
    throw invalid("--expires", "the day is over; name a later one");
  return { name, scope: request.scope, tags, expiresAt };
}

function requireTags(tags: readonly string[]): readonly string[] {
  const named = [...new Set(tags.map((tag) => tag.trim()))];
  if (named.length > MOST_TAGS) throw invalid("--tag", `a key can be limited to ${MOST_TAGS} tags`);
  if (named.length === 0 || named.some((tag) => tag === "" || tag.length > LONGEST_TAG))
    throw invalid("--tag", `a tag has 1 to ${LONGEST_TAG} characters`);
  return named;
}

/** The first moment after a day. */
function endOfDay(day: string): string {
  const start = new Date(`${day}T00:00:00.000Z`);
  // JavaScript takes 30 February for 1 March.
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(start.getTime());
  if (!isDay || start.toISOString().slice(0, 10) !== day)
    throw invalid("--expires", "it must be a day, such as 2027-01-31");
  return new Date(start.getTime() + 24 * HOUR_MS).toISOString();
}

function invalid(option: string, requirement: string): AppError {
  return new AppError("invalid_argument", `${option}: ${requirement}.`, { field: option });
}
