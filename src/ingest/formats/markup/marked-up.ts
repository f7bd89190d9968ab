/** A text in another markup, put into Markdown, with what it says about itself. */
export interface MarkedUp {
  readonly markdown: string;
  /** As front matter names them: title, author, date, lang. */
  readonly fields: ReadonlyMap<string, unknown>;
}
