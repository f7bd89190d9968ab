/** Words that make a capitalised line a section, a place or a slogan rather than a person's name. */
const NOT_NAMES: ReadonlySet<string> = new Set(
  `bis abstract account act adviser images getty shutterstock istock alamy imago fotolia pixabay unsplash advisor affairs agency agenda agreement alert america american analyses analysis analyst announcement annual
  appendix archive archives army article articles asia association background bank blog board book books brief briefing
  briefings briefs bulletin bureau business case center central centre chair chairman chapter chief column columnist commentary comments committee
  conclusion conclusions contents context contributor contributors correspondent council country crisis culture daily
  dialogue director discussion domestic east eastern economics economy edition editor editorial editors energy english essay
  essays europe european event events exclusive executive expert experts fact facts faq features federation fellow finance
  findings focus foreign former forum foundation founder further global government group guest guide health history home human
  insight insights institute institution intelligence international interview interviews introduction issue issues
  journal journalist key latest law letter letters library life local magazine main media meeting member memo memorandum middle
  minister ministry monthly multimedia national nations network new news newsletter newspaper newsroom north northern
  note notes office online opinion opinions organisation organization our outlook overview page pages paper papers
  part party peace people perspective perspectives photo photos podcast podcasts policy politics portal post posts
  preface president press prime professor print programme program project publication publications publisher question
  questions quick quarterly recent reading recommendations region related release report reporter reporting reports
  republic research researcher resources review reviews rights science sciences scientist secretary section security senate senior series
  service society south southern special speech sport sports staff standard state statement states stories story
  strategy studies study style summary summit survey table talks tech technology terms text the times today top
  topic topics trade transcript travel treaty trends understanding union united university update updates usa
  video videos view views ein eine artikel beitrag gastbeitrag kommentar analyse redaktion redazione rédaction redacción article leave reply comment war washington watch weather week weekly west western world writer year zeitung estate entertainment lifestyle markets property fashion
  movies film games gaming football soccer cricket rugby crime courts food drink recipes tips guides deals startups software
  social mobile photography theatre community companies industry environment climate space cars motoring
  religion obituaries uncategorized featured trending latest allgemein wirtschaft politik kultur lokales
  nachrichten actualité actualités politique économie société economía política cultura deportes noticias opinión`.split(
    /\s+/,
  ),
);

/** What somebody is called beside their name: "Jane Doe, Senior Fellow", "Jane Doe Political Editor". */
export const JOB =
  /\b(?:fellow|director|editor|correspondent|reporter|professor|researcher|analyst|president|chair(?:man|woman)?|writer|contributor|columnist|journalist|lecturer|scholar|blogger|freelancer?|intern|producer|redakteur(?:in)?|korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|periodista|redactora?|giornalista|ph\.?\s?d|esq|m\.?d)\b/i;
/** What such a description may begin with. */
const BEFORE_JOB: ReadonlySet<string> = new Set(
  `assistant associate city contributing copy court crime deputy digital education environment freelance investigative managing
  multimedia night political religion technology transport web`.split(/\s+/),
);

const PARTICLES: ReadonlySet<string> = new Set(
  `af al ap ar as at av bar ben bin binti d da das dal de del della den der des di dit do dos du e el ibn la las le los
  lo mac mc o op saint san santa st 't te ten ter tot van von vom y zu zum zur`.split(/\s+/),
);

const HONORIFIC = /^(?:(?:dr|prof|professor|mr|mrs|ms|herr|frau|amb|ambassador)\.?\s+)+/iu;
const DEGREES = /(?:,?\s+(?:Ph\.?\s?D|M\.?D|MA|MSc|LL\.?M|Esq)\.?)+$/u;

/** A part of a name that begins with a capital: "Ivanov", "O’Brien", "Jean-Pierre", "J.", "J.R.R.", "al-Assad". */
const CAPITALISED = /^(?:\p{Ll}{1,3}[-’'])?(?:\p{Lu}[\p{L}\p{M}]*(?:[-’'.][\p{L}\p{M}]+)*\.?)$/u;
const STILL_BY = /^(?:about|by|door|par|por|oleh|przez|автор)\s/i;
/** Letters of a script without capitals. */
const UNCASED = /^[\p{Lo}\p{M}]{2,}(?:[-·・‧][\p{Lo}\p{M}]+)*$/u;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/u;

/**
 * The person's name that a text is, or null. `certain` says that the context (a "By" before it) already promises a
 * name: then a single word, capitals throughout or a name in a script without capitals is one too.
 */
