/** News agencies by what they sign with, in lower case. What is theirs has no author who is named. */
const AGENCIES: ReadonlySet<string> = new Set([
  ..."reuters afp dpa apa sda ap pti ani ians efe ansa anp belga tass xinhua kyodo jiji yonhap upi bloomberg cp aap epd kna sid".split(
    " ",
  ),
  ..."ntb tt ritzau stt ctk čtk pap mti lusa interfax unian тасс интерфакс 新华社 新华网 新華社 연합뉴스 뉴시스 時事通信 共同通信".split(
    " ",
  ),
  "associated press",
  "press association",
  "pa media",
  "agence france-presse",
  "agence france presse",
  "canadian press",
  "europa press",
  "ria novosti",
  "риа новости",
  "agência brasil",
  "agencia efe",
  "deutsche presse-agentur",
  "keystone-sda",
  "agencies",
  "agenturen",
  "agences",
  "agencias",
  "agências",
  "agenzie",
]);

/** Words of a newsroom, a desk or a kind of contribution, none of which is a part of a person's name. */
const NEWSROOM: ReadonlySet<string> = new Set(
  `staff news newsroom newsdesk desk webdesk newswire wire redaktion redaktionen redaktionsteam redaktør redazione redacción redaccion
  rédaction redaction redação redacao redacció redactie redakcja redakce redakcia redakcija редакция редакції редакцією redacția redactia szerkesztőség toimitus
  ritstjórn editors editorial team bureau correspondent correspondents reporter reporters contributor contributors
  contributed columnist writers publisher release releases pressemitteilung pressemeldung pressestelle pressedienst presseinformation
  communiqué comunicato guest gastautor gastautorin gastbeitrag guests advertorial sponsored partner administrator
  magazine newspaper gazette zeitung journal radio television tv website blog online newsletter podcast media medien`.split(
    /\s+/,
  ),
);
/** Of these, what some people are called too: they are a newsroom only where nothing of a name is beside them. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  "journal wire partner guest desk redacción redaccion".split(" "),
);
const COMPOUND = /(?:redaktion|redactie|redaksjonen|redaktionen|newsdesk|newsroom|toimitus|agentur)$/u;

/**
 * Whether this is an agency, a desk or the paper as a whole, as it stands in a byline: "Reuters", "Herald Staff",
 * "Onlineredaktion", "APA/Reuters", "HNN Business".
 */
export function isNewsroom(author: string): boolean {
  const name = author
    .toLowerCase()
    .replace(/^(?:the|la|le|die|der|da|das|a)\s+|^l['’]/u, "")
    .replace(/[.…]+$/u, "")
    .trim();
  const signed = name.split(/\s*[/,&+]\s*|\s+(?:and|und|et|with|mit|avec|con)\s+/u);
  if (signed.every((one) => AGENCIES.has(one))) return true;
  const words = name.split(/[\s/,&-]+/u).filter((word) => word !== "");
  const isTold = (word: string): boolean => NEWSROOM.has(word) || COMPOUND.test(word);
  if (words.some((word) => isTold(word) && !AMBIGUOUS.has(word))) return true;
  if (words.length === 1 ? isTold(name) : words.some(isTold) && words.length < 3) return true;
  // "BBC", "CNN Business": what is written in capitals beside what is not.
  return /^\p{Lu}{2,4}$/u.test(author) || (/^\p{Lu}{3,5}\s/u.test(author) && author !== author.toUpperCase());
}
