import { expect, it } from "vitest";
import { FakeLibrary } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";

class EmptyLibrary extends FakeLibrary {
  override async status(): ReturnType<FakeLibrary["status"]> {
    return { ...(await super.status()), built: false, documents: 0 };
  }
}

it("says where one stands and what to do next where no command is given", async () => {
  const nothing = await pincite([], { library: new EmptyLibrary() });
  expect([nothing.exit, nothing.err]).toEqual([0, ""]);
  expect(nothing.out).toContain("There is no library in /work/index yet. Put files into /work/documents");
  expect(nothing.out).toContain("pincite serve --documents");
  const library = new FakeLibrary();
  const { documents } = await library.status();
  const built = await pincite([], { library });
  expect([built.exit, built.err]).toEqual([0, ""]);
  expect(built.out).toMatch(new RegExp(`The library in /work/index holds ${documents} documents?\\.`));
  expect(built.out).toContain("pincite ask");
});
