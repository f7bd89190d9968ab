import { AppError, messageOf } from "../../src/core/errors.ts";

/**
 * What transformers.js asks of tokenizer_config.json. The weights package has none; without the special tokens' names
 * texts cannot be padded. 256 is the length for which the model was trained.
 */
export const TOKENIZER_CONFIG = {
  tokenizer_class: "BertTokenizer",
  do_lower_case: true,
  tokenize_chinese_chars: true,
  strip_accents: null,
  model_max_length: 256,
  pad_token: "[PAD]",
  cls_token: "[CLS]",
  sep_token: "[SEP]",
  unk_token: "[UNK]",
  mask_token: "[MASK]",
};

/** The shipped tokenizer.json without its orders to cut and to pad every text to 128 tokens. */
export function withoutFixedLength(tokenizerJson: string): string {
  try {
    const tokenizer: unknown = JSON.parse(tokenizerJson);
    if (typeof tokenizer !== "object" || tokenizer === null) throw new TypeError("it is not an object");
    return JSON.stringify({ ...tokenizer, truncation: null, padding: null });
  } catch (error) {
    throw new AppError(
      "model_invalid",
      `tokenizer.json of the weights package is unreadable: ${messageOf(error)}`,
      {
        cause: error,
      },
    );
  }
}
