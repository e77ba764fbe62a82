import type { Caller, LocalPerson } from "./people";
import type { Database } from "./store/database";
import type { List, ListStore } from "./store/list-store";
import type { RowStore } from "./store/row-store";
import type { Users } from "./tenant";

export const userListName = "User Information List";

/** SharePoint's own ids for what is done by an app, and by itself. */
const appLookupId = "1073741822";
const systemLookupId = "1073741823";

const loginName = (person: LocalPerson) => `i:0#.f|membership|${person.userPrincipalName}`;

/** Makes the hidden list of the site's people, or brings it up to date; ids once given stay. */
export function keepUserList(options: {
  db: Database;
  lists: ListStore;
  rows: RowStore;
  people: readonly LocalPerson[];
}): Users {
  const { db, lists, rows, people } = options;
  const list = lists.find(userListName) ?? makeUserList(lists);
  const byLogin = new Map<string, { id: string; person: LocalPerson }>();

  db.together(() => {
    const kept = new Map(rows.select(list, { limit: 100_000 }).map((row) => [row.fields["Name"], row]));
    for (const person of people) {
      const fields = {
        Title: person.displayName,
        Name: loginName(person),
        EMail: person.mail,
        UserName: person.userPrincipalName,
        FirstName: person.givenName,
        LastName: person.surname,
        ...(person.jobTitle ? { JobTitle: person.jobTitle } : {}),
      };
      const row = kept.get(fields.Name) ?? rows.create(list, fields, systemLookupId);
      byLogin.set(fields.Name, { id: String(row.id), person });
    }
  });

  const byId = new Map([...byLogin.values()].map(({ id, person }) => [id, person]));
  return {
    lookupIdOf(caller: Caller) {
      if (caller.kind === "app") return appLookupId;
      return byLogin.get(loginName(caller.person))?.id ?? systemLookupId;
    },
    personOf: (lookupId) => byId.get(lookupId),
  };
}

function makeUserList(lists: ListStore): List {
  const text = (name: string, displayName: string) => ({ name, displayName, text: {} });
  return lists.create({
    displayName: userListName,
    hidden: true,
    system: true,
    columns: [
      text("Name", "Account"),
      text("EMail", "Work email"),
      text("UserName", "User name"),
      text("FirstName", "First name"),
      text("LastName", "Last name"),
      text("JobTitle", "Title"),
    ],
  });
}
