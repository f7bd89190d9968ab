import { cleanText, collapseSpace } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { endsSentence } from "../../blocks/prose.ts";
import type { DeclaredMetadata, Reader } from "../reader.ts";
import { PagedWriter } from "../slides/paged-writer.ts";

/** Subtitles (SubRip, WebVTT): what is said, in paragraphs below the time at which they begin; each minute is a page. */
export const subtitlesReader: Reader = {
  format: "subtitles",
  maxBytes: (limits) => limits.maxTextBytes,
  read(bytes) {
    const { text, note } = decodeText(bytes);
    const writer = new PagedWriter();
    let minute = -1;
    for (const { start, lines } of paragraphsOf(cuesIn(cleanText(text)))) {
      if (Math.floor(start / 60) > minute) writer.turnTo((minute = Math.floor(start / 60)) + 1);
      writer.add("heading", clock(start), 2);
      writer.add("paragraph", joined(lines));
    }
    return {
      text: writer.blocks.text,
      blocks: writer.blocks.blocks,
      pages: writer.pages,
      declared: declaredBy(text),
      hasNoOpening: true,
      note,
    };
  },
};

/** "WEBVTT - The dock" */
const HEADER = /^\uFEFF?WEBVTT[ \t]+(?:[-–—:][ \t]*)?(?<title>\S[^\n]{0,200})/;

function declaredBy(text: string): DeclaredMetadata {
  const title = HEADER.exec(text)?.groups?.title?.trim();
  return title === undefined ? {} : { title: { value: title, evidence: "package-metadata" } };
}

interface Cue {
  /** Seconds from the beginning. */
  readonly start: number;
  readonly end: number;
  /** As they are shown, none of them blank. */
  readonly lines: readonly string[];
}

const TIMES =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}/;

/** What stands between two cues and is not shown: the number or name of the next one, remarks, styles. */
const NOT_SHOWN = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/** A cue goes from its times to those of the next one, also where no blank line parts them. */
function cuesIn(text: string): Cue[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) => (line.includes("-->") && TIMES.test(line) ? [at] : []));
  return starts.flatMap((at, number) => {
    const times = (TIMES.exec(lines[at] ?? "") ?? []).slice(1);
    const shown = lines.slice(at + 1, endOfCue(lines, starts[number + 1] ?? lines.length + 1));
    const hidden = shown.findIndex((line, place) => NOT_SHOWN.test(line) && isBlank(shown[place - 1]));
    const said = (hidden === -1 ? shown : shown.slice(0, hidden))
      .map(plainLine)
      .filter((line) => line !== "");
    const [start, end] = [seconds(times.slice(0, 3)), seconds(times.slice(3, 6))];
    return said.length === 0 ? [] : [{ start, end, lines: said }];
  });
}

/** The line above a cue's times is its number, or its name below a blank line. */
function endOfCue(lines: readonly string[], next: number): number {
  const above = lines[next - 1];
  const isName = above !== undefined && (/^\s*\d{1,6}\s*$/.test(above) || isBlank(lines[next - 2]));
  return isName ? next - 1 : next;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

function plainLine(line: string): string {
  const words = line.replace(SPEAKER, "$1: ").replace(MARKUP, "");
  return collapseSpace(
    words.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? ""),
  );
}

/** Those of WebVTT; marks of direction are not text. */
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", nbsp: " " };

/** WebVTT names who speaks: `<v Jane Doe>`. */
const SPEAKER = /<v(?:\.[\w.-]{0,40})? ([^<>]{1,80})>/g;
const MARKUP = /<[^<>]{0,200}>|\{\\[^{}]{0,200}\}/g;

function seconds(parts: readonly (string | undefined)[]): number {
  return parts.reduce((sum, part) => sum * 60 + Number(part ?? 0), 0);
}

/** A pause of so many seconds, or a sentence's end after so many characters, ends a paragraph. */
const PAUSE = 4;
const LONG_ENOUGH = 300;
const LONGEST = 1_200;

interface Paragraph {
  readonly start: number;
  end: number;
  length: number;
  readonly lines: string[];
}

function paragraphsOf(cues: readonly Cue[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let shown: readonly string[] = [];
  for (const { start, end, lines } of cues) {
    const last = paragraphs.at(-1);
    // Captions that roll show the line before once more.
    const isRolling = last !== undefined && start - last.end <= PAUSE;
    const fresh = isRolling ? lines.filter((line) => !shown.includes(line)) : lines;
    // Captions that are typed while somebody speaks show the line again with each further word.
    const typed = last?.lines.at(-1);
    const text = joined(fresh);
    if (isRolling && typed !== undefined && text.startsWith(`${typed} `)) last.lines.pop();
    shown = lines;
    if (text === "" && last !== undefined) {
      last.end = end;
      continue;
    }
    const isOver =
      last === undefined ||
      start - last.end > PAUSE ||
      last.length > LONGEST ||
      (last.length > LONG_ENOUGH && endsSentence(last.lines.at(-1) ?? ""));
    if (isOver) paragraphs.push({ start, end, length: text.length, lines: [text] });
    else {
      last.lines.push(text);
      last.end = end;
      last.length += text.length;
    }
  }
  return paragraphs;
}

/** "- Until when?", "MARA: Until Monday.", "Mara Ellison: …": somebody else begins to speak. */
const TURN = /^(?:[-–—]\s?(?=\p{L})|>>\s?|\p{Lu}[\p{L}.'’ -]{1,40}:\s)/u;

/** The lines in one, but for each of those with which somebody else begins to speak. */
function joined(lines: readonly string[]): string {
  return lines.reduce(
    (text, line) => (text === "" ? line : `${text}${TURN.test(line) ? "\n" : " "}${line}`),
    "",
  );
}

/** "1:02:45" */
function clock(second: number): string {
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return [hours, minutes, second % 60]
    .map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, "0")))
    .join(":");
}
