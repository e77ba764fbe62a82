import { changedBy } from "../../../bot/sharepoint/changed-by";

const megan = {
  id: "00000000-0000-0000-0000-000000000021",
  displayName: "Megan Bowen",
  email: "m@x.example",
};
const by = (lastModifiedBy?: Parameters<typeof changedBy>[0]["lastModifiedBy"]) =>
  changedBy({ id: "1", ...(lastModifiedBy ? { lastModifiedBy } : {}) });

describe("who saved a row last", () => {
  it("is a person who worked in the list", () => {
    expect(by({ user: megan })).toEqual({ byApp: false, person: { id: megan.id, name: "Megan Bowen" } });
  });

  it("is the app when Graph names an application and nobody", () => {
    expect(by({ application: { id: "a" } })).toEqual({ byApp: true, person: undefined });
    expect(by({ application: { id: "a" }, user: { displayName: "SharePoint App" } })).toEqual({
      byApp: true,
      person: undefined,
    });
  });

  it("is the person when somebody worked through another app, such as a flow", () => {
    expect(by({ application: { id: "flow" }, user: megan })).toMatchObject({
      byApp: false,
      person: { name: "Megan Bowen" },
    });
    expect(by({ application: { id: "flow" }, user: { email: "m@x.example" } })).toEqual({
      byApp: false,
      person: undefined,
    });
  });

  it("is nobody known when Graph does not say", () => {
    expect(by()).toEqual({ byApp: false, person: undefined });
  });
});
