/** "By" and what stands in its place in other languages, also behind "written" or "posted". */
const BY =
  `by von par por di de da door av af od przez napisał napisała napsal napsala написал написала kirjoittanut kirjoittaja szerző autorem автор авторы автора автором текст від από yazan
  oleh bởi του της των מאת بقلم rozmawiał rozmawiała беседовал беседовала`
    .split(/\s+/)
    .concat(
      "(?:das|dieses) (?:gespräch|interview) führten?",
      "die fragen stellten?",
      "notiert von",
      "intervista di",
    );
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
  "napisał",
  "napisała",
  "napsal",
  "napsala",
  "написал",
  "написала",
  "автора",
  "автором",
  "του",
  "της",
  "των",
]);

const ROLES =
  "authors?|autor(?:en|in|es|a|e|zy|ka)?|auteure?s?|autrice|autore|tekst|text|texte|testo|texto|words|story|writer|reporter|schrijver|skribent|författare|forfatter|redakteur(?:in)?|redactor|redattore|yazar|автор(?:ы)?|текст|haber|muhabir|hazırlayan|interview|autori(?:us|ai)?|autorė|piše|pišu|napisao|napisala|tác giả|bài|penulis|laporan|szerző|kirjoittaja|toimittaja|συντάκτης|συντάκτρια|κείμενο|ρεπορτάζ|аўтар|аутор|автори|авторка|כתב|כתבה|מאת|كتب|كتبت|بقلم|تحرير|إعداد|نویسنده|लेखक|ผู้เขียน|作者|文|記者|撰文|글|글쓴이|기자|특파원";

/** What may stand before "by": what was done, or what it is that somebody did. */
const DEEDS = `written|posted|published|reported|reporting|created|submitted|contributed|authored|entry posted|guest post|a guest post|story|text|words|report|analysis|opinion|review|commentary|column|article|essay|interview|geschrieben|verfasst|veröffentlicht|eingestellt|erstellt|(?:ein\\s)?beitrag|(?:ein|eine|der|die)?\\s?(?:artikel|gastbeitrag|kommentar|analyse|bericht|reportage|essay|kolumne|interview)|écrit|publié|rédigé|propos recueillis|recueilli|(?:entretien|interview) réalisée?|(?:gespräch|interview) geführt|aufgezeichnet|protokolliert|(?:un )?article(?: écrit| rédigé| publié)?|(?:une )?analyse|(?:une )?tribune|escrito|publicado|enviado|un artículo|un articolo|scritto|pubblicato|inviato|postado|skrevet|skriven|napisane|napisał|geschreven|geplaatst|geschreven|een artikel`;

/** "our editor", "notre correspondante à Rome,": what stands between "by" and the name. */
const OURS =
  "(?:unsere[mnr]|our|notre|nostr[oa]|nuestr[oa]|onze)\\s[\\p{L}-]+(?:\\s(?:à|en|au|in|a|aus)\\s\\p{Lu}[\\p{L}-]+)?,?(?=\\s)";

/** The beginning of a byline, in `names` what follows it. */
export const MARKED_BYLINE = new RegExp(
  `^(?:(?:(?:${DEEDS})\\s+)?(?:${BY.join("|")}|a cura di)(?![\\p{L}\\p{M}])(?:\\s*[:：])?(?:\\s+${OURS})?|(?:${ROLES})\\s*[:：/／=＝])\\s*(?<names>\\S.*)$`,
  "iu",
);

/** A line that is nothing but the beginning of a byline: "Von", "By:", "Von unserem Redakteur". */
export const BYLINE_BEGUN = new RegExp(
  `^(?:(?:${DEEDS})\\s+)?(?:by|von|par|por|di|door|av|af|przez)(?:\\s*[:：])?(?:\\s+${OURS.replace("(?=\\s)", "")})?$`,
  "iu",
);

/** Of two labels of which one begins the other, the longer one is meant. */
function longestFirst(labels: string): string {
  return labels
    .split("|")
    .sort((one, other) => other.length - one.length)
    .join("|");
}

