import { AppError, messageOf } from "../../core/errors.ts";
import type { Document } from "../../core/document.ts";
import { cleanText } from "../clean.ts";
import { decodeText } from "../encoding/decode.ts";
import type { DeclaredMetadata, Finding } from "../formats/reader.ts";
import { declaredFields, fieldsOf } from "../metadata/declared-fields.ts";
import { parseYaml } from "../metadata/front-matter.ts";

/** What a sidecar says, and what is wrong with it, in one sentence. */
export interface SidecarMetadata {
  readonly declared: DeclaredMetadata;
  readonly problem: string | null;
}

/** Never throws: a sidecar that cannot be used is a problem of the sidecar, not of its document. */
export function readSidecar(bytes: Uint8Array, name: string): SidecarMetadata {
  try {
    const text = cleanText(decodeText(bytes).text);
    const fields = fieldsOf(name.endsWith(".json") ? (JSON.parse(text) as unknown) : parseYaml(text));
    if (fields === null) return useless("it holds no fields; write for example title: …");
    const { declared, unusable } = declaredFields(fields, "sidecar");
    if (unusable.length > 0) {
      const remedies = unusable.map((field) => `its ${field.name} is not understood, ${field.remedy}`);
      return { declared, problem: sentence(remedies.join("; ")) };
    }
    if (Object.keys(declared).length > 0) return { declared, problem: null };
    return useless("it holds none of title, author, date, url, language and tags; name one or remove it");
  } catch (error) {
    const what = error instanceof AppError ? error.message : (messageOf(error).split("\n")[0] ?? "");
    return useless(`${what.slice(0, 150).replace(/[.:]$/, "")}; correct or remove it`);
  }
}

/**
 * A document with what its sidecar says in the place of what it says itself. `isPart`: the document is one of several in
 * its file; then the sidecar, which speaks of the file, only adds what the part does not say, and neither title nor url.
 */
export function withSidecar(document: Document, declared: DeclaredMetadata, isPart: boolean): Document {
  const { evidence, ...own } = document.metadata;
  const unsaid = (field: "authors" | "date" | "language" | "tags"): boolean =>
    evidence[field] === undefined || evidence[field] === "detected";
  const chosen: DeclaredMetadata = isPart
    ? {
        ...(declared.authors && unsaid("authors") && { authors: declared.authors }),
        ...(declared.date && unsaid("date") && { date: declared.date }),
        ...(declared.language && unsaid("language") && { language: declared.language }),
        ...(declared.tags && unsaid("tags") && { tags: declared.tags }),
      }
    : declared;
  const findings: readonly (readonly [string, Finding<unknown>])[] = Object.entries(chosen);
  const said = Object.fromEntries(findings.map(([field, { value }]) => [field, value]));
  const source = Object.fromEntries(findings.map(([field, { evidence: found }]) => [field, found]));
  return { ...document, metadata: { ...own, ...said, evidence: { ...evidence, ...source } } };
}

function useless(problem: string): SidecarMetadata {
  return { declared: {}, problem: sentence(problem) };
}

function sentence(problem: string): string {
  return `The sidecar is not used in full: ${problem}.`;
}
