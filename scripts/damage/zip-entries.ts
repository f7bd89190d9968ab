import { unzipSync, Zip, ZipDeflate } from "fflate";

export type ZipEntry = readonly [name: string, content: Uint8Array];

export function entriesOf(archive: Uint8Array): ZipEntry[] {
  return Object.entries(unzipSync(archive));
}

/** An archive of these entries, in this order; names may be given twice. */
export function archiveOf(entries: readonly ZipEntry[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [name, content] of entries) {
    const entry = new ZipDeflate(name, { level: 6 });
    archive.add(entry);
    entry.push(content, true);
  }
  archive.end();
  return Buffer.concat(chunks);
}
