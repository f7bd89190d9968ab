import { parse } from "yaml";
import type { DeclaredMetadata } from "../formats/reader.ts";
import { declaredFields, fieldsOf } from "./declared-fields.ts";

const FRONT_MATTER = /^---[ \t]*\n(?<yaml>[\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const TOML_FRONT_MATTER = /^\+\+\+[ \t]*\n(?<toml>[\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/;

/** Front matter and the text below it. What is not a YAML mapping is text, not front matter. */
export function splitFrontMatter(text: string): { declared: DeclaredMetadata; body: string } {
  const match = FRONT_MATTER.exec(text) ?? TOML_FRONT_MATTER.exec(text);
  const { yaml, toml } = match?.groups ?? {};
  const fields = toml === undefined ? parseFields(yaml ?? "") : tomlFields(toml);
  if (match === null || fields === null) return { declared: {}, body: text };
  return { declared: declaredFields(fields, "front-matter").declared, body: text.slice(match[0].length) };
}

function parseFields(yaml: string): ReadonlyMap<string, unknown> | null {
  try {
    return fieldsOf(parseYaml(yaml));
  } catch {
    // A broken block is shown as text, so that what it says can still be found.
    return null;
  }
}

/** The plain values and lists of TOML above its first table; null where there is none. */
function tomlFields(toml: string): ReadonlyMap<string, unknown> | null {
  const [top = ""] = toml.split(/^\[/m);
  const fields = new Map<string, unknown>();
  for (const [, name = "", value = ""] of top.matchAll(
    /^([\w-]{1,60})[ \t]*=[ \t]*(\[[^\][]{0,2000}\]|.+)$/gm,
  )) {
    const quoted = [...value.matchAll(/"((?:[^"\\\n]|\\.?)*)(?:"|$|(?=\n))|'([^'\n]*)(?:'|$|(?=\n))/g)].map(
      ([, double, single]) => double?.replace(/\\(.)/g, "$1") ?? single ?? "",
    );
    fields.set(name, value.startsWith("[") ? quoted : (quoted[0] ?? value.trim()));
  }
  return fields.size === 0 ? null : fields;
}

/**
 * Dates stay strings in the core schema; aliases are limited, so that a small text cannot unfold into a huge one.
 * Throws for what is not YAML.
 */
export function parseYaml(text: string): unknown {
  return parse(text, { schema: "core", maxAliasCount: 50, logLevel: "error" });
}
