import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["build/", "dist/", "**/*.d.ts"]),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always"],
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a template is what it looks like.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // The test runner waits for its tests by itself.
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["describe", "suite", "test", "it"] },
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.mjs", "*.js"],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    // Pieces of Emscripten's glue, and pages: they run in a browser.
    files: ["wasm/**/*.js", "demo/page/**/*.js", "demo/gateway/**/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    // What these hand to the browser to run there is written among the rest.
    files: ["tests/**/*.mjs", "tests/browser/fixtures/**/*.js", "demo/screenshots.mjs"],
    languageOptions: { globals: globals.browser },
  },
);
