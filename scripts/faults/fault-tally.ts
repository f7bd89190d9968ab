/** What came of the tries of one kind of fault. */
export class FaultTally {
  tries = 0;
  /** Tries after which something that was there is not found any more. */
  losses = 0;
  /** Tries in which a search left out what is damaged, and said that it is not complete. */
  told = 0;
  /** Tries in which a search ended well, did not show what it should, and did not say so. */
  wrong = 0;
  /** Of those, the ones in which `pincite doctor` found a fault. */
  seenByDoctor = 0;
  /** Tries in which a person was told a stack in place of words, or `internal` by a server. */
  stacks = 0;
  hangs = 0;

  constructor(readonly kind: string) {}

  get isClean(): boolean {
    return this.losses + this.wrong + this.stacks + this.hangs === 0;
  }

  toString(): string {
    const { kind, tries, losses, told, wrong, seenByDoctor, stacks, hangs } = this;
    return `| ${[kind, tries, losses, told, wrong, seenByDoctor, stacks, hangs].join(" | ")} |`;
  }
}

export const TALLY_HEAD =
  "| Fault | Tries | Losses | Left out and said so | Wrong answers | of them seen by doctor | Stacks | Hangs |\n| --- | --- | --- | --- | --- | --- | --- | --- |";
