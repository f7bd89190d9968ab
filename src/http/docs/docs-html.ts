/** A piece of HTML. Made by the tag `html` alone, so that text cannot be taken for it. */
export class Html {
  constructor(readonly markup: string) {}
}

export type HtmlValue = Html | string | number | readonly HtmlValue[];

/** HTML of a template: what is put into it is escaped, for text and for quoted attributes, unless it is HTML already. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const rest = values.map((value, index) => markupOf(value) + (template[index + 1] ?? ""));
  return new Html((template[0] ?? "") + rest.join(""));
}

export const NOTHING: Html = html``;

/** Text in which `code` stands between backticks, as the descriptions of the contract are written. */
export function prose(text: string): Html {
  const parts = text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
  return html`${parts}`;
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === "object") return value.map(markupOf).join("");
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
