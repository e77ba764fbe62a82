import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { commands } from "../bot/teams/commands";
import { content, decideLevel, passagesOf, shippedContent } from "../bot/toolkit";
import { asSentences, countWords, readingOf, sentencesOf } from "./support/reading-age";
import { writtenStrings } from "./support/written-strings";

const oldest = 12;
/** The formula means nothing for a label of three words, so such are judged together with their neighbours. */
const fewestWords = 8;

interface Text {
  where: string;
  text: string;
}

/** Long texts alone; the short ones of one place together. */
function judged(where: string, texts: readonly string[]): Text[] {
  const short = texts.filter((text) => countWords(text) < fewestWords);
  const long = texts.filter((text) => countWords(text) >= fewestWords);
  return [
    ...long.map((text) => ({ where, text: asSentences([text]) })),
    ...(short.length > 0 ? [{ where: `${where} (its short texts)`, text: asSentences(short) }] : []),
  ];
}

/** What the test says of a text that is too hard: the text, its age and what to reword. */
function tooHard(texts: readonly Text[]): string[] {
  return texts.flatMap(({ where, text }) => {
    const { age, hardest } = readingOf(text);
    return age <= oldest
      ? []
      : [`${where} reads at the age of ${age.toFixed(1)} (${hardest.join(", ")}): ${text}`];
  });
}

/** Fields of content that nobody reads: keys, and what people type to find the entry. */
const unread = new Set([
  ...["id", "key", "phase", "sources", "namedBy", "verified", "alsoCalled", "reaches", "levels", "kind"],
  ...[
    "tiers",
    "topic",
    "gate",
    "gates",
    "anchor",
    "offset",
    "onlyIf",
    "offline",
    "minimumPeriod",
    "defaults",
  ],
  ...["maps", "sizes", "margins"],
]);

function readTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(readTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) => (unread.has(field) ? [] : readTexts(inside)));
}

const { sources, phases, ...parts } = shippedContent;

const entries: Text[] = [
  ...Object.entries(parts).flatMap(([part, list]) =>
    list.map((entry) => ({
      where: `${part} ${"key" in entry ? entry.key : entry.id}`,
      text: asSentences(readTexts(entry)),
    })),
  ),
  { where: "phases", text: asSentences(phases.map(({ title }) => title)) },
];

const cardsFolder = join(__dirname, "../bot/teams");
const cards = readdirSync(cardsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .map((file) => join(cardsFolder, file));

/** What a card says by itself; what is bound when it is filled is judged where it is written. */
function cardTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(cardTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) => {
    if (typeof inside !== "string") return cardTexts(inside);
    const own = inside.replace(/\$\{[^}]*\}/g, "it");
    return shown.has(field) && /[a-z]/i.test(inside.replace(/\$\{[^}]*\}/g, "")) ? [own] : [];
  });
}
const shown = new Set(["text", "label", "title", "placeholder", "errorMessage", "altText", "tooltip"]);

/** Everything the product says that is neither content nor a card: it is written in the code. */
const code = ["bot", "tabs/src"]
  .flatMap((folder) =>
    readdirSync(join(__dirname, "..", folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, texts: writtenStrings(join(__dirname, "..", file)) }))
  .filter(({ texts }) => texts.length > 0);

