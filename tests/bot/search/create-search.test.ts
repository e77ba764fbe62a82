import { createSearch, type Findable, rowsOf } from "../../../bot/search";

interface Row {
  id: string;
  title: string;
}
const toFindable = ({ id, title }: Row): Findable => ({ id, title, alsoCalled: [], text: "", tags: [] });

function searchOver(first: Row[]) {
  let rows = first;
  let made = 0;
  const counted = (row: Row) => {
    made++;
    return toFindable(row);
  };
  const search = createSearch({ synonyms: [], sources: { register: rowsOf(() => rows, counted) } });
  return {
    ask: (question: string) => search.search(question, { kind: "register", most: 5 }).map(({ id }) => id),
    change: (next: Row[]) => {
      rows = next;
    },
    made: () => made,
  };
}

const parks = { id: "1", title: "Parks strategy" };
const library = { id: "2", title: "Library hours" };

it("finds a row that came, one that changed, and no more one that went", () => {
  const { ask, change } = searchOver([parks]);
  expect(ask("parks")).toEqual(["1"]);
  change([parks, library]);
  expect(ask("library")).toEqual(["2"]);
  change([{ ...parks, title: "Woodland strategy" }, library]);
  expect(ask("parks")).toEqual([]);
  expect(ask("woodland")).toEqual(["1"]);
  change([library]);
  expect(ask("woodland")).toEqual([]);
});

it("reads only the rows that changed", () => {
  const { ask, change, made } = searchOver([parks, library]);
  ask("parks");
  ask("library");
  expect(made()).toBe(2);
  change([{ ...parks }, library]);
  ask("parks");
  expect(made()).toBe(3);
});
