import {
  readDocuments,
  readEvents,
  readGroupsReached,
  unreadOf,
  withUnread,
  writeDocuments,
  writeEvents,
  writeGroupsReached,
} from "../../../bot/consultations";

describe("lines that somebody typed into the list", () => {
  it("are read with their days as people type them", () => {
    expect(readEvents("4 March 2027 | Drop-in | Town hall\n2027-03-05 | Walk\nSat 6/3/2027 | Stall")).toEqual(
      [
        { on: "2027-03-04", what: "Drop-in", where: "Town hall" },
        { on: "2027-03-05", what: "Walk", where: "" },
        expect.objectContaining({ what: "Stall" }),
      ],
    );
  });

  it("stay as they were typed where they cannot be read, beside those that can", () => {
    const events = readEvents("soon | Drop-in\n2027-03-05 | Walk");
    expect(events).toHaveLength(1);
    expect(unreadOf(events)).toEqual(["soon | Drop-in"]);
    expect(writeEvents(events)).toBe("2027-03-05 | Walk\nsoon | Drop-in");
    const groups = readGroupsReached("Carers | yes | about 12 | club\nYoung people | partly | 7");
    expect(writeGroupsReached(groups)).toBe("Young people | partly | 7\nCarers | yes | about 12 | club");
    const documents = readDocuments("Budget book, see Ann\nPlan | https://a.example/p");
    expect(writeDocuments(documents)).toBe("Plan | https://a.example/p\nBudget book, see Ann");
  });

  it("go with whatever list is made of the one they stood in", () => {
    const groups = readGroupsReached("Carers | yes | about 12");
    const more = withUnread([{ group: "All", reached: "yes" as const, count: 9, how: "" }], groups);
    expect(writeGroupsReached(more)).toBe("All | yes | 9\nCarers | yes | about 12");
  });
});
