/** What an article says of itself in JSON-LD (schema.org). */
export interface JsonLdArticle {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Posting|ScholarlyWork|OpinionPiece)$/;

/** How deep a graph is searched for its article. */
const MAX_DEPTH = 6;

/** The first article of a JSON-LD script, or null; a script that is not JSON says nothing. */
export function readJsonLd(script: string): JsonLdArticle | null {
  try {
    return findArticle(JSON.parse(script), 0);
  } catch {
    // Pages often hold broken JSON-LD; their meta tags and their text still speak.
    return null;
  }
}

function findArticle(value: unknown, depth: number): JsonLdArticle | null {
  if (depth > MAX_DEPTH || typeof value !== "object" || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  if (strings(fields.get("@type")).some((type) => ARTICLE_TYPE.test(type))) {
    return {
      title: strings(fields.get("headline") ?? fields.get("name"))[0] ?? null,
      authors: names(fields.get("author") ?? fields.get("creator"), 0),
      date: strings(fields.get("datePublished"))[0] ?? null,
    };
  }
  for (const inner of fields.values()) {
    const found = findArticle(inner, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function names(value: unknown, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => names(item, depth + 1));
  if (typeof value === "object" && value !== null) return "name" in value ? names(value.name, depth + 1) : [];
  return strings(value);
}

function strings(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === "string" ? [item] : []));
  return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
}