describe("plain English", () => {
  it("is told from hard English", () => {
    const hard =
      "Notwithstanding statutory obligations, practitioners should operationalise participatory methodologies.";
    expect(readingOf(hard).age).toBeGreaterThan(20);
    expect(readingOf("Ask people what they think. Then tell them what you did.").age).toBeLessThan(9);
    expect(tooHard([{ where: "here", text: hard }])).toEqual([
      expect.stringMatching(
        /^here reads at the age of \d\d\.\d \(operationalise, participatory, .*: Notwith/,
      ),
    ]);
  });

  it("forgives a law its name, and a word of the field itself, but not what is said around them", () => {
    expect(readingOf("Read the Local Government Act 1999, section 3.")).toEqual(readingOf("Read the term."));
    expect(readingOf("Plan a consultation.")).toEqual(readingOf("Plan a term."));
    expect(readingOf("Facilitate consultation participation.").age).toBeGreaterThan(oldest);
  });

  it("is what every entry of the toolkit is written in", () => {
    expect(entries.length).toBeGreaterThan(250);
    expect(tooHard(entries)).toEqual([]);
  });

  it("is what the toolkit says of its sources", () => {
    const notes = Object.entries(sources).flatMap(([key, source]) =>
      "note" in source ? judged(`the note on ${key}`, [source.note]) : [],
    );
    expect(tooHard(notes)).toEqual([]);
  });

  it("is what every answer of the toolkit comes to", () => {
    // A list within a sentence is read as its items are, one after the other.
    const answers = passagesOf(content).map(({ id, text }) => ({ where: id, text: text.replace(/;/g, ".") }));
    expect(tooHard(answers)).toEqual([]);
  });

  it("is what a level is explained in", () => {
    const told = (["none", "some", "wide"] as const).flatMap((open) =>
      (["hear", "advise", "design", "decide"] as const).flatMap((share) =>
        (["yes", "no", "unsure"] as const).flatMap((duty) =>
          ([1, 2, 3] as const).flatMap((impact) =>
            [true, false].flatMap((yes) =>
              [1, 30].map((weeks) => {
                const answers = { open, share, duty, impact, weeks, protected: yes, canDelegate: yes };
                const { reasons } = decideLevel({ ...answers, freshEvidence: !yes });
                return { where: JSON.stringify(answers), text: asSentences(reasons) };
              }),
            ),
          ),
        ),
      ),
    );
    expect(tooHard(told)).toEqual([]);
  });

  it("has sentences of fewer than 20 words", () => {
    const long = entries.flatMap(({ where, text }) =>
      sentencesOf(text)
        .filter((sentence) => sentence.trim().split(/\s+/).length >= 20)
        .map((sentence) => `${where}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it.each(cards.map((file) => [relative(cardsFolder, file), file]))(
    "is what %s is written in",
    (name, file) => {
      expect(tooHard(judged(name, cardTexts(JSON.parse(readFileSync(file, "utf8")))))).toEqual([]);
    },
  );

  it("is looked for in what the code says to people, not in what it says to programmers", () => {
    const folder = mkdtempSync(join(tmpdir(), "written-"));
    const file = join(folder, "example.tsx");
    writeFileSync(
      file,
      [
        'import thing from "a module with a rather long name";',
        'log.warn("The log of a server is for those who run it.");',
        'throw new Error("Only programmers meet this sentence here.");',
        'throw new Failure("invalid", "Say why, " + "so that we know.");',
        'const key = "camelCase"; const url = "https://example.com/a b c d e f";',
        'const ask = `It opens in ${weeks} weeks${late ? "They open a day late." : ""}.`;',
        'const Page = () => <p title="Press here to see the steps">Nothing was found.</p>;',
        'const set = { description: "All the days to keep clear of" };',
        'const list = wordSet("these are words to look for");',
      ].join("\n"),
    );
    expect(writtenStrings(file)).toEqual([
      "Say why, so that we know.",
      "It opens in it weeksit.",
      "They open a day late.",
      "Press here to see the steps",
      "Nothing was found.",
      "All the days to keep clear of",
    ]);
    rmSync(folder, { recursive: true });
  });

  it("is what the code says to people", () => {
    expect(code.flatMap(({ texts }) => texts).length).toBeGreaterThan(600);
    expect(tooHard(code.flatMap(({ file, texts }) => judged(file, texts)))).toEqual([]);
  });

  it("is what a person can ask for is described in", () => {
    expect(
      tooHard(
        judged(
          "commands.ts",
          commands.flatMap(({ title, description }) => [title, description]),
        ),
      ),
    ).toEqual([]);
  });
});
