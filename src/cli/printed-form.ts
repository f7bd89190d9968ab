/** What `said --format` knows besides JSON. */
export type StatementForm = "text" | "md" | "csv" | "bibtex";

/** What any `--format` knows. */
export type PrintedForm = StatementForm | "html" | "json";
