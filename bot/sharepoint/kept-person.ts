import { type PersonId, toPersonId } from "../common/ids";
import { type Fields, personIn, writePerson } from "./fields";
import type { People, PersonInRow } from "./people";

/**
 * People columns of an action that somebody may clear in the list. That leaves the id beside the column, so
 * the id alone says nothing; unless it is marked: then the site does not know that person, and nobody cleared it.
 */
const notOnSite = " (not on the site)";

/** Whom the columns say now. An empty column of somebody whom the site knows was cleared by a person. */
export function keptPerson(fields: Fields, column: string, people: Pick<People, "lookupIdOf">): PersonInRow {
  const person = mentionedPerson(fields, column);
  const id = toPersonId(person.id);
  const isMeant = person.lookupId || personIn(fields, column).id?.endsWith(notOnSite);
  return isMeant || !id || people.lookupIdOf(id) === undefined ? person : {};
}

/** Whomever the columns name, cleared or not. */
export function mentionedPerson(fields: Fields, column: string): PersonInRow {
  const { lookupId, id } = personIn(fields, column);
  return { lookupId, id: id?.replace(notOnSite, "") };
}

export function writeKeptPerson(
  column: string,
  person: { id: PersonId } | undefined,
  people: Pick<People, "lookupIdOf">,
): Fields {
  const fields = writePerson(column, person, people);
  const isOnSite = fields[`${column}LookupId`] !== null;
  return person && !isOnSite ? { ...fields, [`${column}Id`]: `${person.id}${notOnSite}` } : fields;
}
