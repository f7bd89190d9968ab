import { lowerCase } from "../../text/lower-case.ts";
import { questionTerms } from "../../text/terms.ts";

/** A question of who wrote a document or when it was published, rather than of what it says. */
export interface MetadataQuestion {
  readonly field: "authors" | "date";
  /** Stems of the words that name the document; empty where it is only pointed to ("it", "the article"). */
  readonly subject: readonly string[];
  /** "the article about …" rather than "…": the words may be of the title or of what it is about. */
  readonly namesDocument: boolean;
  /** "it", "this report", "the article" – but not "the report", which may be one that the documents speak of. */
  readonly meansDocument: boolean;
}

const S = "(?<subject>.{1,200}?)";
const END = "[\\s?!.。？]{0,5}$";
const PUBLISHED = "published|written|posted|released|issued|printed|dated";

/** For text in small letters, see `lowerCase`. English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Chinese, Japanese. */
const FORMS: Readonly<Record<MetadataQuestion["field"], readonly RegExp[]>> = {
  authors: [
    `^who (?:wrote|authored|penned|has written|is the (?:author|writer) of|are the authors of|was the author of|were the authors of) ${S}`,
    `^who(?: is|['’]s| are| was| were) the authors?(?: of ${S})?`,
    `^who (?:is|was|were) ${S} (?:written|authored) by`,
    "^who (?:is|was) (?<subject>it|this|that|(?:the|this) \\p{L}{1,20}) by",
    `^by whom (?:is|was|were) ${S} (?:written|authored)`,
    `^(?:what is |what['’]s )?the (?:name of the )?authors? of ${S}`,
    `^whose (?:article|text|document|work|paper) is ${S}`,
    `^wer (?:hat|schrieb|verfasste) ${S}(?: geschrieben| verfasst)?`,
    `^wer ist (?:der|die) (?:autor(?:in)?|verfasser(?:in)?)(?: (?:von |des |der |dieses |dieser )?${S})?`,
    `^von wem (?:ist|wurde|stammt) ${S}(?: geschrieben| verfasst)?`,
    `^qui (?:a écrit|a rédigé) ${S}`,
    `^qui est l['’]aut(?:eur|rice)(?: (?:de |du |de la |d['’])?${S})?`,
    `^de qui est ${S}`,
    `^¿?quién (?:escribió|redactó) ${S}`,
    `^¿?quién es (?:el autor|la autora)(?: (?:de |del )?${S})?`,
    `^chi (?:ha scritto|è l['’]autore di|è l['’]autrice di) ${S}`,
    `^quem (?:escreveu|é o autor d[eao]) ${S}`,
    `^wie (?:schreef|heeft) ${S}(?: geschreven)?`,
    `^kto (?:napisał|jest autorem) ${S}`,
    `^кто (?:написал|автор) ${S}`,
    `^кто ${S} написал`,
    `^кем написан[аоы]? ${S}`,
    `^${S}(?:是谁写的|的作者是谁|谁写的|は誰が書いた.{0,6}|の著者は誰.{0,6}|を書いたのは誰.{0,6})`,
  ].map(whole),
  date: [
    `^when (?:was|were|is|did) ${S} (?:(?:first|originally|get) )?(?:${PUBLISHED}|published|appear)(?: first)?`,
    `^when is ${S} from`,
    `^(?:what is |what['’]s |what was )?the (?:publication date|date of publication|publishing date|date) of ${S}`,
    `^(?:on |in )?(?:what|which) (?:date|day|year|month) (?:was|were|is) ${S} (?:${PUBLISHED}|from)`,
    `^how old is ${S}`,
    `^wann (?:wurde|ist|sind|wurden) ${S} (?:veröffentlicht|geschrieben|erschienen|publiziert|verfasst)(?: worden)?`,
    `^wann erschien(?:en)? ${S}`,
    `^von wann (?:ist|stammt) ${S}`,
    `^quand (?:a été|fut|est) (?:publiée?|écrite?|parue?) ${S}`,
    `^quand ${S} a-t-(?:il|elle) été (?:publiée?|écrite?)`,
    `^de quand (?:date|est) ${S}`,
    `^¿?cuándo (?:se publicó|se escribió|fue publicad[oa]|fue escrit[oa]|se ha publicado) ${S}`,
    `^¿?de cuándo es ${S}`,
    `^quando (?:è stat[oa]|fu|foi) (?:pubblicat[oa]|scritt[oa]|publicad[oa]|escrit[oa]) ${S}`,
    `^wanneer (?:werd|is) ${S} (?:gepubliceerd|geschreven|verschenen)`,
    `^kiedy (?:opublikowano|napisano|ukazał[ao]? się) ${S}`,
    `^когда ${S} (?:был[аои]? )?(?:опубликован[аоы]?|написан[аоы]?|вышл[аои]|вышел)`,
    `^когда (?:был[аои]? )?(?:опубликован[аоы]?|написан[аоы]?|вышл[аои]|вышел) ${S}`,
    `^${S}(?:是什么时候|是何时|何时)(?:发表|发布|写|出版)的?`,
    `^${S}は?いつ(?:公開|発表|出版|書か).{0,8}`,
  ].map(whole),
};

