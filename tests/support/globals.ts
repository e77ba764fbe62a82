import ts from "typescript";
import { lineOf, parse, type Source } from "./imports";

export interface GlobalUse {
  at: string;
  path: string;
  /** As it would be written: `process.env`, `Date.now()`, `setTimeout`. */
  name: string;
}

const watched = new Set(
  [
    ["process", "fetch", "crypto", "console", "globalThis", "global", "performance"],
    ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "XMLHttpRequest", "WebSocket"],
  ].flat(),
);

/** Names a file declares for itself: a parameter called `fetch` is not the global one. */
function declaredIn(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const named =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node);
    // A parameter named in a type declares nothing: `(fetch: string) => void`.
    const onlyType = ts.isParameter(node) && ts.isTypeNode(node.parent);
    if (named && !onlyType && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** A name that stands for a value here, not for a property, a label or a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent)) return false;
  const names =
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isGetAccessor(parent) ||
    ts.isParameter(parent);
  return !(names && parent.name === node);
}

function clockUse(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === "Date") {
    return node.arguments?.length ? "new Date(…)" : "new Date()";
  }
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  if (called === "Date.now" || called === "Math.random") return `${called}()`;
  return called === "Date" ? "Date()" : undefined;
}

/** Uses of the world outside a file's arguments: time, chance, network, process, console. */
export function globalsOf(source: Source): GlobalUse[] {
  if (!/\.[cm]?tsx?$/.test(source.path)) return [];
  const file = parse(source);
  const declared = declaredIn(file);
  const found: GlobalUse[] = [];
  const visit = (node: ts.Node): void => {
    const clock = clockUse(node);
    if (clock) found.push({ at: lineOf(file, node), path: source.path, name: clock });
    if (ts.isIdentifier(node) && watched.has(node.text) && !declared.has(node.text) && isValue(node)) {
      const { parent } = node;
      const env =
        node.text === "process" && /^process\s*(\?\.|\.|\[\s*["'`])\s*env\b/.test(parent.getText(file));
      found.push({ at: lineOf(file, node), path: source.path, name: env ? "process.env" : node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