const PUBLISHED = longestFirst(
  "verfasst|geschrieben|written|écrit|rédigé|escrito|scritto|geschreven|napisano|написано|skrevet|skriven|first published|originally published|published|posted|issued|released|created|date|dated|filed|added|submitted|veröffentlicht|erschienen|erstellt|publiziert|datum|publié|publiée|mis en ligne|posté|créé|publicado|publicada|creado|fecha|data|postado|publicação|pubblicato|pubblicata|gepubliceerd|geplaatst|publicerad|publicerat|skapad|publisert|udgivet|offentliggjort|julkaistu|opublikowano|opublikowany|dodano|utworzono|data publikacji|publikováno|vydáno|publikované|megjelent|közzétéve|publicat|публикация|опубликовано|опубликован|размещено|дата|дата публикации|опубліковано|публикувано|objavljeno|δημοσιεύθηκε|δημοσιεύτηκε|yayınlanma(?: tarihi)?|giriş(?: tarihi)?|diterbitkan|đăng|発行|掲載|公開日|公開|発表|发布|发表|发布时间|發布|入力|입력|기사입력|등록|this entry was posted|this post was published|this article was published|release date|released on|date posted|posted date|date published|publication date|published date|date of publication|tagged on|uploaded|for immediate release|press release|news release|veröffentlichungsdatum|veröffentlichung|online seit|pressemitteilung|datum der veröffentlichung|date de publication|date de parution|paru|parue|mise en ligne|fecha de publicación|data di pubblicazione|publicado em|data de publicação|publiceringsdatum|publicatiedatum|data wydania|data dodania|utworzony|дата создания|создано|добавлено|добавлена|опубликована|опубликовал|вышла|yayın tarihi|eklenme(?: tarihi)?|oluşturulma(?: tarihi)?|yayımlanma(?: tarihi)?|yayın|tarih|发布日期|发布于|时间|日期|日時|掲載日|발행|작성|artikel vom|beitrag vom|meldung vom|bericht vom|nachricht vom|mitteilung vom|ausgabe vom|article du|articolo del|artículo del",
);
const UPDATED = longestFirst(
  "last updated|last update|last modified|last revised|last edited|updated|update|modified|revised|edited|aktualisiert|aktualisierung|geändert|stand|bearbeitet|mis à jour|mise à jour|modifié|actualizado|actualizada|modificado|atualizado|atualizada|modificada em|aggiornato|aggiornamento|modificato|bijgewerkt|gewijzigd|uppdaterad|uppdaterat|ändrad|oppdatert|opdateret|päivitetty|muokattu|zaktualizowano|aktualizacja|aktualizováno|aktualizované|frissítve|actualizat|обновлено|изменено|оновлено|обновена|ažurirano|ενημερώθηκε|güncelleme(?: tarihi)?|güncellendi|diperbarui|cập nhật|更新|更新日|更新时间|수정|최종수정|modifica|ultimo aggiornamento|última actualización|última atualização|dernière mise à jour|letzte aktualisierung|letzte änderung|zuletzt aktualisiert|zuletzt geändert|ostatnia aktualizacja|laatst gewijzigd|laatst bijgewerkt|senast uppdaterad|sist oppdatert|sidst opdateret|последнее обновление|son güncelleme(?: tarihi)?|date modified|lastmod|amended|corrected|reviewed",
);
const PREPOSITION =
  "on|at|am|um|den|der|vom|le|el|il|em|en|op|den|d\\.|dnia|klo|kl\\.?|the|на|в|в\\s|від|del?|a|à|o|alle|ore";

/** Korean says behind the name that somebody is a reporter: "김민수 기자". */
export const KOREAN_REPORTER = /(?<![가-힣])(?<name>[가-힣]{2,4})\s?(?<role>기자|특파원)(?![가-힣:：])/gu;

/** The label in front of a date, with the preposition behind it. */
export const DATE_LABEL = new RegExp(
  `^[\\s([|·•–-]*(?:(?:${PUBLISHED}|${UPDATED})(?![\\p{L}\\p{M}])\\s*)?[:：]?\\s*(?:(?:${PREPOSITION})(?![\\p{L}\\p{M}])\\s*[:：]?\\s*)?[\\s([]*`,
  "iu",
);
export const UPDATE_LABEL = new RegExp(`^\\P{L}*(?:${UPDATED})(?![\\p{L}\\p{M}])`, "iu");
/** A label of what is no publication: when a member of a forum joined, somebody was born, an offer ends. */
export const OTHER_LABEL =
  /^\P{L}*(?:joined|join(?:ing)? date|member since|registered|registration|born|died|deadline|expires|valid until|event date|starts|ends|next update|anmeldedatum|anmeldeschluss|angemeldet seit|registriert|registrierung|mitglied seit|dabei seit|beigetreten|geboren|gestorben|termine?|veranstaltung|wann|when|beginn|anpfiff|einsendeschluss|bewerbungsschluss|gültig (?:bis|ab)|läuft bis|inscrit|inscription|date d.inscription|membre depuis|née? le|valable|registrado|registro|fecha de (?:registro|ingreso|nacimiento)|miembro desde|nacid[oa]|iscritto|iscritta|data (?:di )?(?:registrazione|nascita)|nat[oa] il|membro d[ea]sde|lid sinds|geregistreerd|geboren|dołączył[a]?|rejestracja|zarejestrowany|ur\.|зарегистрирован|регистрация|родил|kayıt(?: tarihi)?|katılım(?: tarihi)?)(?![\p{L}\p{M}])/iu;
