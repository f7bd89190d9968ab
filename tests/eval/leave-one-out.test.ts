import { expect, test } from "vitest";
import { leaveOneOut } from "../../src/eval/leave-one-out.ts";

const collection = (name: string, ...values: readonly number[]) => ({
  name,
  systems: values.map((ndcg10, index) => ({ name: `system ${index + 1}`, ndcg10 })),
});

test("the system that the other collections choose is measured on the one that had no say", () => {
  const all = [collection("a", 0.5, 0.9), collection("b", 0.6, 0.5), collection("c", 0.7, 0.6)];
  expect(leaveOneOut(all)).toEqual([
    { collection: "a", chosen: "system 1", heldOut: 0.5, best: "system 2", inSample: 0.9 },
    { collection: "b", chosen: "system 2", heldOut: 0.5, best: "system 1", inSample: 0.6 },
    { collection: "c", chosen: "system 2", heldOut: 0.6, best: "system 1", inSample: 0.7 },
  ]);
});

test("of equally good systems the first is chosen, and two collections choose nothing", () => {
  const all = ["a", "b", "c"].map((name) => collection(name, 0.5, 0.5));
  expect(leaveOneOut(all).map(({ chosen, best }) => [chosen, best])).toEqual(
    Array(3).fill(["system 1", "system 1"]),
  );
  expect(leaveOneOut(all.slice(0, 2))).toEqual([]);
});
