import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FakeLibrary } from "../fixtures/fake-library.ts";
import { callTool, connectedTo } from "./connected-client.ts";

const OLD = "The ferry to Mull leaves at nine in the morning.\n";
const NEWS = "The ferry to Mull leaves at ten in the morning from next week on.\n";

async function shelf() {
  const fake = new FakeLibrary();
  writeFileSync(join(fake.documents, "old.md"), OLD);
  await fake.library.sync();
  return { fake, ...(await connectedTo(fake.library)) };
}

it("keeps a question, tells what new documents bring for it, and removes it", async () => {
  const { fake, client, errors } = await shelf();
  const kept = await callTool(client, "watch_for", { question: "ferry to Mull leaves" });
  const { id } = kept.structured as { readonly id: string };
  expect(kept.text).toContain(id);
  // What opens the feed is for people.
  expect(JSON.stringify(kept.structured)).not.toContain("token");
  expect((await callTool(client, "list_alerts", { id })).structured).toMatchObject({ hits: [] });
  writeFileSync(join(fake.documents, "news.md"), NEWS);
  await fake.library.sync();
  const listed = await callTool(client, "list_alerts");
  expect(listed.structured).toMatchObject({ alerts: [{ id, question: "ferry to Mull leaves" }] });
  const { text, structured } = await callTool(client, "list_alerts", { id });
  const { hits } = structured as { readonly hits: readonly { readonly citation: string }[] };
  for (const { citation } of hits) expect(text).toContain(citation);
  expect((await callTool(client, "remove_alert", { id })).text).toContain("removed");
  expect((await callTool(client, "list_alerts")).text).toBe("No question is kept.");
  expect((await callTool(client, "remove_alert", { id })).isError).toBe(true);
  expect((await callTool(client, "list_alerts", { id })).isError).toBe(true);
  expect(errors).toEqual([]);
});

it("sends nothing to an address that an assistant names", async () => {
  const { client } = await shelf();
  const asked = { question: "ferries", webhook: "https://hooks.example.org/x" };
  expect((await callTool(client, "watch_for", asked)).isError).toBe(true);
  expect((await callTool(client, "list_alerts")).text).toBe("No question is kept.");
});
