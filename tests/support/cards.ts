import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ErrorObject, type SchemaObject, type ValidateFunction } from "ajv";
import ts from "typescript";
import { type Card, cardSize, largestCard } from "../../bot/teams/cards/card";

/**
 * A card read the way its readers read it: Microsoft's own parser, Microsoft's types for Teams cards, and,
 * where the folder of official contracts lies beside this project, the published schemas.
 */

export type Node = Record<string, unknown>;
export interface Found {
  node: Node;
  path: string;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every object in a card, fallbacks too; not what a button carries as its data. */
export function everyNode(value: unknown, path = "card"): Found[] {
  if (Array.isArray(value)) return value.flatMap((inner, at) => everyNode(inner, `${path}[${at}]`));
  if (!isNode(value)) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    key === "data" ? [] : everyNode(inner, `${path}.${key}`),
  );
  return [{ node: value, path }, ...inside];
}

export const ofType = (card: Card, type: string): Node[] =>
  everyNode(card)
    .filter(({ node }) => node["type"] === type)
    .map(({ node }) => node);

/** Buttons as a person sees them: one for each Action.Execute, its title and what it sends. */
export function buttons(card: Card): { title: string; verb: string; data: Node }[] {
  // What Teams presses by itself is no button.
  const { refresh: _, ...seen } = card;
  return ofType(seen as Card, "Action.Execute").map(({ title, verb, data }) => ({
    title: String(title),
    verb: String(verb),
    data: isNode(data) ? data : {},
  }));
}

export function button(card: Card, title: string): { title: string; verb: string; data: Node } {
  const found = buttons(card).find((each) => each.title === title);
  if (!found) throw new Error(`No "${title}" among: ${buttons(card).map((each) => each.title)}`);
  return found;
}

/** What stands in each input, by its id. */
export function inputs(card: Card): Record<string, unknown> {
  return Object.fromEntries(
    everyNode(card)
      .filter(({ node }) => String(node["type"]).startsWith("Input."))
      .map(({ node }) => [String(node["id"]), node["value"]]),
  );
}

/** What a client sends when a person presses the button having typed this; inputs left empty it leaves out. */
export function filled(
  card: Card,
  title: string,
  typed: Record<string, string> = {},
): { verb: string; data: Node } {
  const { verb, data } = button(card, title);
  const said = Object.entries({ ...inputs(card), ...typed }).filter(
    ([, value]) => value !== "" && value !== undefined,
  );
  return { verb, data: { ...Object.fromEntries(said), ...data } };
}

/** Everything a person reads, in order; a marker sets one piece apart from the next. */
export function words(card: Card): string {
  return everyNode(card)
    .flatMap(({ node }) => [node["text"], node["label"], node["title"]])
    .filter((text) => typeof text === "string")
    .join("\n");
}

/* Readers */

interface Parser {
  AdaptiveCard: new () => {
    parse(json: unknown, context: unknown): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
  SerializationContext: new () => { eventCount: number; getEventAt(at: number): { message: string } };
}
// Its ES module does not load in Node; this build is the same code.
const parser = require("adaptivecards/dist/adaptivecards.js") as Parser;

function parserProblems(card: Card): string[] {
  const context = new parser.SerializationContext();
  const parsed = new parser.AdaptiveCard();
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)].map(
    (message) => `parser: ${message}`,
  );
}

const contracts = join(__dirname, "../../../shared/contracts/cards");
const published = ["teams-cards-2.0.16.schema.json", "adaptive-card-1.5.0.json"];

function readSchema(file: string): SchemaObject | undefined {
  const path = join(contracts, file);
  if (!existsSync(path)) {
    console.info(`${file} is not here; cards are held to Microsoft's parser and types alone.`);
    return undefined;
  }
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, "utf8"));
  // Microsoft's documents name "filtered" a style of 1.5, and Teams shows it; the file of 1.5.0 forgot it.
  if (file === "adaptive-card-1.5.0.json") schema.definitions.ChoiceInputStyle.anyOf[0].enum.push("filtered");
  // Nor does it know the layouts that Teams reads and others pass over: one thing under another, as before.
  if (file === "adaptive-card-1.5.0.json") schema.definitions.Container.properties.layouts = {};
  return schema;
}

interface Judge {
  file: string;
  accepts: ValidateFunction;
  /** Looks at everything, which takes several times as long: only once it is known that something is wrong. */
  explains?: ValidateFunction;
  schema: SchemaObject;
}
let schemas: Judge[] | undefined;
const options = { strict: false, validateFormats: false };

function schemaProblems(card: Card): string[] {
  schemas ??= published.flatMap((file) => {
    const schema = readSchema(file);
    return schema ? [{ file, schema, accepts: new Ajv(options).compile(schema) }] : [];
  });
  const plain = JSON.parse(JSON.stringify(card));
  return schemas.flatMap((judge) => {
    if (judge.accepts(plain)) return [];
    judge.explains ??= new Ajv({ ...options, allErrors: true, verbose: true }).compile(judge.schema);
    judge.explains(plain);
    return [`${judge.file}: ${tellingError(judge.explains.errors ?? [])}`];
  });
}