const ARTICLES =
  "the|this|that|these|der|die|das|den|dem|dieser?|diese[nms]?|les?|la|l['’]|cett?e?|el|est[ea]|es[ea]|il|lo|quest[oa]|o|het|de|dit|deze|эт[ау]|этот|эт[оу]";
const DOCUMENT =
  "article|document|text|piece|post|page|publication|file|texte|artikel|dokument|beitrag|artículo|documento|texto|articolo|testo|artigo|artykuł|tekst|стать[яиюе]|документ[ае]?|текст[ае]?";
/** Kinds of text that documents often speak of. */
const WORK =
  "report|paper|essay|study|letter|note|story|interview|memo|book|review|speech|bericht|aufsatz|studie|brief|rapport|étude|lettre|informe|carta|relazione|lettera|отч[её]т|доклад|письмо";
const POINTING =
  /^(?:it|this|that|they|them|es|das|dies(?:er|es|e)?|er|sie|ça|ceci|cela|il|elle|esto|eso|lo|la|questo|isto|isso|to|это|его|её|ее|它|这|这个|本文|这篇文章|这篇报道|这份文件|この記事|これ|この文書)$/iu;
const THE_DOCUMENT = new RegExp(
  `^(?:(?:${ARTICLES}) ?(?:${DOCUMENT})|(?:this|dieser?|diese[nms]?|cett?e?|est[ea]|quest[oa]|эт[оау]т?|dit|deze) ?(?:${WORK}))$`,
  "iu",
);
const ONE_ABOUT = new RegExp(
  `^(?:(?:${ARTICLES}) ?)?(?:${DOCUMENT}|${WORK})s? (?:(?:that is |which is )?(?:about|on|regarding|concerning|called|titled|entitled|named|über|zu|zum|zur|mit dem titel|sur|intitulée?|sobre|titulad[oa]|su|sul|sulla|intitolat[oa]|over|o|об?|про) )?(?<about>.{2,})$`,
  "iu",
);

/** Null for any other question. */
export function metadataQuestionIn(question: string): MetadataQuestion | null {
  if (question.length > LONGEST) return null;
  const small = lowerCase(question);
  for (const field of ["authors", "date"] as const) {
    for (const form of FORMS[field]) {
      const match = form.exec(small);
      if (match === null) continue;
      const subject = match.indices?.groups?.subject;
      return { field, ...subjectOf(subject === undefined ? "it" : question.slice(...subject).trim()) };
    }
  }
  return null;
}

const LONGEST = 300;

function subjectOf(written: string): Omit<MetadataQuestion, "field"> {
  if (POINTING.test(written) || THE_DOCUMENT.test(written)) {
    return { subject: [], namesDocument: true, meansDocument: true };
  }
  const about = ONE_ABOUT.exec(written)?.groups?.about;
  const subject = questionTerms(about ?? written).map(({ stem }) => stem);
  const isWork = new RegExp(`^(?:${ARTICLES}) ?(?:${WORK})$`, "iu").test(written);
  return { subject: isWork ? [] : subject, namesDocument: about !== undefined, meansDocument: false };
}

function whole(form: string): RegExp {
  return new RegExp(form + END, "du");
}
