import type { Request, RequestHandler, Response } from "express";
import { AppError } from "../../core/errors.ts";

/** Bytes of all bodies that are held in memory at once: two of the largest. What is made of one takes a few times as much. */
const BUDGET_BYTES = 40_000_000;

/** Bytes of each body that are not counted, so that a question always gets in; its connection holds as much anyway. */
const FREE_BYTES = 16_384;

/** Bounds the bodies of all requests together. One that would be too much is refused as it arrives, with `overloaded`. */
export class BodyBudget {
  private held = 0;

  constructor(private readonly bytes = BUDGET_BYTES) {}

  /** What `read` reads into memory, from when it is called on, is counted until its response is over. */
  bounded(read: RequestHandler): RequestHandler {
    return (request, response, next) => {
      const isRefused = this.count(request, response, next);
      void read(request, response, (error?: unknown) => {
        if (!isRefused()) next(error);
      });
    };
  }

  private count(request: Request, response: Response, refuse: (error: AppError) => void): () => boolean {
    let taken = 0;
    let isRefused = false;
    const onData = (chunk: Buffer): void => {
      const before = Math.max(0, taken - FREE_BYTES);
      taken += chunk.length;
      this.held += Math.max(0, taken - FREE_BYTES) - before;
      if (this.held <= this.bytes) return;
      isRefused = true;
      // Whoever reads it lets go of what there is; the rest is passed over, so that the sender comes to read the answer.
      request.removeAllListeners("data").resume();
      refuse(
        new AppError(
          "overloaded",
          "The server holds as many bytes of requests as it can. Try again in a moment.",
        ),
      );
    };
    // It flows from the next tick on, when `read` listens as well.
    request.on("data", onData);
    response.once("close", () => {
      this.held -= Math.max(0, taken - FREE_BYTES);
    });
    return () => isRefused;
  }
}
