import { keptPerson, mentionedPerson, writeKeptPerson } from "../../../bot/sharepoint/kept-person";
import { alex } from "../../support/build-register";

const onSite = { lookupIdOf: () => "7" };
const notOnSite = { lookupIdOf: () => undefined };

describe("a person kept in a column that people may clear", () => {
  it("whom the site knows is in the column, with the bare id beside it", () => {
    const fields = writeKeptPerson("Owner", alex, onSite);
    expect(fields).toEqual({ OwnerLookupId: "7", OwnerId: alex.id });
    expect(keptPerson(fields, "Owner", onSite)).toEqual({ lookupId: "7", id: alex.id });
  });

  it("is nobody once the column is cleared, whatever id is left beside it", () => {
    expect(keptPerson({ OwnerId: alex.id }, "Owner", onSite)).toEqual({});
    expect(mentionedPerson({ OwnerId: alex.id }, "Owner")).toMatchObject({ id: alex.id });
  });

  it("whom the site did not know stays, also when they open the site later", () => {
    const { OwnerId } = writeKeptPerson("Owner", alex, notOnSite);
    for (const site of [notOnSite, onSite])
      expect(keptPerson({ OwnerId }, "Owner", site)).toMatchObject({ id: alex.id });
  });

  it("of whom only the id was written before this rule stays while the site does not know them", () => {
    expect(keptPerson({ OwnerId: alex.id }, "Owner", notOnSite)).toMatchObject({ id: alex.id });
  });

  it("that is nobody empties both columns", () => {
    expect(writeKeptPerson("Owner", undefined, onSite)).toEqual({ OwnerLookupId: null, OwnerId: "" });
    expect(keptPerson({}, "Owner", onSite)).toMatchObject({ lookupId: undefined, id: undefined });
  });
});
