import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat, truncate } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * What ends a sealed file: the letters; a random salt; a proof that only who knows the secret can make, HMAC-SHA256 by a key
 * that scrypt makes of secret and salt; and sha256 of all bytes before it, which tells damage without any secret.
 */
const MARK = Buffer.from("PINCITE2");
const SALT_BYTES = 16;
const DIGEST_BYTES = 32;
const SEAL_BYTES = MARK.length + SALT_BYTES + 2 * DIGEST_BYTES;

/** Up to version 0.4.0 a seal was these letters and sha256 of all before them: it proves nothing of its maker. */
const UNPROVEN_MARK = Buffer.from("PINCITE1");
const UNPROVEN_SEAL_BYTES = UNPROVEN_MARK.length + DIGEST_BYTES;

/**
 * - `authentic`: every bit is as it was sealed, by somebody who knew one of the secrets.
 * - `foreign`: as it was sealed, by somebody who knew none of them.
 * - `unproven`: as it was sealed, by anybody.
 * - `damaged`: some bit is not as it was sealed.
 * - `unsealed`: there is no seal, as with a file that was cut off.
 */
export type SealState = "authentic" | "foreign" | "unproven" | "damaged" | "unsealed";

/** Appends the seal, and waits until the disk has all of the file. SQLite reads past it: it goes by its own page count. */
export async function seal(path: string, secret: string): Promise<void> {
  const content = await hashOf(path, (await stat(path)).size);
  const opening = Buffer.concat([MARK, randomBytes(SALT_BYTES)]);
  const proven = Buffer.concat([opening, await proofOf(content, opening, secret)]);
  const handle = await open(path, "a");
  try {
    await handle.writeFile(Buffer.concat([proven, digestOf(content, proven)]));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes the seal away again; where the file is `damaged` or `unsealed`, it stays as it is. */
export async function unseal(path: string, secrets: readonly string[]): Promise<SealState> {
  const { size } = await stat(path);
  const sealed = await sealOf(path, size);
  if (sealed === null) return "unsealed";
  const content = await hashOf(path, size - sealed.length);
  const isProven = sealed.length === SEAL_BYTES;
  const digested = isProven ? sealed.subarray(0, -DIGEST_BYTES) : Buffer.alloc(0);
  if (!sealed.subarray(-DIGEST_BYTES).equals(digestOf(content, digested))) return "damaged";
  const state = isProven ? await provenBy(content, digested, secrets) : "unproven";
  await truncate(path, size - sealed.length);
  return state;
}

async function sealOf(path: string, size: number): Promise<Buffer | null> {
  for (const [mark, length] of [
    [MARK, SEAL_BYTES],
    [UNPROVEN_MARK, UNPROVEN_SEAL_BYTES],
  ] as const) {
    if (size < length) continue;
    const bytes = await bytesFrom(path, size - length, length);
    if (bytes.subarray(0, mark.length).equals(mark)) return bytes;
  }
  return null;
}

async function provenBy(content: Hash, proven: Buffer, secrets: readonly string[]): Promise<SealState> {
  const [opening, proof] = [proven.subarray(0, -DIGEST_BYTES), proven.subarray(-DIGEST_BYTES)];
  for (const secret of secrets) {
    if (timingSafeEqual(proof, await proofOf(content, opening, secret))) return "authentic";
  }
  return "foreign";
}

/** scrypt with Node's own cost (16 MB, some 50 ms): a passphrase is not to be guessed from a backup in seconds. */
async function proofOf(content: Hash, opening: Buffer, secret: string): Promise<Buffer> {
  const salt = opening.subarray(MARK.length);
  const key = await promisify<string, Buffer, number, Buffer>(scrypt)(secret, salt, DIGEST_BYTES);
  return createHmac("sha256", key).update(digestOf(content, opening)).digest();
}

/** Of the content with what follows it. */
function digestOf(content: Hash, following: Buffer): Buffer {
  return content.copy().update(following).digest();
}

async function bytesFrom(path: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** sha256 of the first `length` bytes, to go on from. */
async function hashOf(path: string, length: number): Promise<Hash> {
  const hash = createHash("sha256");
  if (length === 0) return hash;
  for await (const chunk of createReadStream(path, {
    end: length - 1,
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return hash;
}
