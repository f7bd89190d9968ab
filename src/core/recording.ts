const SUBTITLES = /\.(?:srt|vtt)$/iu;

/** Whether a document tells what is said in a recording: its pages are minutes. */
export function isOfRecording(source: string): boolean {
  return SUBTITLES.test(source);
}

const TIME = /^\d{1,3}:\d{2}:\d{2}$/u;

/** The time of a recording at which a passage begins, by the heading above it, or else the minute that is its page. */
export function timeInRecording(page: number, headings: readonly string[] = []): string {
  const heading = headings.at(-1) ?? "";
  if (TIME.test(heading)) return heading;
  const minute = page - 1;
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}:00`;
}
