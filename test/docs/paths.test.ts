import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../tools/toolchain";

const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");

/** The numbered stops of a section, each as file and exported name. */
function stopsOf(heading: string): [file: string, name: string][] {
  const [, section = ""] = text.split(`### ${heading}\n`);
  const [own = ""] = section.split(/^#/m);
  return [...own.matchAll(/^\d+\. `([^`:]+):([^`]+)`/gm)].map(([, file = "", name = ""]) => [file, name]);
}

/** The names that a file exports by declaration, and the members of the objects and classes among them. */
function exportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
    if (!exported) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((declaration) => {
        const { initializer } = declaration;
        const members = initializer && ts.isObjectLiteralExpression(initializer) ? initializer.properties : [];
        return withMembers(declaration.name.getText(), members);
      });
    }
    if (ts.isClassDeclaration(statement)) return withMembers(statement.name?.text ?? "", statement.members);
    return ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ""] : [];
  });
}

const isExport = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.ExportKeyword;

const withMembers = (name: string, members: readonly { name?: ts.PropertyName | undefined }[]): string[] => [
  name,
  ...members.flatMap((member) => (member.name ? [`${name}.${member.name.getText()}`] : [])),
];

describe.each(["From a country to the request", "From a number to its restore"])("the path %j", (heading) => {
  const stops = stopsOf(heading);

  test("has at most twelve stops", () => {
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.length).toBeLessThanOrEqual(12);
  });

  test.each(stops)("stops at %s:%s, which exists", (file, name) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(exportsOf(file)).toContain(name);
  });
});
