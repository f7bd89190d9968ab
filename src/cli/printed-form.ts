import type { CitationFormat } from "../api/citation-formats.ts";
import { STATEMENT_FORMATS } from "../api/quotes/statement-formats.ts";

/** What `said --format` knows besides JSON. */
export const STATEMENT_FORMS = ["text", ...STATEMENT_FORMATS] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

/** What any `--format` knows. */
export type PrintedForm = StatementForm | CitationFormat | "html" | "json";
