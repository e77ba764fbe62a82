import type { PersonId } from "../../bot/common/ids";
import type { LocalProduct } from "./local-mode";

interface Owed {
  title: string;
  due: string;
  owner: { id: PersonId; name: string };
  reference?: string;
}

let last = 0;

/** Writes down in the list itself, as a person would, what somebody owes. @returns the row's id. */
export async function owe(product: LocalProduct, { title, due, owner, reference }: Owed): Promise<string> {
  const people = await product.rows("User Information List");
  const onSite = people.find((fields) => fields["Title"] === owner.name);
  return product.insert("Actions", {
    ...{ Title: title, Source: "Other", Status: "Open", ExternalId: `hand/journey-${++last}` },
    ...{ OwnerLookupId: String(onSite?.["id"]), OwnerId: owner.id, DueDate: `${due}T12:00:00Z` },
    ...(reference && { Consultation: reference }),
  });
}
