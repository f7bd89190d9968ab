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

function cuesIn(text: string): Cue[] {
  return text.split(/\n[ \t]*\n/).flatMap((block) => {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => TIMES.test(line));
    const times = TIMES.exec(lines[at] ?? "");
    if (times === null) return [];
    const [start, end] = [seconds(times.slice(1, 4)), seconds(times.slice(4, 7))];
    const said = lines
      .slice(at + 1)
      .map((line) => collapseSpace(line.replace(SPEAKER, "$1: ").replace(MARKUP, "")))
      .filter((line) => line !== "");
    return said.length === 0 ? [] : [{ start, end, lines: said }];
  });
}

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
    const text = joined(isRolling ? lines.filter((line) => !shown.includes(line)) : lines);
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
