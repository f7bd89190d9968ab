import type { Block } from "../../core/document.ts";
import { isCuePhrase } from "./section-cues.ts";

/**
 * What web pages say about themselves, as whole lines: a pattern matches the full line or nothing, so that a sentence
 * of an article that merely begins like a button is never taken for one.
 */
const CHROME: readonly RegExp[] = [
  /^(skip|jump) to (the )?(main |primary )?(content|navigation|search|footer|article)$/u,
  /^(zum (haupt)?inhalt springen|aller au contenu( principal)?|saltar al contenido( principal)?|перейти к (основному )?содержанию)$/u,
  /^(please )?(subscribe|sign up|join)( now| today| here)?( (to|for))? ?(our|the|my|this|your)?( \p{L}+){0,3} ?(mailing|distribution|e-?mail|news)? ?(list|newsletters?|updates|alerts|channel|podcast|feed)( today| now)?[.!]?$/u,
  /^(subscribe|sign up|register|donate) (now|today|here)!?$/u,
  /^(toggle navigation|(open|close) (the )?menu)$/u,
  /^(подписаться|подпишитесь) на (нашу |наш )?(рассылку|новости|канал)[.!]?$/u,
  /^(want|would you like|wish) to (know|learn|read|hear|find out|get) more( about [^.?!]{1,80})?\?$/u,
  /^(share|print|save|listen|tweet|pin|e-?mail|bookmark|follow|like|comment)( (this|it|us|via|on|by|to|with))( (on|via|by|with|to|article|page|story|post|link|friends?|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|instagram|youtube|google news|e-?mail|print))*( \([^)]{0,20}\))?:?$/u,
  /^(copy|get) (the )?(link|citation)( to clipboard)?$/u,
  /^(this (web)?site|we) uses? cookies\b[^\n]{0,160}$/u,
  /^(accept|reject|allow|manage|decline|essential)( all| necessary| only)?( cookies| cookie (settings|preferences))?$/u,
  /^(by (continuing|using)[^\n]{0,60}\b(cookies|privacy policy|terms of (use|service))\b[^\n]{0,60})$/u,
  /^(cookie (policy|settings|preferences|notice)|privacy (policy|notice)|terms (of (use|service)|(and|&) conditions)|legal notice|imprint|impressum|contact us|about us|advertise with us|accessibility)$/u,
  /^(advertisement|advertising|sponsored( content)?|anzeige|publicité|реклама)$/u,
  /^(read|see|show|load|view|learn) (more|also|next|all)( (articles|stories|comments|news|posts))?\s*[:…»>→]*$/u,
  /^(related|recommended|more|most read|popular|latest|trending)( (articles?|stories|posts?|news|content|topics|reading|links|for you|from [\p{L} ]{1,30}))+:?$/u,
  /^(you may|you might) also (like|be interested in)[:…]?$/u,
  /^(previous|next|older|newer)( (article|post|page|story))?\s*[»›>→]*$/u,
  /^(leave|post|add|write) (a|your) (comment|reply)$/u,
  /^(no|\d+) (comments?|shares?|likes?|views?)( yet)?\.?$/u,
  /^(back to (the )?top|scroll to top|table of contents hidden)$/u,
  // Whole lines of 300 characters: "© 2009-2018 The Herald. No part of it may be copied."
  /^(©|(\(c\)|copyright)( ?(©|\(c\)))? ?\d{4})[^\n]{0,290}$/u,
  /^(please )?(subscribe|sign up|join|register)\b[^\n]{0,60}\b(newsletters?|mailing list|e-?mail list|inbox)\b[^\n]{0,120}$/u,
  /^(abonnieren sie|abonniere|melden sie sich|melde dich)\b[^\n]{0,60}\bnewsletter\b[^\n]{0,120}$/u,
  /^(abonnez-vous|inscrivez-vous|recevez|suscríbe(te|ase)|suscribete|apúntate|iscriviti|assine|inscreva-se|zapisz się|schrijf je in|meld je aan|prenumerera|tilmeld dig)(?![\p{L}\p{M}])[^\n]{0,60}(newsletter|bolet[ií]n|infolettre|nyhedsbrev|nyhetsbrev|nieuwsbrief)[^\n]{0,120}$/u,
  /^(all rights reserved|alle rechte vorbehalten|tous droits réservés|все права защищены)\.?$/u,
  /^(please )?(enable|turn on) javascript\b[^\n]{0,80}$/u,
  // What templates say in all of their languages: of the fields for a comment, of old browsers, of stars.
  /^[^\n]{0,20}(e-?mail[- ]?adresse wird nicht veröffentlicht|email address will not be published|adresse (e-?mail|de messagerie) ne sera pas publiée|correo electrónico no será publicada|e-?mail não será publicado|indirizzo email non sarà pubblicato|adres e-?mail nie zostanie opublikowany|e-?mailadres (wordt|zal) niet (ge|worden ge)?publiceerd?|адрес (email|электронной почты) не будет опубликован)[^\n]{0,160}$/u,
  /^(diese website verwendet|this site uses|ce site utilise|este sitio usa|este site utiliza|questo sito (usa|utilizza)|deze site gebruikt|ta strona używa) akismet[^\n]{0,160}$/u,
  /^(bitte|please|veuillez|por favor|per favore|proszę|пожалуйста|you (need|must)|sie müssen)[^\n]{0,60}javascript[^\n]{0,100}$/u,
  /^(your|ihr|dein|votre|su|tu|seu|il tuo|twoja|ваш|je|uw) (browser|navigateur|navegador|przeglądarka|браузер)[^\n]{0,60}(not support|unterstützt|ne (supporte|prend|gère)|no (soporta|admite)|não suporta|non supporta|nie obsługuje|не поддерживает|ondersteunt)[^\n]{0,120}$/u,
  /^(was this (article|page|post)|war dieser? (artikel|beitrag|seite)|how useful was|wie hilfreich war|rate this|click on a star|klicke auf die sterne|average rating|durchschnittliche bewertung|no votes so far|bisher keine bewertungen|wie hat ihnen (der|dieser) (artikel|beitrag))[^\n]{0,120}$/u,
  /^\d{1,3}[ -]min(ute)?s?( read)?$/u,
  /^(reading time|time to read):? ?(about )?\d{1,3} ?min(ute)?s?( read)?$/u,
  /^home( ?[>›»/] ?[^>›»/\n]{1,40}){1,5}$/u,
];

