import type { OpenApiOperation, OpenApiParameter } from "../operations/openapi.ts";

const SERVER = "http://127.0.0.1:3000";

/** A command line that can be pasted into a shell and asks for what the operation's examples ask for. */
export function curlExample(method: string, path: string, operation: OpenApiOperation): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(exampleOf(operation.parameters.find((parameter) => parameter.name === name))),
  );
  const query = operation.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const body = operation.requestBody?.content["application/json"]?.example;
  const parts = [
    ...(query.length === 0 ? [] : ["--get"]),
    ...(method === "get" ? [] : ["--request", method.toUpperCase()]),
    quoted(SERVER + filled),
    ...query.map((parameter) => `--data-urlencode ${quoted(`${parameter.name}=${exampleOf(parameter)}`)}`),
    ...(body === undefined || operation.requestBody?.required === false
      ? []
      : [`--header 'Content-Type: application/json'`, `--data ${quoted(JSON.stringify(body))}`]),
  ];
  return ["curl", ...parts].join(" ");
}

function exampleOf(parameter: OpenApiParameter | undefined): string {
  const [example] = parameter?.schema.examples ?? [];
  return typeof example === "string" ? example : JSON.stringify(example ?? "");
}

/** Of anything, one word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
