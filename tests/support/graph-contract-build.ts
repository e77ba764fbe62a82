import { readFileSync } from "node:fs";
import ts from "typescript";

/** JSON Schema, as far as it is made here. */
export type Schema = Record<string, unknown>;

export interface Operation {
  method: string;
  path: string;
  query: string[];
  request?: Schema;
  response?: Schema;
}

export interface Contract {
  operations: Operation[];
  schemas: Record<string, Schema>;
}

/** Only these parts of Graph's ten thousand paths concern this product. */
const wanted =
  /^\/(sites|users|subscriptions)(\/|$)|^\/groups\/\{group-id\}\/transitiveMembers(\/|$)|^\/drives\/\{drive-id\}\/items\/\{driveItem-id\}(\/content)?$/;

/** Types whose members are checked; everything they lead to beyond is any object. */
const checked =
  /\.(listItem|list|listInfo|site|baseItem|entity|columnDefinition|\w+Column|fieldValueSet|subscription|identitySet|identity|itemReference|sharepointIds|contentTypeInfo|defaultColumnValue|columnValidation|columnTypes|systemFacet|root|siteCollection|publicError|user|directoryObject|driveItem|file|(listItem|list|site|columnDefinition|subscription|user|directoryObject)CollectionResponse)$|ODataErrors|^Base\w+Response$/;

/** Open in Graph's metadata (OpenType): any member may be there. */
const open = /\.(fieldValueSet|identity|identitySet)$/;

type Members = Record<string, ts.PropertySignature>;

const membersOf = (node: ts.TypeNode | ts.InterfaceDeclaration | undefined): Members => {
  const found: Members = {};
  if (!node || !(ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node))) return found;
  for (const member of node.members) {
    if (ts.isPropertySignature(member) && "text" in member.name) found[member.name.text] = member;
  }
  return found;
};

/** Microsoft's own openapi-typescript output, read as a table of operations and closed JSON schemas. */
export function buildContract(typesFile: string): Contract {
  const source = ts.createSourceFile("types.d.ts", readFileSync(typesFile, "utf8"), ts.ScriptTarget.Latest);
  const interfaces: Record<string, Members> = {};
  for (const each of source.statements) {
    if (ts.isInterfaceDeclaration(each)) interfaces[each.name.text] = membersOf(each);
  }
  const declared = membersOf(interfaces["components"]?.["schemas"]?.type);
  const answers = membersOf(interfaces["components"]?.["responses"]?.type);
  const known = interfaces["operations"] ?? {};
  const schemas: Record<string, Schema> = {};

  const comment = (member: ts.PropertySignature | undefined): string =>
    member ? (source.text.slice(member.pos, member.end).split("*/")[0] ?? "") : "";

  /** `components['schemas']['x']` → x. */
  function named(node: ts.TypeNode, group: string): string | undefined {
    if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
    const [outer, inner] = [node.objectType.indexType, node.indexType].map((index) =>
      ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : undefined,
    );
    return outer === group ? inner : undefined;
  }

  function reference(name: string): Schema {
    if (!(name in schemas)) {
      schemas[name] = {};
      const member = declared[name];
      if (member?.type)
        schemas[name] = checked.test(name) ? convert(member.type, comment(member)) : cut(member.type);
      if (open.test(name)) schemas[name]["additionalProperties"] = true;
    }
    return { $ref: `#/$defs/${name}` };
  }

  const cut = (node: ts.TypeNode): Schema =>
    ts.isUnionTypeNode(node) || node.kind === ts.SyntaxKind.StringKeyword
      ? convert(node, "")
      : { type: "object" };

  /** `null` comes written as `Record<string, never> | null`; the record means nothing. */
  function alternatives(node: ts.TypeNode): readonly ts.TypeNode[] {
    if (ts.isParenthesizedTypeNode(node)) return alternatives(node.type);
    if (ts.isUnionTypeNode(node)) return node.types.flatMap(alternatives);
    return ts.isTypeReferenceNode(node) && node.typeName.getText(source) === "Record" ? [] : [node];
  }

  function convert(node: ts.TypeNode, words: string): Schema {
    const name = named(node, "schemas");
    if (name) return reference(name);
    if (ts.isParenthesizedTypeNode(node)) return convert(node.type, words);
    if (ts.isArrayTypeNode(node)) return { type: "array", items: convert(node.elementType, "") };
    if (ts.isUnionTypeNode(node)) return { anyOf: alternatives(node).map((each) => convert(each, words)) };
    if (ts.isLiteralTypeNode(node)) {
      if (node.literal.kind === ts.SyntaxKind.NullKeyword) return { type: "null" };
      return ts.isStringLiteral(node.literal) ? { const: node.literal.text } : {};
    }
    if (ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node)) {
      const properties: Record<string, Schema> = {};
      gather(node, properties);
      // Annotations may always be there; nothing is required, as $select and PATCH send parts.
      return { type: "object", properties, patternProperties: { "@": {} }, additionalProperties: false };
    }
    if (node.kind === ts.SyntaxKind.StringKeyword) {
      return /Format: date-time/.test(words) ? { type: "string", format: "date-time" } : { type: "string" };
    }
    if (node.kind === ts.SyntaxKind.NumberKeyword) return { type: "number" };
    return node.kind === ts.SyntaxKind.BooleanKeyword ? { type: "boolean" } : {};
  }

  /** Inheritance is written as an intersection: all members of all its parts. */
  function gather(node: ts.TypeNode, properties: Record<string, Schema>): void {
    if (ts.isIntersectionTypeNode(node)) for (const part of node.types) gather(part, properties);
    else if (ts.isParenthesizedTypeNode(node)) gather(node.type, properties);
    else if (ts.isTypeReferenceNode(node))
      for (const part of node.typeArguments ?? []) gather(part, properties);
    else if (ts.isTypeLiteralNode(node)) {
      for (const [name, member] of Object.entries(membersOf(node))) {
        // The document demands @odata.type everywhere; the service does not send it.
        if (name !== "@odata.type" && member.type) properties[name] = convert(member.type, comment(member));
      }
    } else {
      const base = declared[named(node, "schemas") ?? ""]?.type;
      if (base) gather(base, properties);
    }
  }

  function json(node: ts.TypeNode | undefined): Schema | undefined {
    if (!node) return undefined;
    const shared = named(node, "responses");
    if (shared) return json(answers[shared]?.type);
    const body = membersOf(membersOf(node)["content"]?.type)["application/json"];
    return body?.type ? convert(body.type, "") : undefined;
  }

  const operations: Operation[] = [];
  for (const [path, declaration] of Object.entries(interfaces["paths"] ?? {})) {
    if (!wanted.test(path)) continue;
    for (const [method, member] of Object.entries(membersOf(declaration.type))) {
      const id = member.type?.getText(source).match(/^operations\['([^']+)'\]$/)?.[1];
      if (!id) continue;
      const parts = membersOf(known[id]?.type);
      const responses = membersOf(parts["responses"]?.type);
      const request = json(parts["requestBody"]?.type);
      const response = json(responses["2XX"]?.type ?? responses["200"]?.type);
      operations.push({
        method: method.toUpperCase(),
        path,
        query: Object.keys(membersOf(membersOf(parts["parameters"]?.type)["query"]?.type)),
        ...(request ? { request } : {}),
        ...(response ? { response } : {}),
      });
    }
  }
  reference("microsoft.graph.ODataErrors.ODataError");
  return { operations, schemas };
}
