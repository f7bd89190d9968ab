import { detectAll } from "jschardet";
import { alphabetOf } from "./alphabets.ts";
import { decodeBytes, encodeText, knownEncoding } from "./codecs.ts";
import { languageOfPlainWords } from "./plain-words.ts";

/** What a sample may be written in. */
export type Proposal = Pick<ReturnType<typeof detectAll>[number], "encoding" | "language" | "confidence">;

/** What the detector proposes for a sample, and what it does not know, the likeliest first. */
export function proposalsFor(sample: Uint8Array): readonly Proposal[] {
  const proposals = detectAll(sample, { minimumThreshold: 0 });
  const latin = Buffer.from(sample).toString("latin1");
  return [
    ...proposals,
    ...SHOUTED_IN.flatMap((encoding) => proposalInCapitals(sample, encoding)),
    ...proposalsByLanguage(proposals),
    ...proposalsByPlainWords(latin, proposals),
    ...proposalOfTaiwan(latin, proposals),
  ].sort((one, other) => other.confidence - one.confidence);
}

/** What is not the detector's own proposal has to fit better than one that is. */
const UNPROPOSED_WEIGHT = 0.9;
/** Encodings of more than one language's letters, which the detector only knows with some of these languages. */
const SHARED_BY_LANGUAGES: readonly Written[] = [
  { encoding: "iso885913" },
  { encoding: "windows1257" },
  { encoding: "iso885916" },
  { encoding: "iso88594" },
  { encoding: "iso885910" },
  { encoding: "iso88593" },
];
/** Encodings that it does not know at all, by the language that it takes the text for. */
const UNKNOWN: Readonly<Record<string, readonly Written[]>> = {
  uk: [{ encoding: "koi8ru", language: "be" }],
  vi: [{ encoding: "viscii" }, { encoding: "tcvn" }],
};

interface Written {
  readonly encoding: string;
  /** The language that is written so, where it is another one than the detector takes it for. */
  readonly language?: string;
}

/**
 * The language that the detector believes in, in encodings that it does not propose for it: Polish in windows-1257 is nonsense
 * in all that it proposes. They are taken where their letters are those of the language.
 */
function proposalsByLanguage(proposals: readonly Proposal[]): readonly Proposal[] {
  const best = proposals.find(({ language }) => alphabetOf(language) !== undefined);
  if (best === undefined) return [];
  const known = new Set(
    proposals
      .filter(({ language }) => language === best.language)
      .map(({ encoding }) => knownEncoding(encoding ?? "")),
  );
  return [...SHARED_BY_LANGUAGES, ...(UNKNOWN[best.language ?? ""] ?? [])]
    .filter(({ encoding }) => !known.has(encoding))
    .map(({ encoding, language = best.language }) => ({
      encoding,
      language,
      confidence: best.confidence * UNPROPOSED_WEIGHT,
    }));
}

/** Its words tell a language more than the letters tell another one. */
const PLAIN_WORDS_WEIGHT = 1.1;
/** The encodings in which the languages are written that it has not learnt. */
const OF_PLAIN_WORDS = ["windows1252", "cp850", "cp437", "macroman"] as const;

/** For a language that the detector has not learnt: surer than it is of the one that it takes it for. */
function proposalsByPlainWords(latin: string, proposals: readonly Proposal[]): readonly Proposal[] {
  const language = languageOfPlainWords(latin);
  if (language === null) return [];
  const confidence = greatestConfidence(proposals) * PLAIN_WORDS_WEIGHT;
  return OF_PLAIN_WORDS.map((encoding) => ({ encoding, language, confidence }));
}

function greatestConfidence(proposals: readonly Proposal[]): number {
  return Math.max(...proposals.map(({ confidence }) => confidence));
}

const EUC_TW = /(?:\x8E[\xA1-\xA7])?[\xA1-\xFD][\xA1-\xFE]/g;

/** The detector takes EUC-TW for the Chinese of the mainland, in which it is made of the rarest characters. */
function proposalOfTaiwan(latin: string, proposals: readonly Proposal[]): readonly Proposal[] {
  if (!/[\xA1-\xFE]{2}/.test(latin) || /[\x80-\xFF]/.test(latin.replace(EUC_TW, ""))) return [];
  return [
    { encoding: "euctw", language: "zh", confidence: greatestConfidence(proposals) * UNPROPOSED_WEIGHT },
  ];
}

/** Alphabets other than Latin in which a text of nothing but capitals looks like nonsense in small letters of another one. */
const SHOUTED_IN = ["windows1251", "koi8u", "cp866", "iso88595", "macukraine", "windows1253"] as const;

/** The detector hardly knows words in capitals: it is asked what it would make of them in small letters. */
function proposalInCapitals(sample: Uint8Array, encoding: (typeof SHOUTED_IN)[number]): readonly Proposal[] {
  const text = decodeBytes(sample, encoding);
  if (!/\p{Lu}{3}/u.test(text) || /(?![a-z])\p{Ll}/u.test(text)) return [];
  const small = detectAll(encodeText(text.toLowerCase(), encoding), { minimumThreshold: 0 });
  return small.filter((proposal) => knownEncoding(proposal.encoding ?? "") === encoding);
}
