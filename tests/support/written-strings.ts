import { readFileSync } from "node:fs";
import ts from "typescript";
import { countWords } from "./reading-age";

/** What stands for something filled in later: one short word. */
const hole = "it";
/** Somebody who looks after the server reads `PORT_NAME` as it stands. */
const settingName = /\b[A-Z]+(?:_[A-Z]+)+\b/g;
/** From here a text that is no sentence is one to read as well, such as a label. */
const manyWords = 5;

/**
 * What a source file says to people: every string, template and text of JSX that reads as a sentence. Left out
 * is what only programmers meet: names of modules and fields, types, log events, a plain Error's message and
 * lists of words to look for.
 */
export function writtenStrings(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];

  function visit(node: ts.Node): void {
    if (isForProgrammers(node)) return;
    const text = joined(node);
    if (text !== undefined) found.push(text.replace(settingName, hole).replace(/\s+/g, " ").trim());
    ts.forEachChild(node, text === undefined ? visit : visitHoles);
  }
  /** The words of this node are told; strings inside its holes stand alone. */
  function visitHoles(node: ts.Node): void {
    if (joined(node) !== undefined && !ts.isTemplateExpression(node)) ts.forEachChild(node, visitHoles);
    else if (ts.isTemplateSpan(node) || ts.isTemplateExpression(node)) ts.forEachChild(node, visitHoles);
    else visit(node);
  }
  visit(source);
  return found.filter(isForPeople);
}

function isForProgrammers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node)) return /^(Type|Range)?Error$/.test(node.expression.getText());
  if (ts.isCallExpression(node))
    return /(^|\.)log\.(info|warn|error)$|^(listOf|wordSet)$|\.split$/.test(node.expression.getText());
  return ts.isTaggedTemplateExpression(node);
}

/** The words of a literal, of a template or of literals added together; undefined for anything else. */
function joined(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return isKey(node) ? undefined : node.text;
  if (ts.isJsxText(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => hole + literal.text).join("");
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [joined(node.left), joined(node.right)];
    return left === undefined && right === undefined ? undefined : (left ?? hole) + (right ?? hole);
  }
  return undefined;
}

const isKey = (node: ts.Node, { parent } = node): boolean =>
  ts.isElementAccessExpression(parent) || (ts.isPropertyAssignment(parent) && parent.initializer !== node);

/** Addresses, queries, headers and code have signs that no sentence of ours has, or no space. */
const isCode = (text: string): boolean =>
  /:\/\/|[=<>{}|\\$]|^\/|\/\w+\/|; \w+-/.test(text) || !text.includes(" ");

const isForPeople = (text: string): boolean =>
  !isCode(text) && (/^[A-Z].* .*[.?!:]$/.test(text) || countWords(text) >= manyWords);
