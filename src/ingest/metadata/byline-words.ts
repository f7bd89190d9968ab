/** "By" and what stands in its place in other languages, also behind "written" or "posted". */
const BY =
  `by von par por di de da door av af od przez kirjoittanut kirjoittaja szerző autorem автор авторы автора текст від από yazan
  oleh bởi`.split(/\s+/);
/** These are words of the language too: they begin a byline only where a name follows them. */
export const BARE_BY: ReadonlySet<string> = new Set([
  "de",
  "da",
  "di",
  "av",
  "af",
  "od",
  "door",
  "oleh",
  "автора",
]);

const ROLES =
  "authors?|autor(?:en|in|es|a|e|zy|ka)?|auteure?s?|autrice|autore|tekst|text|texte|testo|texto|words|story|writer|reporter|schrijver|skribent|författare|forfatter|redakteur(?:in)?|redactor|redattore|yazar|автор(?:ы)?|текст|作者|文|記者|글";

/** The beginning of a byline, in `names` what follows it. */
export const MARKED_BYLINE = new RegExp(
  `^(?:(?:(?:written|posted|published|reported|created|submitted|story|text|words|report|analysis|opinion|review|commentary|column|geschrieben|verfasst|veröffentlicht|ein beitrag|écrit|publié|rédigé|escrito|publicado|scritto|pubblicato|postado|skrevet|skriven|napisane|geschreven|geplaatst)\\s+)?(?:${BY.join("|")})(?![\\p{L}\\p{M}])\\s*[:：]?|(?:${ROLES})\\s*[:：/／])\\s*(?<names>\\S.*)$`,
  "iu",
);

const PUBLISHED =
  "first published|originally published|published|posted|issued|released|created|date|dated|filed|added|submitted|veröffentlicht|erschienen|erstellt|publiziert|datum|publié|publiée|mis en ligne|posté|créé|publicado|publicada|creado|fecha|data|postado|publicação|pubblicato|pubblicata|gepubliceerd|geplaatst|publicerad|publicerat|skapad|publisert|udgivet|offentliggjort|julkaistu|opublikowano|opublikowany|dodano|utworzono|data publikacji|publikováno|vydáno|publikované|megjelent|közzétéve|publicat|публикация|опубликовано|опубликован|размещено|дата|дата публикации|опубліковано|публикувано|objavljeno|δημοσιεύθηκε|δημοσιεύτηκε|yayınlanma(?: tarihi)?|giriş(?: tarihi)?|diterbitkan|đăng|発行|掲載|公開日|公開|発表|发布|发表|发布时间|發布|入力|입력|기사입력|등록";
const UPDATED =
  "(?:last |letzte )?(?:updated|update|modified|revised|edited|aktualisiert|aktualisierung|geändert|stand|bearbeitet)|mis à jour|mise à jour|modifié|actualizado|actualizada|modificado|atualizado|atualizada|modificada em|aggiornato|aggiornamento|modificato|bijgewerkt|gewijzigd|uppdaterad|uppdaterat|ändrad|oppdatert|opdateret|päivitetty|muokattu|zaktualizowano|aktualizacja|aktualizováno|aktualizované|frissítve|actualizat|обновлено|изменено|оновлено|обновена|ažurirano|ενημερώθηκε|güncelleme(?: tarihi)?|güncellendi|diperbarui|cập nhật|更新|更新日|更新时间|수정|최종수정";
const PREPOSITION =
  "on|at|am|um|den|der|vom|le|el|il|em|en|op|den|d\\.|dnia|klo|kl\\.?|the|на|в|в\\s|від|del?|a|à|o|alle|ore";

/** The label in front of a date, with the preposition behind it. */
export const DATE_LABEL = new RegExp(
  `^[\\s([|·•–-]*(?:(?:${PUBLISHED}|${UPDATED})(?![\\p{L}\\p{M}])\\s*)?[:：]?\\s*(?:(?:${PREPOSITION})(?![\\p{L}\\p{M}])\\s*[:：]?\\s*)?[\\s([]*`,
  "iu",
);
export const UPDATE_LABEL = new RegExp(`^\\P{L}*(?:${UPDATED})(?![\\p{L}\\p{M}])`, "iu");
/** A line with this label says when it was published, wherever it stands. */
export const PUBLICATION_LABEL = new RegExp(`^\\P{L}*(?:${PUBLISHED})(?![\\p{L}\\p{M}])`, "iu");
/** Where a label begins in the midst of a line: "By Jane Doe, published on 16 July", "13 July Updated: 14 July". */
export const LABEL_WITHIN = new RegExp(
  `(?<!first|last|originally)[\\s,;/(.]+(?=(?:(?:last|first|originally) )?(?:${PUBLISHED}|${UPDATED})[\\s:：][^\\n\\d]{0,30}\\d)`,
  "giu",
);
/** A byline behind a date: "Posted on July 13, 2018 by Jane Doe". */
export const BY_AFTER_DATE =
  /(?<=\d|\d\s?[ap]\.?m\.?|\s[A-Z]{2,4}|Uhr)[\s,]+(?=(?:by|von|par|por|przez|автор|від)\s+\p{L})/giu;

/** The time of day and its zone, in the forms that datelines have. */
export const TIMES =
  /(?<![\d\p{L}])(?:(?:at|um|à|в|klo|kl|alle|alle ore|ore|as|às|a las|o|u|ora|την|ώρα|saat|pukul|jam|il|le)\.?\s+)?T?\d{1,2}(?:\s?[:.h]\s?\d{2}(?::\d{2}(?:\.\d+)?)?)?\s?(?:[ap]\.?m\.?|Uhr|h|hrs?|uur|WIB)?(?![\d\p{L}])/giu;
export const ZONES =
  /(?<![\p{L}\d])(?:Z|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]{1,3}[SD]?T|[+-]\d{2}:?\d{2}|Eastern|Pacific|Central|ET|PT|MSK|IST|Uhr|г|года|р|року|m)\.?(?![\p{L}\d])/gu;
