import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist/", "models/", "index/", "documents/", "coverage/"] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "tests/tsconfig.json", "src/web/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // Taking fields off an object by naming them is not a mistake.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // An interface that is answered at once here and in another process there: `async` makes a rejection of what is thrown.
      "@typescript-eslint/require-await": "off",
      "max-lines": ["warn", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["warn", { max: 50, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Use a named export." },
        {
          selector: "Program > VariableDeclaration[kind='let']",
          message: "No module-level state: keep it in an object that the composition root creates.",
        },
      ],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only src/main.ts and scripts read the environment." },
        { object: "process", property: "exit", message: "Set process.exitCode and let the process end." },
      ],
      eqeqeq: "error",
    },
  },
  { files: ["src/main.ts", "scripts/**"], rules: { "no-restricted-properties": "off" } },
  {
    files: ["tests/**"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": "off",
      "no-restricted-properties": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs", "vitest.config.ts"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
    rules: { "no-restricted-syntax": "off" },
  },
);
