import eslint from "@eslint/js";
import checkFile from "eslint-plugin-check-file";
import tseslint from "typescript-eslint";

const TYPE_IMPORTS = [
  {
    selector: 'ImportDeclaration[importKind="type"] > ImportSpecifier',
    message: "Write `import { type X }`, as everywhere else.",
  },
  {
    selector: 'ExportNamedDeclaration[exportKind="type"] > ExportSpecifier',
    message: "Write `export { type X }`, as everywhere else.",
  },
];

export default tseslint.config(
  {
    ignores: ["**/node_modules/", "**/dist/", "sdks/", "**/generated/", "**/*.generated.*", "coverage/", ".ringfence/"],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.json", "./tsconfig.browser.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "variable", modifiers: ["const", "global"], types: ["string", "number"], format: ["UPPER_CASE"] },
      ],
      "no-restricted-syntax": ["error", ...TYPE_IMPORTS],
      eqeqeq: "error",
    },
  },
  {
    // A test may name its constants as it likes; the types of the tools are those of JavaScript files.
    files: ["test/**", "**/*.d.ts", "examples/**"],
    rules: { "@typescript-eslint/naming-convention": "off" },
  },
  {
    // A command is one file, which adds it to the command line.
    files: ["cli/commands/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...TYPE_IMPORTS,
        {
          selector:
            "Program > ExportNamedDeclaration:not(:has(> FunctionDeclaration[id.name=/Command$/][params.length=2]))",
          message: "A file of cli/commands exports one function, `xCommand(program, terminal)`.",
        },
      ],
    },
  },
  {
    // One way to name a file: `readStack.ts`; a folder likewise.
    files: ["**/*.{ts,mjs,cjs,js}"],
    plugins: { "check-file": checkFile },
    rules: {
      "check-file/filename-naming-convention": [
        "error",
        { "**/*.{ts,mjs,cjs,js}": "CAMEL_CASE" },
        { ignoreMiddleExtensions: true },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        require: "readonly",
        module: "writable",
        fetch: "readonly",
        setTimeout: "readonly",
        URL: "readonly",
        Buffer: "readonly",
      },
    },
  },
  { files: ["**/*.{js,cjs}"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