export function personName(text: string, certain: boolean): string | null {
  const name = text
    .trim()
    .replace(HONORIFIC, "")
    .replace(DEGREES, "")
    .replace(/,$|(?<=\p{Ll}{3})\.$/u, "");
  const tokens = name.split(/[\s,]+/).filter((token) => token !== "");
  if (name.length > 60 || tokens.length > 6 || tokens.length < (certain ? 1 : 2)) return null;
  // "Wien. Von Lena Braun": two sentences; "ARD Berlin": an agency and its town.
  if (
    /\p{Ll}{3}\.\s/u.test(name) ||
    (tokens.length > 1 && /^\p{Lu}{3,4}$/u.test(tokens[0] ?? "") && name !== name.toUpperCase())
  )
    return null;
  if (/[\d?!:;/@|()<>"“”]/u.test(name) || tokens.some(isOrdinaryWord)) return null;
  if (certain && tokens.every((token) => UNCASED.test(token))) return name;
  if (!tokens.every(isNamePart) || !CAPITALISED.test(tokens.at(-1) ?? "")) {
    return SUFFIX.test(tokens.at(-1) ?? "") ? name : null;
  }
  const shouted = name === name.toUpperCase();
  // "Door ANP" has its "by" still, and "About Jane Doe" heads a box.
  if (STILL_BY.test(name)) return null;
  // "PTI", "AFP": an agency, or initials that tell nobody.
  if (tokens.length === 1 && /^\p{Lu}{2,4}$/u.test(name)) return null;
  if (shouted) return certain ? capitalised(name) : null;
  return tokens.length >= 2 && tokens.filter((token) => CAPITALISED.test(token)).length < 2 ? null : name;
}

/** Two hundred names. Where one ends is looked for in what stands before and behind, so a longer list costs too much. */
const LONGEST_LIST = 4_000;

/** The names of a list such as "Jane Doe, John Roe and Li Wei": all of them, or none where one is not a name. */
export function personNames(text: string, certain: boolean): readonly string[] {
  if (text.length > LONGEST_LIST) return [];
  const parts = text
    .split(
      /\s*[,;，、/]\s*(?:(?:and|AND|und|et|y|e)\s|&\s)?|\s+(?:and|AND|And|&|\+|with|und|UND|et|ET|и|И|та|och|og|en|ja|ve|és|și|oraz|και)\s+|\s*&\s*|(?<=\S\s+\S+)\s+[yeiaYEIA]\s+(?=\S+\s+\S)/u,
    )
    .map((part) => part.trim())
    .filter((part) => part !== "");
  // "By Reuters" is one author; "By Land and Sea" is none.
  const names = parts.map((part) =>
    personName(part, certain && (parts.length === 1 || /\s|\p{Lo}/u.test(part))),
  );
  return names.every((name) => name !== null) ? names : [];
}

function isNamePart(token: string): boolean {
  return CAPITALISED.test(token) || PARTICLES.has(token.toLowerCase()) || SUFFIX.test(token);
}

function isOrdinaryWord(token: string): boolean {
  // "Editor-at-large" is one too, "Page-Turner" is none.
  const word = /^(\p{L}+)-\p{Ll}/u.exec(token)?.[1] ?? token;
  return NOT_NAMES.has(word.toLowerCase());
}

/**
 * The names of a list in which some are followed by what their bearers do: "Jane Doe, political editor, and John Roe, Oslo
 * correspondent". None where a part is neither.
 */
export function namesAmongJobs(text: string): readonly string[] {
  if (text.length > LONGEST_LIST) return [];
  const parts = text
    .split(/\s*[,;]\s*(?:(?:and|und|et|y)\s)?|\s+(?:and|und|et)\s+/u)
    .filter((part) => part !== "");
  const names = parts.map((part) => (/\s/.test(part) ? personName(part, true) : null));
  const isClear = parts.every((part, at) => names[at] !== null || JOB.test(part) || /^\p{Ll}/u.test(part));
  return isClear && names[0] !== null ? names.filter((name) => name !== null) : [];
}

/**
 * The name before the words that say what its bearer does or for whom: "Jane Doe Political Editor", "Jane Doe BBC News"; null
 * where the text does not begin with a name of two words and go on so.
 */
export function nameBeforeJob(text: string): string | null {
  const tokens = text.trim().split(/\s+/).slice(0, LONGEST_WITH_JOB);
  const end = tokens.findIndex((token) => {
    return isOrdinaryWord(token) || BEFORE_JOB.has(token.toLowerCase()) || JOB.test(token);
  });
  const before = tokens.slice(0, Math.max(end, 0));
  const areAllCapitals = before.every((token) => token === token.toUpperCase());
  const name = areAllCapitals ? before : before.filter((token) => !/^\p{Lu}{2,5}$/u.test(token));
  const behind = tokens.slice(end).join(" ");
  const isJob = name.length < before.length || JOB.test(behind) || /^special\s+to\b/i.test(behind);
  if (name.length < 2 || !isJob) return null;
  return personName(name.join(" ").replace(/[,–—-]$/u, ""), true);
}
const LONGEST_WITH_JOB = 12;

/** Without the addresses by which somebody can be reached: "Jane Doe @janedoe", "Jane Doe jane@herald.example". */
export function withoutContact(text: string): string {
  return text
    .replace(/[(<[]?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}[)>\]]?/g, " ")
    .replace(/[([]?@\w{2,40}[)\]]?/g, " ");
}

/** "IGOR IVANOV" as it is written elsewhere: "Igor Ivanov". Initials stay. */
function capitalised(name: string): string {
  return name.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
