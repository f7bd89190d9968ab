import type { JsonSchema } from "../../src/http/operations/components.ts";
import type { OpenApiDocument } from "../../src/http/operations/openapi.ts";
import { NASTY_PIECES, nastyText } from "../growth/nasty-texts.ts";
import type { Random } from "../random.ts";

/** Stands in texts that are drawn, and in nothing else: a refusal that holds it has repeated what was sent. */
export const CANARY = "quetzalcoatlus";

const WORDS =
  "what did Ivanov say about Syria how much Alaska cost the treaty on missiles Helsinki accords Lavrov sanctions 1972 summit";

/** Few, so that the same text is uploaded, replaced and deleted again and again. */
export const TEXTS: readonly string[] = Array.from(
  { length: 24 },
  (_, number) => `The ferry number ${number} to Mull leaves at nine.\n\nIt carries ${number + 3} cars.\n`,
);

export function drawText(random: Random): string {
  return random.chance(0.03) ? drawNasty(random, 5_000) : random.pick(TEXTS);
}

/** What is dear to read, as far as it is known (see `npm run growth`), up to so many characters. */
function drawNasty(random: Random, most: number): string {
  const [, piece] = random.pick(NASTY_PIECES);
  return nastyText(piece, most).slice(0, most);
}

/** Some words, of at most so many characters. */
export function drawWords(random: Random, most: number): string {
  const words = WORDS.split(" ");
  const drawn = Array.from({ length: random.integer(1, 8) }, () => random.pick(words));
  if (random.chance(0.3)) drawn.push(CANARY);
  return drawn.join(" ").slice(0, most).trim();
}

/** Of all codes that the schema of a language allows, some name one. */
const LANGUAGES: readonly string[] = ["en", "de", "EN-gb", "en_US", "ru", "deu", "zh-Hant-TW", "grc"];

/** Draws values that a schema of the document allows. */
export class SchemaValues {
  constructor(private readonly components: OpenApiDocument["components"]["schemas"]) {}

  draw(given: JsonSchema, random: Random): unknown {
    const schema = this.resolve(given);
    if (schema.anyOf !== undefined) return this.draw(schemaOf(random.pick(schema.anyOf)), random);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return random.pick(schema.enum);
    if (schema.examples !== undefined && random.chance(0.2)) return random.pick(schema.examples);
    switch (schema.type) {
      case "object":
        return this.drawObject(schema, random);
      case "array":
        return this.drawArray(schema, random);
      case "integer":
        return drawInteger(schema, random);
      case "boolean":
        return random.chance(0.5);
      case "string":
        return drawString(schema, random);
      case "null":
        return null;
      case "number":
      case undefined:
        throw new Error(`The fuzzer does not know this schema: ${JSON.stringify(schema)}`);
    }
  }

  /** The schema itself in the place of a reference. */
  resolve(schema: JsonSchema): JsonSchema {
    if (schema.$ref === undefined) return schema;
    const named = this.components[schema.$ref.replace("#/components/schemas/", "")];
    if (named === undefined) throw new Error(`The document has no ${schema.$ref}.`);
    return named;
  }

  private drawObject({ properties = {}, required = [] }: JsonSchema, random: Random): unknown {
    const fields = Object.entries(properties).filter(
      ([name]) => required.includes(name) || random.chance(0.3),
    );
    return Object.fromEntries(
      fields.map(([name, property]) => [name, this.drawField(name, schemaOf(property), random)]),
    );
  }

  private drawField(name: string, schema: JsonSchema, random: Random): unknown {
    if (name === "text") return drawText(random);
    if (name === "language") return random.pick(LANGUAGES);
    return name === "url" || name === "webhook" ? drawAddress(schema, random) : this.draw(schema, random);
  }

  private drawArray({ items, minItems = 0, maxItems = 100 }: JsonSchema, random: Random): unknown[] {
    const length = random.chance(0.01)
      ? maxItems
      : random.integer(minItems, Math.min(maxItems, minItems + 2));
    return Array.from({ length }, () => this.draw(schemaOf(items), random));
  }
}

/** A schema where JSON Schema would also allow `true`, `false` or a list. */
export function schemaOf(schema: unknown): JsonSchema {
  if (typeof schema !== "object" || schema === null) throw new Error("The fuzzer needs a schema here.");
  return { ...schema };
}

function drawAddress({ maxLength = 200 }: JsonSchema, random: Random): string {
  const start = random.pick(["https://", "http://", "HTTPS://"]);
  const path = random.chance(0.02) ? "x".repeat(maxLength) : encodeURIComponent(drawWords(random, maxLength));
  return `${start}${path}`.slice(0, maxLength);
}

function drawInteger({ minimum = 0, maximum = 1_000 }: JsonSchema, random: Random): number {
  if (random.chance(0.1)) return random.pick([minimum, maximum]);
  return random.integer(minimum, Math.min(maximum, minimum + 20));
}

function drawString({ format, minLength = 0, maxLength = 200 }: JsonSchema, random: Random): string {
  if (format === "date") {
    const twoDigits = (most: number): string => String(random.integer(1, most)).padStart(2, "0");
    return `${random.integer(1900, 2030)}-${twoDigits(12)}-${twoDigits(28)}`;
  }
  if (random.chance(0.02)) return "x".repeat(random.pick([Math.max(1, minLength), maxLength]));
  // Half a character would be another one on its way.
  if (random.chance(0.05))
    return (
      drawNasty(random, maxLength)
        .replace(/[\ud800-\udfff]/g, "")
        .trim() || "x"
    );
  return drawWords(random, maxLength);
}
