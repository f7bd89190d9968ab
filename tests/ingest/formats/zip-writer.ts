import { strToU8, zipSync } from "fflate";

/** The bytes of a ZIP archive with these entries, in this order. */
export function zip(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(entries).map(([name, content]) => {
    return [name, typeof content === "string" ? strToU8(content) : content] as const;
  });
  return zipSync(Object.fromEntries(files), { level: 6 });
}
