import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** One file of ours; the path is from the root, with forward slashes. */
export interface Source {
  path: string;
  text: string;
}

export interface Import {
  /** Where it is written: `bot/forum/ask-question.ts:3`. */
  at: string;
  from: string;
  specifier: string;
  /** Gone when it runs, so it binds nothing to anything then. */
  typeOnly: boolean;
  /** The file of ours it leads to, where it is one. */
  target?: string;
  /** The npm package or, as `node:fs`, the part of Node. */
  package?: string;
}

const code = /\.[cm]?tsx?$/;
const read = /\.([cm]?tsx?|json)$/;

export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
      .filter((path) => read.test(path) && !/(^|\/)(dist|node_modules)\//.test(path))
      .map((path) => ({ path, text: code.test(path) ? readFileSync(join(root, path), "utf8") : "" })),
  );
}

export function parse({ path, text }: Source): ts.SourceFile {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

export const lineOf = (file: ts.SourceFile, node: ts.Node): string =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;

/** Every way to name another module: import, export from, import(), require(), import("x").T. */
function moduleNamed(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteral(node.argument.literal) ? node.argument.literal : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression;
  const loads =
    called.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(called) && called.text === "require") ||
    (ts.isPropertyAccessExpression(called) && called.getText() === "require.resolve");
  return loads ? node.arguments[0] : undefined;
}

function isTypeOnly(named: ts.Node): boolean {
  const { parent } = named;
  if (ts.isLiteralTypeNode(parent)) return true;
  if (ts.isExportDeclaration(parent)) return parent.isTypeOnly;
  if (!ts.isImportDeclaration(parent) || !parent.importClause) return false;
  const { isTypeOnly: all, name, namedBindings } = parent.importClause;
  if (all) return true;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((each) => each.isTypeOnly);
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function resolve(from: string, specifier: string, paths: ReadonlySet<string>): string {
  const plain = posix.join(posix.dirname(from), specifier);
  const endings = ["", ".ts", ".tsx", ".mts", ".json", "/index.ts", "/index.tsx"];
  return endings.map((ending) => plain + ending).find((path) => paths.has(path)) ?? plain;
}

export function importsOf(sources: readonly Source[]): Import[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources
    .filter(({ path }) => code.test(path))
    .flatMap((source) => {
      const file = parse(source);
      const found: Import[] = [];
      const visit = (node: ts.Node): void => {
        const named = moduleNamed(node);
        if (named && ts.isStringLiteralLike(named)) {
          const specifier = named.text;
          const where = {
            at: lineOf(file, named),
            from: source.path,
            specifier,
            typeOnly: isTypeOnly(named),
          };
          found.push(
            /^\.{1,2}(\/|$)/.test(specifier)
              ? { ...where, target: resolve(source.path, specifier, paths) }
              : { ...where, package: packageOf(specifier) },
          );
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    });
}

/** Every ring of files that need one another when they run, each told once as `a → b → a`. */
export function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, target, typeOnly } of imports) {
    if (target !== undefined && !typeOnly) next.set(from, [...(next.get(from) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return found;
}
