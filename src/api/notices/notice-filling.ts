import type { NoticeTemplate } from "./notice-table.ts";

/** How parameters are written in a language. It imports nothing but types: the page's browser loads it as it is. */
export interface ParameterStyle {
  readonly number: (value: number) => string;
  /** Of words between “ and ”. */
  readonly quotation: (words: string) => string;
}

export type NoticeParameters = Readonly<Record<string, string>>;

/** The sentence of a template; a parameter that is not given leaves its name. */
export function filledNotice(
  template: NoticeTemplate,
  parameters: NoticeParameters,
  { number, quotation }: ParameterStyle,
): string {
  const form = typeof template === "string" ? template : template[parameters.count === "1" ? 0 : 1];
  return form.replace(/\{(\w{1,20})\}/g, (name, key: string) => {
    const value = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    if (value === undefined) return name;
    if (/^\d{1,15}$/.test(value)) return number(Number(value));
    return value.replace(/“([^“”]{0,500})”/g, (_, words: string) => quotation(words));
  });
}
