// Rules of this project that no linter has. oxlint loads them as a plugin and names them `dialect/…`.

const LETTERS = /^[A-Z][A-Z\d]*(_[A-Z\d]+)*$/;
const TEXT_MAKERS = /^(path|posix)\.(join|resolve|dirname|basename)$/;

/** Whether an expression can be seen to be a text or a number without its types. */
function isTextOrNumber(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" || typeof node.value === "number";
    case "TemplateLiteral":
      return true;
    case "UnaryExpression":
      return isTextOrNumber(node.argument);
    case "BinaryExpression":
      return "+-*/%".includes(node.operator) && (isTextOrNumber(node.left) || isTextOrNumber(node.right));
    case "TSAsExpression":
      return isTextOrNumber(node.expression);
    case "CallExpression": {
      const { object, property } = node.callee;
      return TEXT_MAKERS.test(`${object?.name}.${property?.name}`);
    }
    default:
      return false;
  }
}

/** Constants of a file that are texts or numbers have names like `POLL_MS`. */
const constantCase = {
  create: (context) => ({
    VariableDeclaration(declaration) {
      const { kind, parent, declarations } = declaration;
      const isGlobal = parent.type === "Program" || parent.type === "ExportNamedDeclaration";
      if (kind !== "const" || !isGlobal) return;
      for (const { id, init } of declarations) {
        if (id.type !== "Identifier" || !isTextOrNumber(init) || LETTERS.test(id.name)) continue;
        context.report({
          node: id,
          message: `Write ${id.name} in capitals, as any constant text or number of a file.`,
        });
      }
    },
  }),
};

/** Types are marked one by one, in imports and in exports. */
const inlineTypes = {
  create: (context) => {
    const look = (node, kind, specifier, verb) => {
      if (node[kind] !== "type" || !node.specifiers.some(({ type }) => type === specifier)) return;
      context.report({ node, message: `Write \`${verb} { type X }\`, as everywhere else.` });
    };
    return {
      ImportDeclaration: (node) => look(node, "importKind", "ImportSpecifier", "import"),
      ExportNamedDeclaration: (node) => look(node, "exportKind", "ExportSpecifier", "export"),
    };
  },
};

/** A file of a command exports what adds it to the command line, and no more. */
const commandModule = {
  create: (context) => ({
    "Program > ExportNamedDeclaration"(node) {
      const { type, id, params } = node.declaration ?? {};
      if (type === "FunctionDeclaration" && id.name.endsWith("Command") && params.length === 2) return;
      context.report({
        node,
        message: "A file of cli/commands exports one function, `xCommand(program, terminal)`.",
      });
    },
  }),
};

export default {
  meta: { name: "dialect" },
  rules: { "constant-case": constantCase, "inline-types": inlineTypes, "command-module": commandModule },
};
