import * as z from "zod";
import { AppError } from "../../../core/errors.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { writeMarkdownText } from "../markdown/markdown.ts";
import { declaredFields } from "../../metadata/declared-fields.ts";
import type { DeclaredMetadata, Reader } from "../reader.ts";

const Text = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (typeof text === "string" ? text : text.join("")));
const Output = z.object({
  text: Text.optional(),
  data: z.object({ "text/plain": Text.optional() }).optional(),
});
const Cell = z.object({ cell_type: z.string(), source: Text, outputs: z.array(Output).optional() });
const Notebook = z.object({ cells: z.array(Cell), metadata: z.record(z.string(), z.unknown()).catch({}) });

/** Jupyter notebooks: the text cells as Markdown, the code, and what it printed. */
export const notebookReader: Reader = {
  format: "notebook",
  maxBytes: (limits) => limits.maxTextBytes,
  read(bytes) {
    const { text, note } = decodeText(bytes);
    const writer = new BlockWriter();
    const { cells, metadata } = parse(text);
    for (const { cell_type: kind, source, outputs = [] } of cells) {
      if (kind === "markdown") writeMarkdownText(writer, cleanText(source));
      else writer.add("code", cleanText(source));
      for (const output of outputs) writer.add("code", printed(output));
    }
    return { text: writer.text, blocks: writer.blocks, pages: [], declared: declaredBy(metadata), note };
  },
};

/** Title and authors, as Jupyter keeps them: `{"title": …, "authors": [{"name": …}]}`. Its other fields are of the program. */
function declaredBy(metadata: Readonly<Record<string, unknown>>): DeclaredMetadata {
  const fields = ["title", "authors", "author", "date"].map((name): [string, unknown] => [
    name,
    metadata[name],
  ]);
  return declaredFields(new Map(fields), "package-metadata").declared;
}

function printed({ text, data }: z.output<typeof Output>): string {
  // What colours a terminal.
  return cleanText(text ?? data?.["text/plain"] ?? "").replace(/\x1B\[[\d;]{0,20}m/g, "");
}

function parse(text: string): z.output<typeof Notebook> {
  try {
    return Notebook.parse(JSON.parse(text));
  } catch (cause) {
    const message =
      "The file is not a Jupyter notebook, or of a version before 4; open it in Jupyter and save it again.";
    throw new AppError("unsupported_media_type", message, { cause });
  }
}
