import { defineChecksum } from "../checksum.ts";
import { unpackedWords } from "../tables/packed-words.ts";
import type { SqliteDatabase } from "./sqlite.ts";

/** What the schema and the statements ask for besides SQL. */
export function defineFunctions(database: SqliteDatabase): void {
  defineChecksum(database);
  database.function("unpacked", { deterministic: true }, unpackedWords);
}
