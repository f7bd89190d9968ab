import type { CitationFormat } from "../api/citation-formats.ts";

/** What `said --format` knows besides JSON. */
export const STATEMENT_FORMS = ["text", "md", "csv", "bibtex"] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

/** What any `--format` knows. */
export type PrintedForm = StatementForm | CitationFormat | "html" | "json";