/** Buttons of one word. In the middle of a text they may be headings or list entries. */
const BUTTONS: readonly RegExp[] = [
  /^(subscribe|sign up|sign in|log in|log out|register|donate|search|menu|close|home)!?$/u,
  /^(share|print|save|listen|tweet|e-?mail|bookmark|follow|like|comments?)( article| page| story)?( \([^)]{0,20}\))?:?$/u,
  /^((facebook|twitter|x|linkedin|whatsapp|telegram|reddit|instagram|youtube|pinterest|e-?mail|print|copy link)[\s|·•,/]*)+$/u,
];

/** Headings of what web pages put around an article: all that follows below them is not the article either. */
const CUES: readonly RegExp[] = [
  /^(related|recommended|more|most (read|popular|viewed|shared)|popular|latest|trending|top|editor'?s?'?)( (articles?|stories|story|posts?|news|content|topics|reading|reads|links|coverage|now|picks?|for you|(from|on|in|by|like) [\p{L}\p{N} '-]{1,40}))*:?$/u,
  /^(read|up|what to read) (more|next)\b[^.]{0,40}$/u,
  /^(around the web|from our partners|sponsored( content| links| stories)?|promoted( content| stories)?|don'?t miss|in case you missed it|keep reading|explore more|what to read next|you might have missed)[:…]?$/u,
  /^(comments?|kommentare?|commentaires|comentarios|комментарии)( ?\(\d+\)|: ?\d+)?$|^\d+ (comments?|responses|replies|thoughts on\b.{0,200}|kommentare?|commentaires|comentarios)$/u,
  /^(leave|post|add|write) (a|your) (comment|reply|response)$|^join the (conversation|discussion)$/u,
  /^(share( this)?( article| story| post| page)?|follow us( on .{1,30})?|stay (connected|informed|up to date)|tags|filed under|newsletters?)[:!]?$/u,
  /^(get|sign up|subscribe|join)\b[^.]{0,60}\b(newsletters?|inbox|updates|briefing|mailing list)[^.]{0,20}[.!]?$/u,
  /^more( [\p{L}'-]{1,20}){0,3} (stories|articles|news|posts|videos|coverage|releases|reading|resources)( (from|on|in|by|about) [^\n]{1,40})?[:…]?$/u,
];

/** Whether the heading of a section says that the section is no part of the article. */
export function isCue(heading: string): boolean {
  if (heading.length > LONGEST_CHROME_LINE) return false;
  const plain = heading.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ").trim();
  return isCuePhrase(plain) || CUES.some((cue) => cue.test(plain)) || isBoilerplateLine(heading, false);
}

const LONGEST_CHROME_LINE = 300;

/**
 * Whether a whole stand-alone line is web page chrome and not part of an article. `atEdge`: the line stands near the
 * start or the end of the text, where single words are buttons.
 */
export function isBoilerplateLine(line: string, atEdge: boolean): boolean {
  if (line.length > LONGEST_CHROME_LINE || line.includes("\n")) return false;
  const plain = line
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}©(]+/u, "")
    .trim();
  const matches = (pattern: RegExp): boolean => pattern.test(plain);
  return CHROME.some(matches) || (atEdge && BUTTONS.some(matches));
}

/** So many blocks at the start and at the end of a text are where the buttons of a web page land. */
const EDGE_BLOCKS = 12;

/** The blocks with paragraphs that are web page chrome marked as such. Headings, lists and quotes stay what they are. */
export function markBoilerplate(text: string, blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) => {
    if (block.kind !== "paragraph") return block;
    const atEdge = at < EDGE_BLOCKS || at >= blocks.length - EDGE_BLOCKS;
    const isChrome = isBoilerplateLine(text.slice(block.start, block.end), atEdge);
    return isChrome ? { ...block, kind: "boilerplate" } : block;
  });
}