/** Of hundreds of errors, since each of a union's members complains: one that means what was meant. */
function tellingError(errors: readonly ErrorObject[]): string {
  const deep = [...errors].sort(
    (a, b) => b.instancePath.split("/").length - a.instancePath.split("/").length,
  );
  const found = deep.find(({ keyword }) => !["const", "anyOf", "required"].includes(keyword)) ?? deep[0];
  return `${found?.instancePath} ${found?.message} ${JSON.stringify(found?.params)} ${JSON.stringify(found?.data)?.slice(0, 200)}`;
}

/** What no card may have, whatever it was filled with. One sentence each; empty when it is in order. */
export function cardProblems(card: Card, { verbs }: { verbs: readonly string[] }): string[] {
  const problems = [...parserProblems(card), ...schemaProblems(card)];
  const wrong = (sentence: string) => problems.push(sentence);
  if (card.type !== "AdaptiveCard" || card.version !== "1.5") wrong(`it is version ${card.version}`);
  const size = cardSize(card);
  if (size >= largestCard) wrong(`it has ${size} bytes`);
  for (const { node, path } of everyNode(card)) {
    for (const [key, text] of Object.entries(node)) {
      // What stands in an input is the person's, letter for letter; the client does not run it.
      if (typeof text !== "string" || key === "value") continue;
      if (text.includes("${")) wrong(`${path}.${key} holds \${`);
      if (text.includes("{{")) wrong(`${path}.${key} holds {{`);
      if (text === "undefined" || text === "null" || text === "[object Object]")
        wrong(`${path}.${key} says ${text}`);
    }
    // Clients that know refresh know Action.Execute: it needs no other way.
    if (path === "card.refresh.action") problems.push(...refreshProblems(node, verbs));
    else if (node["type"] === "Action.Execute") problems.push(...executeProblems(node, path, verbs));
    if (node["type"] === "Action.OpenUrl" && !/^https?:\/\//.test(String(node["url"])))
      wrong(`${path} opens ${JSON.stringify(node["url"])}`);
  }
  return problems;
}

const refreshProblems = ({ verb }: Node, verbs: readonly string[]): string[] =>
  verbs.includes(String(verb)) ? [] : [`nothing answers the refresh ${verb}`];

function executeProblems(node: Node, path: string, verbs: readonly string[]): string[] {
  const verb = String(node["verb"]);
  if (!/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(verb)) return [`${path} has the verb ${verb}`];
  if (!verbs.includes(verb)) return [`${path}: nothing answers ${verb}`];
  // A client that draws with React loses the press: these two names are its own.
  for (const name of ["key", "ref"])
    if (name in ((node["data"] as Node | undefined) ?? {})) return [`${path}: its data has the name ${name}`];
  const { fallback } = node;
  if (!isNode(fallback) || fallback["type"] !== "Action.Submit") return [`${path} has no Action.Submit`];
  const said = JSON.stringify(sorted({ verb, ...(node["data"] as Node) }));
  const older = JSON.stringify(sorted(fallback["data"] as Node));
  if (said !== older) return [`${path}: older clients send ${older} instead of ${said}`];
  const same = (key: string) => fallback[key] === node[key];
  return same("title") && same("associatedInputs") ? [] : [`${path}: its Action.Submit is another button`];
}

const sorted = (data: Node): Node =>
  Object.fromEntries(Object.entries(data).sort(([a], [b]) => a.localeCompare(b)));

/** Where a person's words would be read as markdown: a TextBlock or a fact runs it, a TextRun does not. */
export function markdownProblems(card: Card, marker: string): string[] {
  return everyNode(card)
    .filter(({ node }) => node["type"] !== "TextRun" && !String(node["type"]).startsWith("Input."))
    .filter(
      ({ node, path }) => !/\.choices\[\d+\]$/.test(path) && JSON.stringify(shownOf(node)).includes(marker),
    )
    .map(({ node, path }) => `${path} (${node["type"]}) runs markdown of a person's words`);
}

const shownOf = ({ text, title, value }: Node) => ({ text, title, value });

/** Microsoft's own types for Teams cards, out of npm: every card as a literal, checked by the compiler. */
export function typeProblems(cards: Readonly<Record<string, Card>>): string[] {
  const root = join(__dirname, "../..");
  const file = join(root, "tests/support/cards-as-literals.ts");
  const names = Object.keys(cards);
  const source = [
    'import type { IAdaptiveCard } from "@microsoft/teams.cards";',
    ...names.map((name, at) => `export const card${at}: IAdaptiveCard = ${JSON.stringify(cards[name])};`),
  ].join("\n");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, version) =>
    path === file ? ts.createSourceFile(file, source, version) : getSourceFile(path, version);
  const program = ts.createProgram([file], options, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ start = 0, messageText }) => {
    const line = source.slice(0, start).split("\n").length - 2;
    return `${names[line]}: ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 600)} at ${source.slice(start, start + 80)}`;
  });
}
