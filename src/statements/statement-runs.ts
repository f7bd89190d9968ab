import type { QuotedPart } from "../core/document.ts";
import type { Statement, StatementKind } from "../core/statement.ts";
import { speakerOf, type Person } from "./cast.ts";
import type { ReadSentence } from "./read-sentence.ts";

interface Run {
  readonly person: Person;
  readonly kind: StatementKind;
  readonly part: QuotedPart | null;
  readonly start: number;
  end: number;
  last: number;
}

/** Neighbouring sentences of a passage, and of one letter, in which one person speaks in one way are one statement. */
export function statementsOf(read: readonly ReadSentence[]): Statement[] {
  const statements: Statement[] = [];
  const open = new Map<string, Run>();
  const identities = new Map<Person, number>();
  const close = (key: string): void => {
    const run = open.get(key);
    if (run === undefined) return;
    statements.push(statementOf(run));
    open.delete(key);
  };
  read.forEach(({ sentence, part, voices }, index) => {
    for (const [key, run] of open) {
      if (run.last < index - 1 || read[index - 1]?.sentence.passage !== sentence.passage) close(key);
    }
    for (const { person, kind } of voices) {
      if (!identities.has(person)) identities.set(person, identities.size);
      const key = `${identities.get(person)} ${kind} ${part?.start}`;
      const { start, end } = sentence;
      const run = open.get(key);
      if (run === undefined) open.set(key, { person, kind, part, start, end, last: index });
      else [run.end, run.last] = [end, index];
    }
  });
  for (const key of [...open.keys()]) close(key);
  return statements.sort((left, right) => left.start - right.start || left.end - right.end);
}

function statementOf({ person, kind, part, start, end }: Run): Statement {
  const date = part?.date ?? null;
  return { start, end, speaker: speakerOf(person), kind, ...(date !== null && { date }) };
}
