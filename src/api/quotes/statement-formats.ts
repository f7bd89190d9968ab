/** What a list of statements can be had as, to be put into somebody's own text, table or bibliography. */
export const STATEMENT_FORMATS = ["md", "csv", "bibtex"] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

export const STATEMENT_TYPES = {
  md: "text/markdown",
  csv: "text/csv",
  bibtex: "application/x-bibtex",
} as const satisfies Record<StatementFormat, string>;
