import { followingOf, type Following } from "./following.ts";
import { opensSentence } from "./opening-words.ts";
import { endsStatement, LOOKED_AT, type StopContext } from "./statement-end.ts";
import type { Stop } from "./stops.ts";

/** Full stops that are never anything else, whether white space follows or not. */
const HARD = /[^.!?…;\u037E\s]/u;
const QUESTION = /[?;\u037E]/u;
const LOWER = /\p{Ll}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;

/** Whether the sentence ends at the stop, by what stands before and behind it. */
export function endsSentence(context: StopContext, stop: Stop): boolean {
  const { text } = context;
  if (stop.next >= text.length || text.charAt(stop.next) === "\n") return true;
  const run = text.slice(stop.at, Math.min(stop.end, stop.at + LOOKED_AT));
  const following = followingOf(text, stop.next);
  if (isElision(text, stop)) return false;
  if (HARD.test(run)) return !isWithinTitle(text, stop) && !isQuotative(text, stop);
  if (stop.next === stop.marked) return endsWithoutSpace(context, stop, run, following);
  if (/[,;:)\]}%&=]/u.test(text.charAt(stop.next))) return false;
  if (following.bullet) return true;
  if (/[!?;\u037E]/u.test(run)) return endsExclamation(text, stop, run, following);
  if (/\.[. \u00A0]|…/u.test(run)) return endsEllipsis(context, stop, run, following);
  if (isLone(text, stop)) return true;
  return endsStatement(context, stop, following);
}

/** "[...]" */
function isElision(text: string, { at, end, closed }: Stop): boolean {
  return end - at > 1 && closed > end && /[([]/u.test(text.charAt(at - 1));
}

/** 《Where is the bridge?》 is a title, not a sentence. */
function isWithinTitle(text: string, { end, closed }: Stop): boolean {
  return closed > end && /[》〉]/u.test(text.charAt(end));
}

const QUOTATIVE = /^(?:と(?!ても|ころ|もに|りわけ)|って|など|を|[^。！？，、\s]{0,6}[说說道问問喊答叫])/u;

/** Behind a quotation in Chinese or Japanese, "he said": the sentence goes on. */
function isQuotative(text: string, { end, closed, next }: Stop): boolean {
  return (
    closed > end && /[」』”’]/u.test(text.charAt(closed - 1)) && QUOTATIVE.test(text.slice(next, next + 12))
  );
}

/** A full stop that stands alone, as tokenised text has it: "the lift . the drag". */
function isLone(text: string, { at, end, closed, next }: Stop): boolean {
  const apart = /\s/u.test(text.charAt(at - 1)) && text.charAt(at - 2) !== ".";
  return apart && closed === end && next > end && text.charAt(next) !== ".";
}

const BEFORE_GLUED = /(?:^|[\s("“„«'’-])\p{L}?\p{Ll}{3,}$/u;
const AFTER_GLUED = /^[“„«¿¡"]?\p{Lu}[\p{L}\p{M}]*['’,;:]?(?:[\s\p{P}]|$)/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** "the treaty.The ferry": a space was lost; not so in names of files, addresses and programs. */
function endsWithoutSpace(context: StopContext, stop: Stop, run: string, following: Following): boolean {
  const { text, start } = context;
  const before = text.slice(Math.max(start, stop.at - LOOKED_AT), stop.at);
  if (IDEOGRAPH.test(text.charAt(stop.at - 1)) && IDEOGRAPH.test(text.charAt(stop.next)))
    return !run.includes("…");
  if (stop.marked > stop.end) {
    return (
      UPPER.test(following.first) && (stop.marked === stop.closed || endsStatement(context, stop, following))
    );
  }
  if (/\.{3}|…|\s/u.test(run)) return false;
  const after = text.slice(stop.next, stop.next + LOOKED_AT);
  if (!BEFORE_GLUED.test(before) || !AFTER_GLUED.test(after) || /^\S*[@/\\()_=]/u.test(after)) return false;
  return !run.startsWith(".") || endsStatement(context, stop, following);
}

const SAYS =
  /^(?:\p{Lu}[\p{L}.'’-]{0,24}\s){1,3}(?:said|says|asked|asks|replied|cried|shouted|exclaimed|wondered|answered|added)\b/u;
/** Names with an exclamation mark. */
const EXCLAIMING_NAME = /(?:^|\s)(?:Yahoo|Jeopardy|Joomla|Kahoot|Wham)$/u;

function endsExclamation(text: string, stop: Stop, run: string, following: Following): boolean {
  const quoted = stop.closed > stop.end;
  if (LOWER.test(following.first)) return QUESTION.test(run) && !quoted && !following.dash;
  if (quoted && SAYS.test(text.slice(stop.next, stop.next + LOOKED_AT))) return false;
  const named = EXCLAIMING_NAME.test(text.slice(Math.max(0, stop.at - 12), stop.at));
  return !named || opensSentence(following.word, "en");
}

/** Three dots that stand apart leave something out of a sentence; those that touch its last word end it. */
function endsEllipsis(context: StopContext, stop: Stop, run: string, following: Following): boolean {
  const { text } = context;
  if (LOWER.test(following.first)) return false;
  const dots = run.match(/\./gu)?.length ?? 0;
  const apart = stop.at === 0 || /\s/u.test(text.charAt(stop.at - 1));
  if (!apart || dots > 3) return true;
  return !/\s/u.test(run) && opensSentence(following.word, context.language());
}
