import { AppError } from "../../core/errors.ts";
import { defineMigrationFunctions } from "./migration-functions.ts";
import type { SqliteDatabase } from "./sqlite.ts";

/** "PNCT": marks the file as a Pincite index for `file(1)` and for ourselves. */
const APPLICATION_ID = 0x504e4354;

/**
 * Each entry brings the schema from version `index` to `index + 1`; released entries never change.
 * The version written is `MIGRATIONS.length`; every version from 0 on is read, by migrating it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE library (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    change INTEGER NOT NULL,        -- grows by one with every committed change
    fingerprint TEXT NOT NULL,      -- of whatever shaped the vectors; '' before the first document
    model TEXT NOT NULL
  ) STRICT;
  INSERT INTO library VALUES (1, 0, '', '');

  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('indexed', 'failed', 'skipped')),
    reason TEXT,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,          -- JSON array
    date TEXT,
    url TEXT,
    format TEXT,
    evidence TEXT,                  -- JSON object
    characters INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    content_hash TEXT,              -- sha256 of the file's bytes
    bytes INTEGER NOT NULL,
    modified_ms REAL NOT NULL,      -- of the file, when it was read
    indexed_at TEXT NOT NULL        -- ISO 8601
  ) STRICT;

  CREATE TABLE texts (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
  ) STRICT;

  CREATE TABLE vectors (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,       -- sha256 of fingerprint and input
    vector BLOB NOT NULL,           -- float32, little-endian, unit length
    sentences BLOB NOT NULL         -- for each sentence: float32 scale, then one int8 a dimension
  ) STRICT;

  CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: it is the label in the HNSW index
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,
    headings TEXT NOT NULL,         -- JSON array
    sentences TEXT NOT NULL,        -- JSON array: start, end, start, end, …
    vector_id INTEGER NOT NULL REFERENCES vectors (id)
  ) STRICT;
  CREATE INDEX passages_by_document ON passages (document_id, start);
  CREATE INDEX passages_by_vector ON passages (vector_id);

  CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title, author, heading, body,
    content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  );

  CREATE TABLE removed_passages (
    row INTEGER PRIMARY KEY,
    change INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX removed_passages_by_change ON removed_passages (change);

  -- A passage leaves the lexical index in the statement that deletes it, whoever deletes it.
  CREATE TRIGGER passage_removed AFTER DELETE ON passages BEGIN
    DELETE FROM passages_fts WHERE rowid = old.row;
    INSERT INTO removed_passages VALUES (old.row, (SELECT change FROM library));
  END;
  `,
  `
  -- Tells this library from every other one, so that a snapshot left behind by another is not taken for its own.
  ALTER TABLE library ADD COLUMN id TEXT NOT NULL DEFAULT '';
  UPDATE library SET id = lower(hex(randomblob(16)));
  `,
  `
  -- The lexical index knows its fields' words from the passages table: an index without content never takes a deleted
  -- passage out of the counts that BM25 rests on, so scores told of documents that had long been gone.
  DROP TRIGGER passage_removed;
  DROP TABLE passages_fts;
  ALTER TABLE passages ADD COLUMN title TEXT NOT NULL DEFAULT '';
  ALTER TABLE passages ADD COLUMN author TEXT NOT NULL DEFAULT '';
  ALTER TABLE passages ADD COLUMN heading TEXT NOT NULL DEFAULT '';
  UPDATE passages SET
    title = d.title,
    author = (SELECT coalesce(group_concat(value, ', '), '') FROM json_each(d.authors)),
    heading = (SELECT coalesce(group_concat(value, ' › '), '') FROM json_each(headings))
  FROM documents d WHERE d.id = document_id;
  CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title, author, heading, text,
    content = 'passages', content_rowid = 'row', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');

  -- A passage enters and leaves the lexical index in the statement that writes it, whoever does.
  CREATE TRIGGER passage_added AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, title, author, heading, text)
      VALUES (new.row, new.title, new.author, new.heading, new.text);
  END;
  CREATE TRIGGER passage_removed AFTER DELETE ON passages BEGIN
    INSERT INTO passages_fts (passages_fts, rowid, title, author, heading, text)
      VALUES ('delete', old.row, old.title, old.author, old.heading, old.text);
    INSERT INTO removed_passages VALUES (old.row, (SELECT change FROM library));
  END;
  `,
  `
  -- A file may hold several documents: rows of a table, a letter with its attachments.
  ALTER TABLE documents ADD COLUMN file TEXT NOT NULL DEFAULT '';      -- the source without the part
  ALTER TABLE documents ADD COLUMN part TEXT;
  ALTER TABLE documents ADD COLUMN language TEXT;
  ALTER TABLE documents ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';    -- JSON array
  ALTER TABLE documents ADD COLUMN document_hash TEXT;                 -- sha256 of what was read, not of the file
  ALTER TABLE documents ADD COLUMN signature BLOB;                     -- MinHash of the text's phrases
  ALTER TABLE documents ADD COLUMN duplicate_of TEXT;                  -- the source of a document that says nearly the same
  UPDATE documents SET file = source;
  CREATE INDEX documents_by_file ON documents (file);
  `,
  `
  -- Who may call the library over the network. A key itself is nowhere: only its hash is, and that is of no use to a reader.
  CREATE TABLE keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write', 'admin')),
    tags TEXT,                      -- JSON array; NULL where the key is not limited to tags
    hash BLOB NOT NULL,             -- sha256 of the whole key
    created_at TEXT NOT NULL,       -- ISO 8601, like the other moments
    expires_at TEXT,
    revoked_at TEXT,
    last_used_at TEXT
  ) STRICT;
  `,
  `
  -- Work that was asked for, and what came of requests that may be sent again. Neither is a change of the library.
  CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,   -- the order in which they run
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'documents')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    documents TEXT NOT NULL,        -- JSON array: ids of uploads
    created_at TEXT NOT NULL,       -- ISO 8601
    started_at TEXT,
    finished_at TEXT,
    progress TEXT,                  -- JSON object
    result TEXT,                    -- JSON object
    problem TEXT,                   -- JSON object
    cancel_requested INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX jobs_by_state ON jobs (state, number);

  CREATE TABLE idempotency_keys (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,          -- hash of the request
    outcome TEXT NOT NULL,          -- JSON
    expires_at TEXT NOT NULL,       -- ISO 8601
    PRIMARY KEY (caller, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
  `,
  `
  -- What the ranking compares instead of the passages' text, made when a passage is indexed (see encodeWords).
  ALTER TABLE passages ADD COLUMN words BLOB NOT NULL DEFAULT x'';
  -- The words of the lexical index with the number of passages that hold them.
  CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, row);
  `,
  `
  -- 1 from when the library is emptied for another model until a sync of all files has come to its end.
  ALTER TABLE library ADD COLUMN rebuilding INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- What of a file is not in its text, and which version of the reader made the text.
  ALTER TABLE documents ADD COLUMN note TEXT;
  ALTER TABLE documents ADD COLUMN reader_version INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Who says what (see statementsIn). Those of the documents that are here already are found by the next sync.
  CREATE TABLE statements (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('own', 'quoted', 'reported')),
    speaker TEXT NOT NULL,          -- as the document writes it, in its fullest form
    names TEXT NOT NULL,            -- folded words of the name, family name last; '' where there is none
    roles TEXT NOT NULL             -- folded words of the offices
  ) STRICT;
  CREATE INDEX statements_by_document ON statements (document_id, start);
  -- Which rules found the document's statements; 0 where none did.
  ALTER TABLE documents ADD COLUMN statements_version INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The lexical index is given the words as they are compared and no longer makes its own of the text: what proposes a
  -- passage and what ranks it are the same (see passageWords). Passages of before have none, and are indexed again because
  -- the library's fingerprint names the words' version.
  DROP TRIGGER passage_added;
  DROP TRIGGER passage_removed;
  DROP TABLE passages_vocabulary;
  DROP TABLE passages_fts;
  ALTER TABLE passages DROP COLUMN title;
  ALTER TABLE passages DROP COLUMN author;
  ALTER TABLE passages DROP COLUMN heading;
  ALTER TABLE passages ADD COLUMN title_words TEXT NOT NULL DEFAULT '';
  ALTER TABLE passages ADD COLUMN author_words TEXT NOT NULL DEFAULT '';
  ALTER TABLE passages ADD COLUMN heading_words TEXT NOT NULL DEFAULT '';
  ALTER TABLE passages ADD COLUMN text_words TEXT NOT NULL DEFAULT '';
  ALTER TABLE passages ADD COLUMN other_words TEXT NOT NULL DEFAULT '';
  CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title_words, author_words, heading_words, text_words, other_words,
    content = 'passages', content_rowid = 'row', tokenize = "ascii tokenchars '.'"
  );
  INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');
  CREATE TRIGGER passage_added AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, title_words, author_words, heading_words, text_words, other_words)
      VALUES (new.row, new.title_words, new.author_words, new.heading_words, new.text_words, new.other_words);
  END;
  CREATE TRIGGER passage_removed AFTER DELETE ON passages BEGIN
    INSERT INTO passages_fts (passages_fts, rowid, title_words, author_words, heading_words, text_words, other_words)
      VALUES ('delete', old.row, old.title_words, old.author_words, old.heading_words, old.text_words, old.other_words);
    INSERT INTO removed_passages VALUES (old.row, (SELECT change FROM library));
  END;
  CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, col);
  `,
  `
  -- What a document of several passages is about as a whole.
  CREATE TABLE whole_documents (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    vector BLOB NOT NULL,           -- the mean of its passages' vectors: float32, little-endian, unit length
    words BLOB NOT NULL             -- see documentWordsOf
  ) STRICT;
  `,
  `
  -- How sure the recogniser is of a document's text, 0 to 100; NULL for text that the file itself holds.
  ALTER TABLE documents ADD COLUMN recognised INTEGER;
  `,
  `
  -- 1 from when a sync of all files begins until it knows which files have changed.
  ALTER TABLE library ADD COLUMN scanning INTEGER NOT NULL DEFAULT 0;

  -- Files that are known to have changed and are not read yet, with the number of their documents that are searched as they
  -- were before.
  CREATE TABLE waiting_files (
    file TEXT NOT NULL PRIMARY KEY,
    documents INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Whether a sync may take out most of the library's documents.
  ALTER TABLE jobs ADD COLUMN allows_removals INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The pages whose text was recognised, with how sure that is: JSON, [{"page": 3, "sure": 93}, …].
  ALTER TABLE documents ADD COLUMN recognised_pages TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- Checksums of what is stored, so that nothing that the disk has changed is shown (see checksum.ts).
  ALTER TABLE documents ADD COLUMN record_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE texts ADD COLUMN text_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE passages ADD COLUMN shown_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE passages ADD COLUMN words_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE passages ADD COLUMN lexical_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE vectors ADD COLUMN vector_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE vectors ADD COLUMN sentences_check INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE whole_documents ADD COLUMN whole_check INTEGER NOT NULL DEFAULT 0;
  UPDATE documents SET
    record_check = checksum(
      id, source, title, authors, date, url, recognised, recognised_pages, reason, language, tags, format, characters);
  UPDATE texts SET text_check = checksum(document_id, text);
  UPDATE passages SET
    shown_check = checksum(document_id, start, "end", text, page, headings, sentences),
    words_check = checksum(vector_id, words),
    lexical_check = checksum(title_words, author_words, heading_words, text_words, other_words);
  UPDATE vectors SET vector_check = checksum(vector), sentences_check = checksum(sentences);
  UPDATE whole_documents SET whole_check = checksum(document_id, vector, words);
  `,
  `
  -- Questions that are kept, and what new documents have brought for them. A removed alert keeps its row, without its question.
  CREATE TABLE alerts (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    filters TEXT NOT NULL,          -- JSON object
    tags TEXT,                      -- JSON array: what its keeper may see; NULL for all
    key_id TEXT,                    -- by which it was kept
    created_at TEXT NOT NULL,       -- ISO 8601
    removed_at TEXT,
    feed_hash BLOB NOT NULL,        -- sha256 of the token that opens its feed
    webhook TEXT,
    webhook_sent INTEGER NOT NULL DEFAULT 0,      -- the number of the last hit that has arrived
    webhook_failures INTEGER NOT NULL DEFAULT 0,
    webhook_next_at TEXT,
    webhook_given_up INTEGER NOT NULL DEFAULT 0,
    vector_key TEXT,                -- sha256 of model and text
    vector BLOB
  ) STRICT;

  CREATE TABLE alert_hits (
    alert_id TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    sentence INTEGER NOT NULL,      -- see sentenceIdentity
    number INTEGER NOT NULL,
    confidence REAL NOT NULL,
    found_at TEXT NOT NULL,
    document_id TEXT NOT NULL,      -- where it stood then
    row INTEGER NOT NULL,           -- of its passage then
    PRIMARY KEY (alert_id, sentence)
  ) STRICT, WITHOUT ROWID;

  -- What the library has held since the first alert was kept, also of documents that are gone.
  CREATE TABLE known_sentences (
    sentence INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    PRIMARY KEY (sentence, document_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE known_documents (
    id TEXT PRIMARY KEY,
    facts TEXT NOT NULL             -- JSON object
  ) STRICT, WITHOUT ROWID;
  -- Files that waited when an alert was kept.
  CREATE TABLE alert_waiting_files (
    file TEXT NOT NULL,
    alert_id TEXT NOT NULL,
    PRIMARY KEY (file, alert_id)
  ) STRICT, WITHOUT ROWID;
  -- Every passage up to this row has been held against all alerts.
  CREATE TABLE alert_progress (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    row INTEGER NOT NULL
  ) STRICT;
  INSERT INTO alert_progress VALUES (1, 0);
  `,
  `
  -- The documents folder of the last sync of all files, as device and inode; '' before the first one. Files of it that have
  -- another name outside (hard links): JSON, their sources.
  ALTER TABLE library ADD COLUMN documents_folder TEXT NOT NULL DEFAULT '';
  ALTER TABLE library ADD COLUMN linked_elsewhere TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- What a person has set of a document's metadata: JSON, {"title": …}. It outlives the document's record.
  CREATE TABLE edits (source TEXT PRIMARY KEY, edits TEXT NOT NULL) WITHOUT ROWID;
  -- What the file says in the place of that: JSON, {"title": …, "evidence": {"title": …}}.
  ALTER TABLE documents ADD COLUMN found TEXT;
  `,
  `
  -- The vectors of which some may have no passage: new ones until they are used, and those of removed passages. To look for them among
  -- all would take longer with every document of the library.
  CREATE TABLE unused_vectors (id INTEGER PRIMARY KEY) STRICT;
  INSERT INTO unused_vectors SELECT id FROM vectors WHERE id NOT IN (SELECT vector_id FROM passages);
  CREATE TRIGGER vector_added AFTER INSERT ON vectors
    WHEN NOT EXISTS (SELECT 1 FROM passages WHERE vector_id = new.id) BEGIN
    INSERT OR IGNORE INTO unused_vectors VALUES (new.id);
  END;
  CREATE TRIGGER vector_used AFTER INSERT ON passages BEGIN
    DELETE FROM unused_vectors WHERE id = new.vector_id;
  END;
  CREATE TRIGGER vector_left AFTER DELETE ON passages BEGIN
    INSERT OR IGNORE INTO unused_vectors VALUES (old.vector_id);
  END;
  `,
  `
  -- Vectors take less room: those of passages and documents numbers of 16 bits (see ShortVector), those of sentences of four (see
  -- encodeSentences). What was damaged stays so: its checksum is another one by 1. To make them takes longer than to write twice.
  UPDATE vectors SET
    vector = shortened(vector), vector_check = vector_check <> checksum(vector),
    sentences = narrowed(sentences, vector), sentences_check = sentences_check <> checksum(sentences);
  UPDATE vectors SET
    vector_check = checksum(vector) + vector_check, sentences_check = checksum(sentences) + sentences_check;
  UPDATE whole_documents SET
    vector = shortened(vector),
    whole_check = checksum(document_id, shortened(vector), words) + (whole_check <> checksum(document_id, vector, words));
  `,
  `
  -- The words of a text that the lexical index is given are packed beside it (see packedWords), and read through a view.
  DROP TRIGGER passage_added;
  DROP TRIGGER passage_removed;
  DROP TABLE passages_vocabulary;
  DROP TABLE passages_fts;
  ALTER TABLE passages ADD COLUMN packed_words BLOB NOT NULL DEFAULT x'';
  UPDATE passages SET
    packed_words = packed(text_words, text),
    lexical_check = lexical_check <> checksum(title_words, author_words, heading_words, text_words, other_words);
  UPDATE passages SET
    lexical_check =
      checksum(title_words, author_words, heading_words, packed_words, other_words, text) + lexical_check;
  ALTER TABLE passages DROP COLUMN text_words;
  CREATE VIEW passage_words AS
    SELECT row, title_words, author_words, heading_words, unpacked(packed_words, text) AS text_words, other_words
    FROM passages;
  CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title_words, author_words, heading_words, text_words, other_words,
    content = 'passage_words', content_rowid = 'row', tokenize = "ascii tokenchars '.'"
  );
  INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');
  CREATE TRIGGER passage_added AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, title_words, author_words, heading_words, text_words, other_words)
      VALUES (new.row, new.title_words, new.author_words, new.heading_words, unpacked(new.packed_words, new.text),
        new.other_words);
  END;
  CREATE TRIGGER passage_removed AFTER DELETE ON passages BEGIN
    INSERT INTO passages_fts (passages_fts, rowid, title_words, author_words, heading_words, text_words, other_words)
      VALUES ('delete', old.row, old.title_words, old.author_words, old.heading_words,
        unpacked(old.packed_words, old.text), old.other_words);
    INSERT INTO removed_passages VALUES (old.row, (SELECT change FROM library));
  END;
  CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, col);
  `,
  `
  -- What of a text its authors have not written: what a letter quotes of earlier ones, and signatures.
  CREATE TABLE quoted_parts (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    author TEXT,                    -- NULL where nobody is named
    date TEXT,
    PRIMARY KEY (document_id, start)
  ) STRICT, WITHOUT ROWID;
  -- When a statement was made, where the text says so of that stretch alone.
  ALTER TABLE statements ADD COLUMN date TEXT;
  `,
];

/** Whether the file is a database of another program, which must not be touched. */
export function isForeign(database: SqliteDatabase): boolean {
  const isOurs = database.pragma("application_id", { simple: true }) === APPLICATION_ID;
  return !isOurs && database.prepare("SELECT 1 FROM sqlite_schema").get() !== undefined;
}

/** Whether the database is a library's, of the schema that this program writes. */
export function isCurrent(database: SqliteDatabase): boolean {
  return !isForeign(database) && schemaVersion(database) === MIGRATIONS.length;
}

/** Brings the schema to the version that this program writes, in one transaction. Gives the version that was there. */
export function migrate(database: SqliteDatabase): number {
  if (schemaVersion(database) === MIGRATIONS.length) return MIGRATIONS.length;
  defineMigrationFunctions(database);
  return database
    .transaction(() => {
      const version = schemaVersion(database);
      if (version > MIGRATIONS.length) {
        throw new AppError(
          "library_incompatible",
          `The index was written by a newer Pincite (format ${version}, this one reads up to ${MIGRATIONS.length}). ` +
            "Update Pincite, or name another folder with --index.",
        );
      }
      for (const statements of MIGRATIONS.slice(version)) database.exec(statements);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${MIGRATIONS.length}`);
      return version;
    })
    .immediate();
}

function schemaVersion(database: SqliteDatabase): number {
  return Number(database.pragma("user_version", { simple: true }));
}
