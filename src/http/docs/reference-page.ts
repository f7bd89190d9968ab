import type {
  OpenApiDocument,
  OpenApiMedia,
  OpenApiOperation,
  OpenApiResponse,
} from "../operations/openapi.ts";
import { problemType } from "../../api/problems/problem.ts";
import { curlExample } from "./curl.ts";
import { html, NOTHING, prose, type Html } from "./docs-html.ts";
import { documentationPage } from "./layout.ts";
import { fieldTable, schemaView, typeInWords } from "./schema-view.ts";

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** The whole OpenAPI document for a person to read. */
export function referencePage(document: OpenApiDocument): string {
  const { info, tags, components } = document;
  const groups = tags.map((tag) => ({ ...tag, entries: entriesOf(document, tag.name) }));
  const schemas = Object.entries(components.schemas);
  const contents = html`<ul>
    ${groups.map(
      ({ name, entries }) =>
        html`<li>
          <a href="#${name.toLowerCase()}">${name}</a>
          <ul>
            ${entries.map(({ operation: { operationId, summary } }) => linkTo(operationId, summary))}
          </ul>
        </li>`,
    )}
    <li>
      <a href="#schemas">Schemas</a>
      <ul>
        ${schemas.map(([name]) => linkTo(`schema-${name}`, name))}
      </ul>
    </li>
  </ul>`;
  const main = html`<p>${prose(info.description)}</p>
    <p>
      The same as a document for programs, in OpenAPI ${document.openapi}:
      <a href="/openapi.json">openapi.json</a>. Contract ${info.version}.
    </p>
    ${groups.map(
      ({ name, description, entries }) =>
        html`<section aria-labelledby="${name.toLowerCase()}">
          <h2 id="${name.toLowerCase()}">${name}</h2>
          <p>${prose(description)}</p>
          ${entries.map((entry) => operationSection(entry, components.schemas))}
        </section>`,
    )}
    <section aria-labelledby="schemas">
      <h2 id="schemas">Schemas</h2>
      ${schemas.map(
        ([name, schema]) =>
          html`<section aria-labelledby="schema-${name}">
            <h3 id="schema-${name}">${name}</h3>
            <p>${prose(schema.description ?? "")}</p>
            ${schemaView(schema)}
          </section>`,
      )}
    </section>`;
  return documentationPage("HTTP API", contents, main);
}

function entriesOf(document: OpenApiDocument, tag: string): readonly Entry[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.some((name) => name === tag))
      .map(([method, operation]) => ({ method, path, operation })),
  );
}

function linkTo(id: string, text: string): Html {
  return html`<li><a href="#${id}">${text}</a></li>`;
}

type Schemas = OpenApiDocument["components"]["schemas"];

function operationSection({ method, path, operation }: Entry, schemas: Schemas): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const fields = parameters.map(({ required, ...field }) => ({ ...field, isRequired: required }));
  const outcomes = Object.entries(responses);
  return html`<section class="operation" aria-labelledby="${operationId}">
    <h3 id="${operationId}">${summary}</h3>
    <p class="request-line"><strong>${method.toUpperCase()}</strong> <code>${path}</code></p>
    <p>${prose(description)}</p>
    ${fields.length === 0 ? NOTHING : fieldTable("Parameter", fields)}
    ${requestBody === undefined ? NOTHING : bodyOf(requestBody, schemas)}
    <h4>For example</h4>
    <pre tabindex="0"><code>${curlExample(method, path, operation)}</code></pre>
    ${outcomes.filter(([status]) => status < "400").map(successOf)}
    <h4>Problems</h4>
    <ul>
      ${outcomes.filter(([status]) => status >= "400").map(failureOf)}
    </ul>
  </section>`;
}

/** The fields of a body stand with its operation, because they are what a caller has to write. */
function bodyOf({ required, content }: NonNullable<OpenApiOperation["requestBody"]>, schemas: Schemas): Html {
  const fields = Object.values(content).map(({ schema }) => {
    const name = schema.$ref?.slice(schema.$ref.lastIndexOf("/") + 1) ?? "";
    return schemaView(schemas[name] ?? schema);
  });
  return html`<h4>Body</h4>
    ${mediaOf(content, required ? "" : " Optional.")} ${fields}`;
}

function successOf([status, { description, content }]: [string, OpenApiResponse]): Html {
  return html`<h4>${status}</h4>
    <p>${prose(description)}</p>
    ${mediaOf(content, "")}
    ${Object.values(content).map(
      ({ example }) =>
        html`<details>
          <summary>Example of a response</summary>
          <pre tabindex="0"><code>${asText(example)}</code></pre>
        </details>`,
    )}`;
}

function mediaOf(content: Readonly<Record<string, OpenApiMedia>>, remark: string): Html {
  return html`${Object.entries(content).map(
    ([type, { schema }]) => html`<p><code>${type}</code>: ${typeInWords(schema)}.${remark}</p>`,
  )}`;
}

function failureOf([status, { content }]: [string, OpenApiResponse]): Html {
  const codes = Object.values(content).flatMap(({ examples }) => Object.keys(examples ?? {}));
  const links = codes.map((code) => html` <a href="${problemType(code)}"><code>${code}</code></a>`);
  return html`<li>${status}${links}</li>`;
}

function asText(example: unknown): string {
  return typeof example === "string" ? example : JSON.stringify(example, null, 2);
}
