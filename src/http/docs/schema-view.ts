import type { JsonSchema } from "../operations/components.ts";
import { html, NOTHING, prose, type Html, type HtmlValue } from "./docs-html.ts";

type MaybeSchema = JsonSchema | boolean;

/** A schema as a table of its fields, or as a few words where it has none. */
export function schemaView(schema: MaybeSchema): Html {
  if (typeof schema === "boolean") return html`<p>anything</p>`;
  const { oneOf, properties } = schema;
  if (oneOf !== undefined) {
    return html`<p>One of:</p>
      <ul>
        ${oneOf.map((choice) => html`<li>${typeInWords(choice)}</li>`)}
      </ul>`;
  }
  if (properties === undefined) return html`<p>${typeInWords(schema)}</p>`;
  const fields = Object.entries(properties);
  if (fields.length === 0) return html`<p>An object without fields.</p>`;
  return fieldTable(
    "Field",
    fields.map(([name, field]) => fieldOf(name, field, schema.required ?? [])),
  );
}

export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string;
  readonly schema: MaybeSchema;
}

/** @param what the table's rows are: a field, a parameter */
export function fieldTable(what: string, fields: readonly Field[]): Html {
  return html`<div class="table" role="group" aria-label="${what}s" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${what}</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(fieldRow)}
      </tbody>
    </table>
  </div>`;
}

function fieldRow({ name, isRequired, description, schema }: Field): Html {
  const nested = typeof schema === "object" && schema.properties !== undefined ? schemaView(schema) : NOTHING;
  const fallback = typeof schema === "object" && schema.default !== undefined ? schema.default : undefined;
  return html`<tr>
    <th scope="row"><code>${name}</code>${isRequired ? NOTHING : html` <small>optional</small>`}</th>
    <td>${typeInWords(schema)}</td>
    <td>
      ${prose(description)}
      ${fallback === undefined ? NOTHING : html` Default: <code>${JSON.stringify(fallback)}</code>.`}
      ${nested}
    </td>
  </tr>`;
}

function fieldOf(name: string, schema: MaybeSchema, required: readonly string[]): Field {
  const description = typeof schema === "object" ? (schema.description ?? "") : "";
  return { name, schema, description, isRequired: required.includes(name) };
}

/** "list of Hit", "whole number from 1 to 100 or null", with a link to every schema that has a name. */
export function typeInWords(schema: MaybeSchema): Html {
  if (typeof schema === "boolean") return html`anything`;
  const { $ref, anyOf, items, const: constant } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (anyOf !== undefined) return joined(anyOf.map(typeInWords));
  if (constant !== undefined) return html`<code>${JSON.stringify(constant)}</code>`;
  if (schema.enum !== undefined) {
    return joined(schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`));
  }
  if (schema.type === "array" && typeof items === "object" && !Array.isArray(items)) {
    return html`list of ${typeInWords(items)}`;
  }
  return html`${typeNames(schema.type)}${bounds(schema)}`;
}

function typeNames(type: unknown): string {
  if (Array.isArray(type)) return type.map(typeNames).join(" or ");
  if (type === "integer") return "whole number";
  return typeof type === "string" ? type : "anything";
}

function joined(choices: readonly Html[]): Html {
  return html`${choices.map((choice, index): HtmlValue => (index === 0 ? choice : html` or ${choice}`))}`;
}

function bounds({ minimum, maximum, maxLength }: JsonSchema): string {
  if (maxLength !== undefined) return `, at most ${maxLength} characters`;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? "" : `, ${maximum} or less`;
}
