import * as z from "zod";

/**
 * What tools answer with: the library's own objects. All of them are open, as are those objects: a field that an assistant
 * has no use for is not described here.
 */

const text = (description: string) => z.string().meta({ description });
const textOrNull = (description: string) => z.string().nullable().meta({ description });
const offset = (description: string) => z.int().min(0).meta({ description });

export const spanShape = {
  start: offset("Of the first character, in UTF-16 code units of the document's text."),
  end: offset("Behind the last character."),
};

export const Hit = z.looseObject({
  rank: z.int().min(1).meta({ description: "1 for the best." }),
  score: z.number().meta({ description: "Comparable between the passages of one question only." }),
  passage: z.looseObject({
    id: text("Names the passage for good, so that the quotation can be checked."),
    text: text("Word for word as it stands in the document."),
    ...spanShape,
    page: z.int().nullable().meta({ description: "For paged documents." }),
    heading: textOrNull("The headings above the passage."),
  }),
  document: z.looseObject({
    id: text("For `read_document`."),
    title: z.string(),
    author: z.string().nullable(),
    date: textOrNull("Of publication, YYYY-MM-DD."),
    source: text("The file."),
    url: z.string().nullable(),
  }),
  citation: text("To be given with every quotation of the passage."),
});

export const confidence = z.number().meta({
  description:
    "How likely it is that the documents answer the question, 0 to 1; comparable between questions.",
});

export const DocumentFacts = z.object({
  id: text("For `read_document` and for the filter `documents`."),
  title: z.string(),
  author: z.string().nullable(),
  date: textOrNull("Of publication, YYYY-MM-DD."),
  source: text("The file."),
  url: z.string().nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  characters: offset("Of the text, in UTF-16 code units."),
});

export const next = (description: string) => z.int().nullable().meta({ description });