/** The label behind a date: "Am 16.07.2018 veröffentlicht". */
export const LABEL_BEHIND_DATE = new RegExp(`^(?:${PUBLISHED}|${UPDATED})$`, "iu");
/** What stands right before a date that is that of a change: "Jane Doe, updated on". */
export const UPDATE_AHEAD = new RegExp(
  `(?<!\\p{L})(?:${UPDATED})(?:\\s(?:${PREPOSITION}))?\\s?[:：]?\\s?$`,
  "iu",
);
/** A line with this label says when it was published, wherever it stands. */
export const PUBLICATION_LABEL = new RegExp(`^\\P{L}*(?:${PUBLISHED})(?![\\p{L}\\p{M}])`, "iu");
/** Where a label begins in the midst of a line: "By Jane Doe, published on 16 July", "13 July Updated: 14 July". */
export const LABEL_WITHIN = new RegExp(
  `(?<!first|last|originally)[\\s,;/(.]+(?=(?:(?:last|first|originally) )?(?:${PUBLISHED}|${UPDATED})[\\s:：][^\\n\\d]{0,30}\\d)`,
  "giu",
);
/** A byline behind a date: "Posted on July 13, 2018 by Jane Doe". */
export const BY_AFTER_DATE =
  /(?<=\d|\d\s?[APap]\.?[Mm]\.?|\s[A-Z]{2,4}|Uhr)[\s,/·•]+(?=(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]a|[Dd]oor|[Aa]v|[Aa]f|od|oleh|przez|автор(?:ом)?|від|[ΤτT]ου|[ΤτT]ης|[ΤτT]ων)\s+\p{L})/gu;

/** The time of day and its zone, in the forms that datelines have. */
export const TIMES =
  /(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|(?<![\d\p{L}])(?:(?:at|um|à|в|klo|kl|alle|alle ore|ore|as|às|a las|o|u|ora|την|ώρα|saat|pukul|jam|il|le|om|ob|в|v|w|godz|um|h)\.?\s+)?T?\d{1,2}(?:\s?[:.h]\s?\d{2}(?::\d{2}(?:\.\d+)?)?)?\s?(?:[ap]\.?m\.?|[μπ]\.?μ\.?|Uhr|h|hrs?|ч\.?|uur|min|WIB)?(?![\d\p{L}])|\d{1,2}\s?[時时点]\s?(?:\d{1,2}\s?分)?/giu;
export const ZONES =
  /(?<![\p{L}\d])(?:Z|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]{1,3}[SD]?T|[+-]\d{2}:?\d{2}|Eastern|Pacific|Central|ET|PT|MSK|IST|Uhr|г|года|р|року|m|d)\.?(?![\p{L}\d])/gu;

/** As they stand behind a date: "(月)", "월요일", "星期一". */
export const EAST_ASIAN_WEEKDAYS =
  /[(（][月火水木金土日월화수목금토일][)）]|[月火水木金土日]曜日?|星期[一二三四五六日天]|[周週][一二三四五六日]|[월화수목금토일]요일/gu;

