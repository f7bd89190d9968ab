import type { BlockKind } from "../../../core/document.ts";
import type { BlockWriter } from "../../blocks/block-writer.ts";
import { endsSentence, isProse } from "../../blocks/prose.ts";
import { collapseSpace } from "../../clean.ts";
import { lineOf, specialText } from "./html-inline.ts";
import { isList, isListOfSections, isMenu, listLines } from "./html-lists.ts";
import { tellNoteMarks } from "./html-note-marks.ts";
import { isDataTable, tableLines } from "./html-tables.ts";
import {
  ancestors,
  childrenOf,
  elements,
  isElement,
  isHeading,
  isInline,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";

type Skip = (element: HtmlElement) => boolean;

/** How the text of an article differs from any other HTML. */
export interface ArticleLines {
  /** What an element's names say of its lines; null where they say nothing. */
  readonly kindOf: (element: HtmlElement) => BlockKind | null;
  /** Whether a line that is nothing but a link is part of the text. */
  readonly keepsLinks: boolean;
  /** The element that shows the headline, whatever it is. */
  readonly headline?: HtmlElement | undefined;
}

const ANY_HTML: ArticleLines = { kindOf: () => null, keepsLinks: true };

/** So many lines in a row that are nothing but links are a menu or a list of other articles. */
const LINK_RUN = 3;
const LONGEST_MENU_LINK = 25;

/** What stands before the link to another article in the middle of this one. */
const LINK_LABEL =
  /^\W*(?:(?:read|see) (?:more|also|next)|also (?:read|see|on)(?: [\w.-]{1,30})?|related(?: (?:article|story|post|coverage|reading))?|more on this(?: story| topic)?|don.t miss|mehr zum thema|lesen sie auch|(?:à )?lire aussi|читайте также|lee también|leggi anche|tags?|topics?|labels?|categor(?:y|ies)|(?:and )?filed under|posted in|share (?:this(?: (?:article|post|story|page))?|on)|schlagw[oö]rt(?:er|e)?|kategorien?|(?:artikel |beitrag )?teilen|mots-clés|étiquettes|partager(?: cet article)?|etiquetas|compartir|categorías?|condividi|categorie|trefwoorden|delen|tagi|теги|метки|рубрики?)\W*$/iu;

const HERE =
  /^(?:you are here|sie (?:sind|befinden sich) hier|du bist hier|vous êtes ici|est[áa]s? (?:aquí|en)|usted está aquí|você está aqui|(?:ti trovi|sei|siete) (?:qui|in)|[uj]e? bent hier|jesteś (?:tutaj|tu)|вы (?:здесь|находитесь)|nacházíte se|nalézáte se|itt (?:vagy|áll)|您(?:现)?(?:在)?的?位置|当前位置|現在位置)/iu;
const LONGEST_WAY = 200;

/** The way from the home page to this one: "Home > News > The Mill", "Sie sind hier: Start / Presse". */
function isWayHere(line: string): boolean {
  const way = collapseSpace(line);
  if (way.length > LONGEST_WAY) return false;
  return HERE.test(way) || (way.split(/\s?[>›»→]\s?/u).length > 2 && !/[.!?。]$/u.test(way));
}

/** Within a text, a sentence below the first level is no heading but a part of it in large letters; a question heads its answer. */
function isLargeProse(tagName: string, text: string): boolean {
  return tagName !== "h1" && isProse(text) && endsSentence(text) && !/[?？؟]\P{L}*$/u.test(text);
}

/** Sentences, without the signs of a program or a drawing. */
function isPlainProse(text: string): boolean {
  return isProse(text) && endsSentence(text) && !/[{}<>=\\|_]|--|\/\//.test(text);
}

/** Writes the readable text below an HTML node, block by block, without the elements that `skip` names. */
export class HtmlBlocks {
  private line = "";
  /** The part of the line that is no link. */
  private plain = "";
  private links = 0;
  /** What the elements within the line say it is. */
  private lineKind: BlockKind | null = null;
  /** Whether the text is under way. */
  private hasProse = false;
  /** Lines of nothing but links that wait for what follows them. */
  private waiting: { readonly kind: BlockKind; readonly text: string }[] = [];

  constructor(
    private readonly writer: BlockWriter,
    private readonly skip: Skip,
    private readonly article: ArticleLines = ANY_HTML,
  ) {}

  write(node: HtmlNode, kind: BlockKind = "paragraph"): void {
    tellNoteMarks(node);
    this.visit(node, kind, false);
    this.flush(kind);
    this.settle();
  }

  private visit(node: HtmlNode, kind: BlockKind, linked: boolean): void {
    if (node.nodeName === "#text" && "value" in node) this.append(node.value.replace(/\s+/g, " "), linked);
    else if (!isElement(node)) this.visitAll(node, kind, linked);
    else if (node.tagName === "br") this.append("\n", linked);
    else if (!this.skip(node)) this.visitElement(node, kind, linked);
  }

  private visitElement(element: HtmlElement, kind: BlockKind, linked: boolean): void {
    const special = specialText(element, this.skip);
    const named = kind === "caption" ? null : this.article.kindOf(element);
    if (element === this.article.headline) {
      this.flush(kind);
      this.add(
        "heading",
        lineOf(element, this.skip),
        isHeading(element) ? Number(element.tagName.charAt(1)) : 1,
      );
    } else if (special !== null) this.append(special, linked);
    else if (named === "caption" || (named !== null && !isInline(element))) {
      this.flush(kind);
      this.visitAll(element, named, linked);
      this.flush(named);
    } else if (isInline(element)) {
      this.lineKind ??= named;
      if (element.tagName === "a") this.links++;
      this.visitAll(element, kind, linked || element.tagName === "a");
    } else {
      this.flush(kind);
      this.block(element, kind, linked);
      this.flush(kind);
    }
  }

  private append(text: string, linked: boolean): void {
    this.line += text;
    if (!linked) this.plain += text;
  }

  private block(element: HtmlElement, kind: BlockKind, linked: boolean): void {
    const { tagName } = element;
    if (isHeading(element)) {
      const text = lineOf(element, this.skip);
      if (this.hasProse && isLargeProse(tagName, text)) this.add(kind, text);
      else this.add("heading", text, Number(tagName.charAt(1)));
    } else if (isList(element) && !isListOfSections(element)) {
      this.withCaptions(element, isMenu(element) ? "boilerplate" : "list", listLines);
    } else if (tagName === "table" && isDataTable(element) && !this.holdsHeadline(element)) {
      this.withCaptions(element, "table", tableLines);
    } else if (tagName === "pre") {
      this.preformatted(element);
    } else {
      this.visitAll(element, tagName === "blockquote" ? "quote" : kind, linked);
      if (tagName === "blockquote") this.flush("quote");
    }
  }

  private holdsHeadline(table: HtmlElement): boolean {
    const { headline } = this.article;
    return headline !== undefined && !isHeading(headline) && ancestors(headline).includes(table);
  }

  /** Old pages set their paragraphs in `pre`; those are prose. */
  private preformatted(element: HtmlElement): void {
    const text = preformattedText(element, this.skip);
    const paragraphs = text.split(/\n[ \t]*\n/).map(collapseSpace);
    const isCode = paragraphs.some((paragraph) => paragraph !== "" && !isPlainProse(paragraph));
    if (isCode) this.add("code", text);
    else for (const paragraph of paragraphs) this.add("paragraph", paragraph);
  }

  /** A list or a table; the captions of the pictures in it stand behind it. */
  private withCaptions(
    element: HtmlElement,
    kind: BlockKind,
    linesOf: (element: HtmlElement, skip: Skip) => string[],
  ): void {
    const captions = new Set(
      elements(element, this.skip).filter((below) => this.article.kindOf(below) === "caption"),
    );
    const skip: Skip = (below) => this.skip(below) || captions.has(below);
    this.add(kind, linesOf(element, skip).join("\n"));
    for (const caption of captions) this.add("caption", lineOf(caption, this.skip));
  }

  private visitAll(node: HtmlNode, kind: BlockKind, linked: boolean): void {
    for (const child of childrenOf(node)) this.visit(child, kind, linked);
  }

  /** Two line breaks in a row part paragraphs. */
  private flush(kind: BlockKind): void {
    const { line, plain, links, lineKind } = this;
    this.line = this.plain = "";
    this.links = 0;
    this.lineKind = null;
    if (line.trim() === "") return;
    const isLink = links > 0 && !/[\p{L}\p{N}]/u.test(plain);
    const isMenu = isLink && links >= LINK_RUN && line.trim().length <= links * LONGEST_MENU_LINK;
    const isLabelled = links > 0 && LINK_LABEL.test(plain.trim());
    const isWay = links > 0 && kind === "paragraph" && isWayHere(line);
    const isElsewhere = isLink && kind === "paragraph" && !this.article.keepsLinks;
    for (const part of line.split(/(?:[ ]*\n[ ]*){2,}/)) {
      const text = part.split("\n").map(collapseSpace).join("\n");
      if (lineKind !== null && kind === "paragraph") this.add(lineKind, text);
      else if (isMenu || isLabelled || isWay || isElsewhere) this.add("boilerplate", text);
      else if (isLink) this.waiting.push({ kind, text });
      else this.add(kind, text);
    }
  }

  private add(kind: BlockKind, text: string, level?: number): void {
    if (text.trim() === "") return;
    this.settle();
    this.writer.add(kind, text, level);
    this.hasProse ||= kind === "paragraph" && isProse(text);
  }

  private settle(): void {
    const lines = this.waiting.filter(({ text }) => text.trim() !== "");
    this.waiting = [];
    for (const { kind, text } of lines) {
      this.writer.add(lines.length >= LINK_RUN ? "boilerplate" : kind, text);
    }
  }
}

/** As `textOf`, with the lines that `<br>` ends. */
function preformattedText(node: HtmlNode, skip: Skip): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (node.nodeName === "br") return "\n";
  if (isElement(node) && skip(node)) return "";
  return childrenOf(node)
    .map((child) => preformattedText(child, skip))
    .join("");
}
