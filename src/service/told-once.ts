import { messageOf } from "../core/errors.ts";

/** Tells of a failure once, however often it is met again before it is over: what is met at every look would fill the log. */
export class ToldOnce {
  private told: string | null = null;

  constructor(private readonly tell: (error: unknown) => void) {}

  failed(error: unknown): void {
    const message = messageOf(error);
    if (message !== this.told) this.tell(error);
    this.told = message;
  }

  succeeded(): void {
    this.told = null;
  }
}
