import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Admission } from "../../../src/service/library-process/admission.ts";

const FOREVER = 1_000_000;

/** Work that ends when it is told to. */
function task() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, work: () => ended };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("Admission", () => {
  it("never works on more than it may, loses no place, and keeps the order, whoever leaves", async () => {
    const event = fc.oneof(
      fc.constant("come" as const),
      fc.constant("end" as const),
      fc.constant("leave" as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), fc.nat(), async (events, pick) => {
        const admission = new Admission({ atOnce: 2, waiting: 3, waitMs: FOREVER });
        const begun: number[] = [];
        const running = new Map<number, () => void>();
        const waiting = new Map<number, AbortController>();
        const refused: string[] = [];
        const all: Promise<unknown>[] = [];
        for (const [number, kind] of events.entries()) {
          if (kind === "come") {
            const { end, work } = task();
            const abort = new AbortController();
            waiting.set(number, abort);
            const done = admission
              .run(() => {
                waiting.delete(number);
                begun.push(number);
                running.set(number, end);
                return work();
              }, abort.signal)
              .catch((error: unknown) => {
                waiting.delete(number);
                refused.push((error as { code: string }).code);
              });
            all.push(done);
          } else {
            const ids = [...(kind === "end" ? running : waiting).keys()];
            const id = ids[pick % Math.max(1, ids.length)];
            if (id !== undefined && kind === "end") {
              running.get(id)?.();
              running.delete(id);
            } else if (id !== undefined) waiting.get(id)?.abort();
          }
          await soon();
          expect(running.size).toBeLessThanOrEqual(2);
          expect(admission.waiting).toBe(waiting.size);
          expect(waiting.size === 0 || running.size === 2).toBe(true);
          expect(waiting.size).toBeLessThanOrEqual(3);
        }
        while (running.size > 0) {
          for (const [id, end] of running) {
            running.delete(id);
            end();
          }
          await soon();
        }
        await Promise.all(all);
        expect(begun).toEqual(begun.toSorted((left, right) => left - right));
        expect(begun.length + refused.length).toBe(events.filter((kind) => kind === "come").length);
      }),
    );
  });

  it("refuses at once who comes when the queue is full, and later who has waited too long", async () => {
    const admission = new Admission({ atOnce: 1, waiting: 1, waitMs: 20 });
    const { end, work } = task();
    const first = admission.run(work);
    const late = admission.run(() => Promise.resolve("in time"));
    await expect(admission.run(() => Promise.resolve())).rejects.toMatchObject({ code: "overloaded" });
    await expect(late).rejects.toMatchObject({ code: "overloaded" });
    end();
    await first;
    expect(await admission.run(() => Promise.resolve("next"))).toBe("next");
  });

  it("gives the place of work that fails to the next, and begins none for a caller who has left", async () => {
    const admission = new Admission({ atOnce: 1, waiting: 5, waitMs: FOREVER });
    await expect(admission.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    const left = AbortSignal.abort();
    await expect(admission.run(() => Promise.resolve(), left)).rejects.toMatchObject({ code: "cancelled" });
    expect(await admission.run(() => Promise.resolve("next"))).toBe("next");
  });
});
