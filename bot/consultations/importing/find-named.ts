import { toPersonId } from "../../common/ids";
import type { Directory } from "../../common/person";
import type { Named } from "../consultation";
import type { PeopleFound, RawRow } from "./import";
import { textOf } from "./read-sheet-cell";
import type { SheetColumn } from "./sheet-columns";

export interface PeopleFoundFor {
  people: PeopleFound;
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const addressIn = (text: string): string => /[^\s<>;,]+@[^\s<>;,]+/.exec(text)?.[0] ?? "";

/** The person a row means: by id where the name agrees, else by address, else by name. */
export function findNamed(
  { people }: PeopleFoundFor,
  { name, id, email }: { name: string; id: string; email: string },
): Named | { why: string } {
  const byId = id ? people.get(plain(id))?.[0] : undefined;
  if (byId && (!name || plain(name) === plain(byId.name))) return byId;
  const address = addressIn(email) || addressIn(name);
  const [byAddress] = (address && people.get(plain(address))) || [];
  if (byAddress) return byAddress;
  const asked = address ? "" : name;
  const found = (asked && people.get(plain(asked))) || [];
  const [only, second] = found;
  if (only && !second) return only;
  const shown = (name || email || id).slice(0, 60);
  return { why: only ? `"${shown}" could be ${found.length} people` : `"${shown}" is not in the directory` };
}

/** Names cost nothing; an address or an id may cost a request. */
const mostAsked = { named: 2_000, addressed: 500 };

/** Every name, address and id that these rows say. */
export function peopleSaid(
  columns: readonly { column: SheetColumn | undefined }[],
  rows: readonly RawRow[],
): ReadonlySet<string> {
  const at = columns.flatMap(({ column }, index) =>
    column && ["person", "personId", "personEmail"].includes(column.kind) ? [index] : [],
  );
  const said = new Set<string>();
  for (const { cells } of rows)
    for (const index of at) {
      const text = textOf(cells[index]);
      if (text) said.add(addressIn(text) || text);
    }
  return said;
}

/** Asks the directory for each of them once; whom it does not answer for stays unknown. */
export async function lookUpPeople(
  { directory }: { directory: Directory },
  said: ReadonlySet<string>,
  known: Map<string, readonly Named[]>,
): Promise<void> {
  let addressed = [...known.keys()].filter((key) => key.includes("@") || toPersonId(key)).length;
  for (const text of said) {
    const key = plain(text);
    if (known.has(key) || known.size >= mostAsked.named) continue;
    const id = toPersonId(text);
    if ((id || text.includes("@")) && ++addressed > mostAsked.addressed) continue;
    const found = id
      ? [await directory.find(id).catch(() => undefined)]
      : await directory.search(text).catch(() => []);
    known.set(
      key,
      found.flatMap((person) => (person ? [{ id: person.id, name: person.name }] : [])),
    );
  }
}
