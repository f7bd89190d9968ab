/**
 * The direction of imports (ARCHITECTURE.md): edges and service → library → the steps of the flow → text, api, config → core.
 * The steps do not know each other; the library composes them.
 */
const ground = ["text", "api", "config"];
const steps = [
  "ingest",
  "passages",
  "differences",
  "drafts",
  "statements",
  "people",
  "quotes",
  "differences",
  "citations",
  "embedding",
  "store",
  "search",
  "answer",
];
const edges = ["http", "cli", "mcp"];
/** What of the command line may know the evaluation, which is loaded for its command alone. */
const evaluationCommand = "^src/cli/(commands/eval-command|format/format-evaluation)\\.ts$";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-imports-nothing",
      severity: "error",
      from: { path: "^src/core/" },
      to: { pathNot: "^(src/core/|path$)" },
    },
    ...ground.map((folder) => ({
      name: `${folder}-imports-only-the-ground`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: "^(src|scripts|tests)/", pathNot: `^src/(${ground.join("|")}|core)/` },
    })),
    ...steps.map((step) => ({
      name: `${step}-imports-only-the-ground`,
      severity: "error",
      from: { path: `^src/${step}/` },
      to: { path: "^(src|scripts|tests)/", pathNot: `^src/(${step}|${ground.join("|")}|core)/` },
    })),
    {
      name: "library-imports-no-edge",
      severity: "error",
      from: { path: "^src/(library|eval)/" },
      to: { path: `^(src/(${edges.join("|")}|service|web)/|src/main|scripts/|tests/)` },
    },
    {
      name: "reading-goes-through-a-view",
      comment: "What a key to some tags may see is decided in library/view alone.",
      severity: "error",
      from: {
        path: "^src/library/(query|documents)/|^src/library/(library-reader|tagged-library)\\.ts$",
        pathNot: "^src/library/query/live-dense-index\\.ts$",
      },
      to: { path: "^src/store/(store\\.ts|tables/|sqlite/)" },
    },
    ...edges.map((edge) => ({
      name: `${edge}-calls-the-library-only`,
      severity: "error",
      from: { path: `^src/${edge}/`, pathNot: evaluationCommand },
      to: {
        path: "^(src|scripts|tests)/",
        pathNot: `^src/(${edge}|service|library|${ground.join("|")}|core)/`,
      },
    })),
    {
      name: "service-calls-the-library-only",
      severity: "error",
      from: { path: "^src/service/" },
      to: { path: "^(src|scripts|tests)/", pathNot: `^src/(service|library|${ground.join("|")}|core)/` },
    },
    {
      name: "evaluation-command-calls-library-and-evaluation",
      severity: "error",
      from: { path: evaluationCommand },
      to: {
        path: "^(src|scripts|tests)/",
        pathNot: `^src/(cli|eval|service|library|${ground.join("|")}|core)/`,
      },
    },
    {
      name: "entry-composes-the-library",
      severity: "error",
      from: { path: "^src/pincite\\.ts$" },
      to: { path: "^(src|scripts|tests)/", pathNot: `^src/(library|${ground.join("|")}|core)/` },
    },
    {
      name: "one-file-imports-transformers",
      severity: "error",
      from: {
        path: "^(src|scripts)/",
        pathNot: ["^src/embedding/transformers\\.ts$", "^scripts/bench/embedding-bench\\.ts$"],
      },
      to: { path: "@xenova/transformers|dist/vendor" },
    },
    { name: "not-to-tests", severity: "error", from: { path: "^(src|scripts)/" }, to: { path: "^tests/" } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
