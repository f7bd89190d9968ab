import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Metrics, type WorkFigures } from "../../../src/http/handlers/http-metrics.ts";
import { rawRequest, startHarness, type Harness } from "../harness.ts";

describe("the metrics", () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.stop());

  /** The samples by name and labels, as they stand in the text. */
  async function samples(): Promise<ReadonlyMap<string, number>> {
    const text = (await rawRequest(harness.url, "/metrics")).body;
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(
      lines.map((line) => {
        const end = line.lastIndexOf(" ");
        return [line.slice(0, end), Number(line.slice(end + 1))];
      }),
    );
  }

  /** The samples once all `count` requests before this one are over here, too. */
  async function samplesAfter(count: number): Promise<ReadonlyMap<string, number>> {
    const logged = () => harness.logged.filter((line) => line.includes('"message":"request"')).length;
    while (logged() < count) await new Promise((resolve) => setImmediate(resolve));
    return samples();
  }

  it("are text that Prometheus reads, each with what it means", async () => {
    const { status, headers, body } = await rawRequest(harness.url, "/metrics");
    expect([status, headers["content-type"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    const names = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const helped = new Set([...body.matchAll(/^# HELP (\S+) \S+/gm)].map(([, name]) => name));
    expect(names.size).toBeGreaterThan(8);
    expect(helped).toEqual(names);
  });

  it("count requests by the template of their route, and hold neither ids nor questions", async () => {
    await rawRequest(harness.url, "/v1/documents/00000000000000aa");
    await rawRequest(harness.url, "/v1/documents/00000000000000aa");
    await rawRequest(harness.url, "/v1/documents/secret-id");
    await rawRequest(harness.url, "/v1/ask?q=secret-question");
    await rawRequest(harness.url, "/secret-path", { method: "PROPFIND" });
    const found = await samplesAfter(5);
    const labels = (method: string, route: string, status: number) =>
      `pincite_http_requests_total{method="${method}",route="${route}",status="${status}"}`;
    expect(found.get(labels("GET", "/v1/documents/{id}", 200))).toBe(2);
    expect(found.get(labels("GET", "/v1/documents/{id}", 404))).toBe(1);
    expect(found.get(labels("GET", "/v1/ask", 200))).toBe(1);
    expect(found.get(labels("other", "unknown", 404))).toBe(1);
    expect(found.get('pincite_http_request_duration_seconds_count{route="/v1/documents/{id}"}')).toBe(3);
    expect([...found.keys()].join()).not.toMatch(/secret|00aa/);
  });

  it("grow by no series when strangers ask for ever new addresses and methods", async () => {
    const ask = async (turn: number): Promise<void> => {
      for (const method of ["GET", "PURGE", "LOCK", "SEARCH"]) {
        await rawRequest(harness.url, `/nothing-${turn}`, { method });
        await rawRequest(harness.url, `/v1/documents/none-${turn}/text`, { method });
        await rawRequest(harness.url, `/v1/ask?unknown${turn}=1`, { method });
      }
    };
    await ask(0);
    await samplesAfter(12);
    const before = await samplesAfter(13);
    for (let turn = 1; turn <= 5; turn += 1) await ask(turn);
    const after = await samplesAfter(13 + 1 + 60);
    expect([...after.keys()]).toEqual([...before.keys()]);
  });

  it("show the library as it is when they are read", async () => {
    const size = async () => {
      const found = await samples();
      return ["documents", "passages", "bytes", "revision"].map((name) =>
        found.get(`pincite_library_${name}`),
      );
    };
    expect(await size()).toEqual([1, 1, 4096, 7]);
    harness.library.built = false;
    expect(await size()).toEqual([0, 0, 4096, 7]);
  });

  it("count the stages of questions", async () => {
    for (const milliseconds of [1, 2, 300]) harness.library.onStage("embed", milliseconds);
    harness.library.onStage("answer", 4);
    const found = await samples();
    const name = "pincite_question_stage_duration_seconds";
    expect(found.get(`${name}_count{stage="embed"}`)).toBe(3);
    expect(found.get(`${name}_sum{stage="embed"}`)).toBeCloseTo(0.303);
    expect(found.get(`${name}_bucket{le="0.0025",stage="embed"}`)).toBe(2);
    expect(found.get(`${name}_count{stage="answer"}`)).toBe(1);
  });

  it("say what waits, and how the last job ended, and when", async () => {
    let work: WorkFigures = { queueLength: 2, last: null };
    const metrics = new Metrics({ library: () => harness.library.status(), work: async () => work });
    const lines = async (): Promise<string[]> =>
      (await metrics.text()).split("\n").filter((line) => line.startsWith("pincite_job"));
    expect(await lines()).toEqual(["pincite_job_queue_length 2", "pincite_job_last_duration_seconds 0"]);
    work = { queueLength: 1, last: { outcome: "failed", endedAt: 1_500, milliseconds: 250 } };
    expect(await lines()).toEqual([
      "pincite_job_queue_length 1",
      'pincite_job_last_end_timestamp_seconds{outcome="failed"} 1.5',
      "pincite_job_last_duration_seconds 0.25",
    ]);
    work = { queueLength: 0, last: { outcome: "done", endedAt: 2_500, milliseconds: 500 } };
    expect((await lines())[1]).toBe('pincite_job_last_end_timestamp_seconds{outcome="done"} 2.5');
  });
});
