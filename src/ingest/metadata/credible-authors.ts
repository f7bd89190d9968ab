import { unique } from "./authors.ts";
import { personName } from "./byline-names.ts";
import { isNewsroom } from "./newsrooms.ts";
import { isPlaceName } from "./place-names.ts";

/** What programs write where nobody is named. */
const ACCOUNTS: ReadonlySet<string> = new Set(
  `admin administrator adm author autor auteur editor redakteur redaktion redaction redacción root user username webmaster
  guest gast anonymous anonym unknown none null undefined test wordpress blog blogger webnews superuser super manager
  contributor default support info office moderator siteadmin wpadmin publisher news staff team`.split(/\s+/),
);
const ACCOUNT =
  /^[\w-]*admin\d*$|^(?:user|author|editor)[\s_-]?\d*$|^(?:by|von|par|por|di|da|de|door|av|af|text|autor|author|autore|auteur)$|^(?:site|web|blog|super)[\s_-]?(?:admin|master|user)\b/i;
const DOMAIN =
  /(?:^|\s)(?:www\.)?[\p{L}\d-]+\.(?:com|org|net|info|de|at|ch|uk|fr|es|it|nl|pl|ru|br|pt|eu|io|tv|co|us|se|no|dk|fi|example|edu|gov|in|ca|au)\b/iu;
/** The legal forms of companies, and what publishers call themselves. */
const COMPANY =
  /(?:^|[\s.,(])(?:GmbH|AG|KG|e\.\s?V|Inc|Ltd|LLC|LLP|Corp|Corporation|Company|S\.?A\.?|S\.?r\.?l|B\.?V|N\.?V|Oy|AB|A\/S|plc|Verlag|Verlagsgesellschaft|Medien|Media(?: Group)?|Holding)(?=$|[\s.,)&])/u;
/** Titles behind a name, which a list of authors is not parted at. */
const TITLE =
  /^(?:M\.?\s?[AS]c?|B\.?\s?[AS]c?|Ph\.?\s?D|M\.?D|R\.?[DN]N?|MBA|MPH|JD|Esq|LL\.?[BM]|CFA|CPA|CPT|Dr|Prof|Jr|Sr)\.?$/i;
/** What a byline may begin with, and where it goes on with something else. */
const AHEAD =
  /^(?:(?:analysis|opinion|review|commentary|story|written|posted|published|reported|created|text|photos?|edited|compiled)\s+)?(?:by|von|par|por)\s*:?\s+/i;

/** Longer ones are sentences and slogans. */
const MOST_WORDS = 6;

/**
 * Of the authors that a field names those that can be: no account, no domain, no company and the places behind it, not the
 * site itself, whose names are given, no newsroom or agency and nothing longer than six words. Empty where none is left, so that a better source can be asked.
 */
export function credibleAuthors(authors: readonly string[], siteNames: readonly string[]): readonly string[] {
  const site = new Set(siteNames.map(letters).filter((name) => name !== ""));
  const cleaned = authors.map((author) => author.replace(AHEAD, "").trim()).filter((author) => author !== "");
  const holdsCompany = cleaned.some((author) => COMPANY.test(author));
  const credible = cleaned.filter((author) => {
    if (ACCOUNTS.has(author.toLowerCase()) || ACCOUNT.test(author) || DOMAIN.test(author)) return false;
    if (COMPANY.test(author) || TITLE.test(author) || isPlaceName(author)) return false;
    if (isNewsroom(author) || author.split(/\s+/).length > MOST_WORDS) return false;
    // Behind a company stand its town and its country.
    if (holdsCompany && (!/\s/.test(author) || personName(author, true) === null)) return false;
    return !site.has(letters(author));
  });
  return unique(credible);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