/** What stands beside who and when and says neither: counts, times to read, buttons, who took the pictures, mail addresses. */
export const FURNITURE =
  /\(?(?:(?<![\d\p{L}])(?:\d{1,6}|no|leave an?|add an?|post an?|keine|\d{1,4} min(?:ute[ns]?|uti|utos)?\.?|hits?:? \d{1,7}|views?:? \d{1,7}) ?(?:comments?|repl(?:y|ies)|responses?|kommentare?|commentaires?|comentarios?|commenti|views|shares|reads?|lesezeit|de lecture|de lectura|di lettura|leitura|min read|min)(?![\p{L}\d])|(?:lesedauer|lesezeit|reading time|read time|temps de lecture|tiempo de lectura|tempo di lettura)\s?:?\s?(?:ca\. )?\d{1,3}\s?(?:min(?:uten|utes|uti|utos)?\.?)?|(?<![\p{L}])(?:photos?|photographs?|photography|fotos?|pictures?|illustrations?|video|editing|edited) (?:by|von|de|di) [^|•·\n]*|(?<![\p{L}])(?:fotos?|photos?|photography|pictures?|images?|bilder?|illustrationen|video|quelle|source|fuente|fonte|źródło|kaynak|источник|фото) ?[:：] ?[^|•·\n]*|(?<![\p{L}])(?:and is |and )?filed under:? [^|•·\n]*|(?<!\S)(?:follow|share|print|email|save|follow us)$|(?<!\S)follow(?:ing)?(?=\s+\p{L}{3,9}\.?\s\d)|(?<!\p{L})(?:hits|views|aufrufe|zugriffe|visite|lectures) ?[:：] ?[\d.,]{1,9}|(?<!\p{L})(?:kommentar (?:verfassen|schreiben|hinterlassen)|(?:schreibe|hinterlasse) einen kommentar|laisser un commentaire|deja un comentario|lascia un commento|deixe um comentário|laat een reactie achter|plaats een reactie|skriv en kommentar|lämna en kommentar|zostaw komentarz|dodaj komentarz|оставить комментарий)(?!\p{L})|(?<!\p{L})(?:categor(?:y|ies|ía|ia)|kategorien?|catégories?|rubrik|rubriek|ressort|tags?|topics?|section|sezione|sección|rubrique) ?[:：][^|•·\n]{0,100}?(?=(?<!\p{L})(?:authors?|autor|by|date|datum|published|posted|created|updated|written|von)(?!\p{L})|[|•·\n]|$)|(?<!\S)[\w.+-]{1,60}@[\w.-]{3,60}|(?<!\S)@\w{2,30}|(?<!\p{L})(?:titel|betreff|subject|post subject|sujet|asunto|oggetto|temat) ?[:：] ?[^|\n]{1,200}$|(?<!\p{L})(?:updated|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|обновлено) (?:vor|il y a|hace|há|около )?\s?\d{1,3} (?:minutes?|hours?|days?|weeks?|months?|years?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|heures?|jours?|semaines?|mois|ans|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|ore|giorni)(?: (?:ago|fa|geleden|назад))?(?!\p{L})|(?:来源|來源|稿源|编辑|編輯|责任编辑|責任編輯|责编|摄影|点击|浏览|阅读|字号|字体) ?[:：] ?[^\s|：:]{1,20}(?:\s[A-Z]\w*)?|(?<!\p{L})(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\p{L}),?)\)?/giu;
/** "By Jane Doe in Moscow and John Roe in London": where each of them wrote. */
export const PLACE_OF_ONE =
  /\s+(?:in|aus|à)\s\p{Lu}[\p{L}\p{M}.’'-]*(?:\s\p{Lu}[\p{L}\p{M}.’'-]*){0,2}(?=,?\s+(?:and|und|et)\s)/gu;
/** "Luc Moreau avec AFP", "Lena Braun, mit dpa". */
export const WITH_AGENCY =
  /(?:,?\s+(?:avec|con|mit|with|et|und|and)\s+|\s?\/\s?)(?:the |l['’]|der )?(?:\p{Lu}{2,5}|dpa|Reuters|Agencies|agences|Agenturen)(?:[,/ ]+(?:\p{Lu}{2,5}|dpa|Reuters))*\s*$/u;

/** The section of a blog behind its date or before its author: "on 16 July 2018 in News", "Posted in News by Jane Doe". */
export const IN_SECTION =
  /(?<=\d)\s(?:in|under|unter|dans|en|em)\s[^|•·\n\d]{1,80}?(?=\s(?:by|von|par|por)\s|\s?[|•·\n]|$)|(?<=^(?:posted|published|filed|veröffentlicht|publié|publicado|pubblicato))\s(?:in|under|unter|dans|en|em)\s[^|\n\d]{1,60}?(?=\s(?:by|von|par|por|da|on|am|le|el|il)\s)/giu;
/** The number of a press release: "Nr. 12/2018". */
export const RELEASE_NUMBER =
  /(?<=^(?:\p{L}{4,24}\s)?)(?:nr|no|n°|nº|#)\.?\s?\d{1,5}(?:\s?[/.-]\s?\d{2,4})?[,:]?\s/iu;
