import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import type { Column, ListDefinition } from "../../../../bot/sharepoint/columns";
import { consultationsColumns } from "../../../../bot/sharepoint/consultations-list.columns";
import { lists } from "../../../../bot/sharepoint/lists";
import { samePlainly, viewQuery } from "../../../../bot/sharepoint/views/caml";
import { columnsRead, pill, tones } from "../../../../bot/sharepoint/views/formatting";
import { listViews } from "../../../../bot/sharepoint/views/list-views";
import { wantedFacts } from "../../../../bot/sharepoint/views/view-differences";
import { columnsAsked, type ViewDefinition } from "../../../../bot/sharepoint/views/views";

const definitionOf = (name: string): ListDefinition => {
  const found = lists.find((list) => list.name === name);
  if (!found) throw new Error(`There is no list ${name}`);
  return found;
};
const columnOf = (list: string, name: string): Column | undefined =>
  definitionOf(list).columns.find((column) => column.name === name);
/** What SharePoint gives every list; ID is always indexed. */
const builtIn = ["ID", "Title", "LinkTitle"];
const everyView = listViews.flatMap(({ list, views, formats }) =>
  views.map((view) => [`${list}: ${view.title}`, { list, view, formats }] as const),
);
const viewNamed = (list: string, title: string): ViewDefinition => {
  const found = listViews.find((each) => each.list === list)?.views.find((view) => view.title === title);
  if (!found) throw new Error(`${list} has no view ${title}`);
  return found;
};
const query = (title: string) => wantedFacts(viewNamed("Consultations", title), consultationsColumns).query;

describe("the views", () => {
  it("are those that people were promised", () => {
    const titles = (list: string) =>
      listViews.find((each) => each.list === list)?.views.map(({ title }) => title);
    expect(titles("Consultations")).toEqual(
      expect.arrayContaining([
        ...["Awaiting review", "Forward plan", "Open now", "Late", "Waiting for feedback", "This year"],
      ]),
    );
    expect(titles("Actions")).toEqual(
      expect.arrayContaining(["Overdue", "My open steps", "My team", "By consultation"]),
    );
    expect(titles("DatesToAvoid")).toEqual(["This year", "Unchecked"]);
    expect(viewNamed("Consultations", "Forward plan").calendar).toBeDefined();
  });

  it.each(everyView)("%s shows, asks and sorts by columns that are there", (_, { list, view }) => {
    const named = [...view.columns, ...columnsAsked(view)];
    const missing = named.filter((name) => !builtIn.includes(name) && !columnOf(list, name));
    expect(missing).toEqual([]);
    expect(new Set(view.columns).size).toBe(view.columns.length);
  });

  it.each(everyView)(
    "%s asks only of indexed columns, so that 5,000 rows do not stop it",
    (_, { list, view }) => {
      const slow = columnsAsked(view).filter((name) => {
        const column = columnOf(list, name);
        return name !== "ID" && !column?.indexed && !column?.unique;
      });
      expect(slow).toEqual([]);
    },
  );

  it.each(everyView)("%s uses words that its choices have", (_, { list, view }) => {
    const facts = wantedFacts(view, definitionOf(list));
    for (const [, name = "", values = ""] of facts.query.matchAll(
      /<(?:In|Eq|Neq)><FieldRef Name='(\w+)'\/>(.*?)<\/(?:In|Eq|Neq)>/g,
    )) {
      const kind = columnOf(list, name)?.kind;
      if (kind?.type !== "choice") continue;
      for (const [, word = ""] of values.matchAll(/>([^<]+)<\/Value>/g)) expect(kind.choices).toContain(word);
    }
  });

  it.each(everyView)("%s shows every column that the look of another reads", (_, { list, view, formats }) => {
    const shown = [...view.columns, ...builtIn];
    const read = formats
      .filter(({ column }) => view.columns.includes(column))
      .flatMap(({ format }) => columnsRead(format));
    const needed = [...read, ...(view.format ? columnsRead(view.format) : [])];
    expect(needed.filter((name) => !shown.includes(name))).toEqual([]);
    for (const name of read) expect([...builtIn, columnOf(list, name)?.name]).toContain(name);
  });

  it("begin with what leaves few rows of a long list", () => {
    expect(query("Open now")).toMatch(/<Where><And><Geq><FieldRef Name='EndDate'\/>/);
    expect(query("Late")).toMatch(/<Where><And><In><FieldRef Name='WorkflowStatus'\/>/);
    expect(query("This year")).toMatch(/<Where><And><Geq><FieldRef Name='EndDate'\/>/);
  });

  it("are one default view a list at most", () => {
    for (const { views } of listViews)
      expect(views.filter(({ isDefault }) => isDefault).length).toBeLessThanOrEqual(1);
  });

  it("have names that are fit for an address, each once a list", () => {
    for (const { views } of listViews) {
      const titles = views.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      for (const title of titles) expect(title).toMatch(/^[A-Za-z][A-Za-z ]{2,30}$/);
    }
  });
});

