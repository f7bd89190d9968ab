import { AutoTokenizer, env } from "@xenova/transformers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadTokeniser } from "../../src/embedding/transformers.ts";
import { modelsFolder } from "../fixtures/model.ts";

const NAME = "all-MiniLM-L6-v2";

/** What a tokeniser treats in some way of its own: white space, controls, marks, capitals that depend on what follows, tokens. */
const PIECES = [
  ...Array.from(" \n\t\r\u000b\f\u00a0\u2003\u2028\ufeff\u0000\u00ad\u200b\ufffd"),
  ...Array.from("aZß0.,'’-_()[]#@éσΣΑİı\u0301\u0323漢字かなไทย한🙂"),
  "\ud83d",
  "[SEP]",
  "[CLS]",
  "##ing",
  "harbour",
  "unforeseeable",
  "x".repeat(101),
];

test("the tokens of a text are those that the stock tokeniser gives", async () => {
  const directory = await modelsFolder();
  env.allowRemoteModels = false;
  env.localModelPath = directory;
  const stock = await AutoTokenizer.from_pretrained(NAME);
  const tokeniser = await loadTokeniser({ directory, name: NAME, quantized: true });
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (written) => {
      expect(tokeniser.tokenise(written)).toEqual(stock.encode(written, null, { add_special_tokens: false }));
    }),
    { numRuns: 2_000 },
  );
});
