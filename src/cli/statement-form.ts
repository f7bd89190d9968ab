/** What `said --format` knows besides JSON. */
export type StatementForm = "text" | "md" | "csv" | "bibtex";