describe("a view's query", () => {
  it("says what is asked, two conditions at a time, the first first", () => {
    expect(query("Waiting for feedback")).toBe(
      "<OrderBy><FieldRef Name='FeedbackPromised'/></OrderBy><Where><And><In><FieldRef Name='WorkflowStatus'/><Values>" +
        "<Value Type='Text'>Closed</Value><Value Type='Text'>Reported</Value><Value Type='Text'>Decided</Value>" +
        "</Values></In><IsNotNull><FieldRef Name='FeedbackPromised'/></IsNotNull></And></Where>",
    );
    expect(query("This year")).toContain("<Value Type='DateTime'><Today OffsetDays='-365'/></Value>");
  });

  it("knows today, and whoever looks", () => {
    expect(wantedFacts(viewNamed("Actions", "My open steps"), definitionOf("Actions")).query).toContain(
      "<Eq><FieldRef Name='Owner'/><Value Type='Integer'><UserID/></Value></Eq>",
    );
    expect(query("Open now")).toContain(
      "<Leq><FieldRef Name='StartDate'/><Value Type='DateTime'><Today/></Value></Leq>",
    );
  });

  it("holds words with marks of XML safely", () => {
    const view = {
      where: { column: "Service", is: "Eq", value: "A & B <'x'>" },
    } as unknown as ViewDefinition;
    expect(viewQuery(view, () => "Text")).toContain(">A &amp; B &lt;&apos;x&apos;&gt;</Value>");
  });

  it("is the same however SharePoint spells it", () => {
    const ours =
      "<OrderBy><FieldRef Name='A' Ascending='FALSE'/></OrderBy><Where><IsNull><FieldRef Name='B'/></IsNull></Where>";
    const theirs =
      '<OrderBy><FieldRef Name="A" Ascending="false" /></OrderBy>\n <Where><IsNull><FieldRef Name="B"></FieldRef></IsNull></Where>';
    expect(samePlainly(theirs)).toBe(samePlainly(ours));
    expect(samePlainly(theirs.replace('"B"', '"C"'))).not.toBe(samePlainly(ours));
  });
});

describe("the looks of columns", () => {
  const everyFormat = listViews.flatMap(({ list, formats }) =>
    formats.map(({ column, format }) => [`${list}.${column}`, { list, column, format }] as const),
  );

  it.each(everyFormat)("%s is a column that is there, and so is all that it reads", (_, given) => {
    const { list, column, format } = given;
    expect(columnOf(list, column)).toBeDefined();
    for (const name of columnsRead(format)) expect([...builtIn, columnOf(list, name)?.name]).toContain(name);
  });

  it("name every status, each with a colour, an icon and the word itself", () => {
    for (const [list, column] of [
      ["Consultations", "WorkflowStatus"],
      ["Consultations", "DateCertainty"],
      ["Actions", "Status"],
      ["YouSaidWeDid", "Status"],
      ["DatesToAvoid", "Severity"],
      ["Meetings", "Status"],
      ["AgendaItems", "Status"],
      ["ForumsAndPanels", "Status"],
    ] as const) {
      const kind = columnOf(list, column)?.kind;
      const text = JSON.stringify(
        listViews.find((each) => each.list === list)?.formats.find((each) => each.column === column)?.format,
      );
      if (kind?.type !== "choice") throw new Error(`${list}.${column} is no choice`);
      for (const word of kind.choices) expect(text.split(`@currentField == '${word}'`).length - 1).toBe(3);
      expect(text).toContain('"txtContent":"@currentField"');
    }
  });

  it.each(Object.entries(tones))("%s can be read: at least 4.5 to 1", (_, { background, ink }) => {
    expect(contrast(background, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it("say late in words too", () => {
    const due = JSON.stringify(
      listViews.flatMap(({ formats }) => formats).find((each) => each.column === "DueDate"),
    );
    expect(due).toContain("'Late: '");
    expect(due).toContain("'Today: '");
  });

  const published = "/work/shared/contracts/sharepoint";
  it("are as Microsoft's published schemas have them, where those are present", () => {
    if (!existsSync(published)) {
      console.info(`${published} is absent: the looks were not checked against the published schemas.`);
      expect(everyFormat.length).toBeGreaterThan(0);
      return;
    }
    const validate = schemasFrom(published);
    for (const [name, { format }] of everyFormat)
      expect([name, validate("column", format)]).toEqual([name, []]);
    for (const [name, { view }] of everyView)
      if (view.format) expect([name, validate("view", view.format)]).toEqual([name, []]);
    const wrongInside = { elmType: "span", attributes: { icoName: "Send" } };
    expect(validate("column", { ...pill({}), elmType: "divv" })).not.toEqual([]);
    expect(validate("column", { ...pill({}), children: [wrongInside] })).not.toEqual([]);
  });
});

function schemasFrom(folder: string) {
  const base = "https://developer.microsoft.com/json-schemas/sp/v2/";
  // The schemas are written in draft 4, which plain ajv reads well enough for what is asked here.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  for (const name of ["column", "row", "view", "tile", "board", "calendar", "command-bar"]) {
    const file = `${name}-formatting.schema.json`;
    const text = readFileSync(join(folder, file), "utf8").replaceAll(
      "column-formatting.schema.json#definitions/",
      "column-formatting.schema.json#/definitions/",
    );
    const { $schema: _, ...schema } = JSON.parse(text);
    ajv.addSchema(schema, base + file);
  }
  return (name: "column" | "view", format: unknown): string[] => {
    const check = ajv.getSchema(`${base}${name}-formatting.schema.json`);
    if (!check) throw new Error(`There is no schema ${name}`);
    check(format);
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** WCAG 2's contrast of two colours. */
function contrast(a: string, b: string): number {
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [light(a), light(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}
