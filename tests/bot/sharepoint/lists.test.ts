import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { actionSources, actionStatuses } from "../../../bot/actions";
import { dateCertainties, engagementLevels, tracks, workflowStatuses } from "../../../bot/consultations";
import type { ListDefinition } from "../../../bot/sharepoint/columns";
import { mostIndexes } from "../../../bot/sharepoint/columns";
import { lists } from "../../../bot/sharepoint/lists";

const room = join(__dirname, "../../../bot/sharepoint");
const listNamed = (name: string): ListDefinition => {
  const found = lists.find((list) => list.name === name);
  if (!found) throw new Error(`There is no list ${name}`);
  return found;
};
const columnNamed = (list: string, name: string) =>
  listNamed(list).columns.find((column) => column.name === name);

describe("the lists", () => {
  it("are those of the design", () => {
    expect(lists.map(({ name }) => name).sort()).toEqual([
      ...["Actions", "AgendaItems", "Consultations", "DatesToAvoid", "Enquiries", "ForumMembers"],
      ...["ForumTerms", "ForumTopics", "ForumsAndPanels", "History", "Meetings", "Settings", "Stakeholders"],
      ...["ToolkitEdits", "Training", "YouSaidWeDid"],
    ]);
  });

  it.each(lists.map((list) => [list.name, list] as const))("%s keeps to SharePoint's limits", (_, list) => {
    const indexes = list.columns.filter(({ indexed, unique }) => indexed || unique).length;
    expect(indexes + (list.title.unique ? 1 : 0)).toBeLessThanOrEqual(mostIndexes);
    const names = list.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, kind, indexed, unique } of list.columns) {
      expect(name).toMatch(/^[A-Z][A-Za-z]{0,31}$/);
      if (indexed || unique) expect(["note", "choices"]).not.toContain(kind.type);
    }
  });

  it.each(lists.map((list) => [list.name, list] as const))(
    "%s has an indexed id beside every person",
    (_, list) => {
      for (const { name, kind } of list.columns) {
        if (kind.type !== "person") continue;
        expect(list.columns.find((column) => column.name === `${name}Id`)).toMatchObject({
          indexed: true,
          kind: { type: "text" },
        });
      }
    },
  );

  it("index every column that the code filters on", () => {
    // A filter names its column as fields/<Name>; whatever list it is of, the column must be indexed there.
    const sources = readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(room, file), "utf8"));
    const filtered = sources.flatMap((text) =>
      [...text.matchAll(/fields\/(\w+) (?:eq|ne|gt|ge|lt|le)\b/g)].map(([, name]) => name ?? ""),
    );
    expect(new Set(filtered)).toEqual(new Set(["Consultation", "ExternalId"]));
    for (const list of lists)
      for (const { name, indexed, unique } of list.columns)
        if (filtered.includes(name))
          expect([list.name, name, indexed || unique]).toEqual([list.name, name, true]);
  });

  it("make a second copy of one thing impossible", () => {
    for (const [list, name] of [
      ["Consultations", "Reference"],
      ["Consultations", "ExternalId"],
      ["Actions", "ExternalId"],
      ["History", "ExternalId"],
      ["Meetings", "ExternalId"],
      ["AgendaItems", "ExternalId"],
      ["ForumsAndPanels", "ExternalId"],
    ] as const)
      expect(columnNamed(list, name)?.unique).toBe(true);
    expect(listNamed("Settings").title.unique).toBe(true);
  });

  it("offer exactly the words that the rules know", () => {
    const offered = (list: string, name: string) => {
      const kind = columnNamed(list, name)?.kind;
      return kind?.type === "choice" && !kind.open ? kind.choices.map((each) => each.toLowerCase()) : [];
    };
    const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase());
    expect(offered("Consultations", "WorkflowStatus")).toEqual(lower(workflowStatuses));
    expect(offered("Consultations", "EngagementLevel")).toEqual(lower(engagementLevels));
    expect(offered("Consultations", "Track")).toEqual(lower(tracks));
    expect(offered("Consultations", "DateCertainty")).toEqual(lower(dateCertainties));
    expect(offered("Actions", "Status")).toEqual(lower(actionStatuses));
    expect(offered("Actions", "Source")).toEqual(lower(actionSources));
  });
});
