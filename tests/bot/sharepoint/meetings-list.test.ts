import { day } from "../../../bot/common/days";
import { type AgendaFields, asMeetingId } from "../../../bot/forum";
import { alex } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

const at = new Date("2027-06-02T10:00:00Z");
const by = { id: alex.id, name: alex.name };
const fields = (key: string, given: Partial<AgendaFields> = {}): AgendaFields => ({
  ...{
    key,
    kind: "Clash",
    title: `About ${key}`,
    detail: "Two at once",
    url: "https://teams.microsoft.com/l/1",
  },
  ...{ visibility: "Everyone", meeting: asMeetingId("1"), invitee: "", addedBy: by, position: 1_000.5 },
  ...{ status: "To discuss", outcome: "" },
  ...given,
});

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

describe("Meetings", () => {
  const meeting = {
    ...{ title: "Forum, Thu 10 Jun 2027", on: day("2027-06-10"), time: "14:00", place: "Room 2" },
    ...{ status: "Planned" as const, kind: "Event" as const },
  };

  it("keeps one meeting for a key, on this instance and on another", async () => {
    const other = await standIn.another();
    const ask = { meeting, key: "hand/aaaaaaaa", by, at };
    const added = await standIn.sharePoint.meetings.add(ask);
    expect(added).toMatchObject(meeting);
    expect(await other.meetings.add(ask)).toEqual(added);
    expect(await standIn.rows("Meetings")).toHaveLength(1);
  });

  it("reads a row that says no kind as a meeting", async () => {
    const { meetings } = standIn.sharePoint;
    const { id } = await meetings.add({ meeting, key: "hand/aaaaaaaa", by, at });
    expect((await standIn.rows("Meetings"))[0]?.fields["Kind"]).toBe("Event");
    await standIn.edit({ list: "Meetings", id, by: people.adele, fields: { Kind: "" } });
    expect((await standIn.another()).meetings.all()).toMatchObject([{ kind: "Meeting" }]);
  });

  it("changes one on what another instance left, and tells what another changed", async () => {
    const { meetings } = standIn.sharePoint;
    const added = await meetings.add({ meeting, key: "hand/aaaaaaaa", by, at });
    await standIn.edit({ list: "Meetings", id: added.id, by: people.adele, fields: { Status: "Closed" } });
    const change = { status: "Open" as const };
    const again = jest.fn(() => {
      throw new Error("It is closed");
    });
    const opening = meetings.change({ meeting: added, change, what: "Meeting opened", by, at, again });
    await expect(opening).rejects.toThrow("It is closed");
    expect(meetings.all()).toMatchObject([{ status: "Closed" }]);
  });

  it("knows its own change again when the answer to it was lost, and keeps its line of history", async () => {
    const { meetings } = standIn.sharePoint;
    const added = await meetings.add({ meeting, key: "hand/aaaaaaaa", by, at });
    const change = { status: "Open" as const };
    const again = () => {
      throw new Error("Asked again");
    };
    await standIn.faults({ acceptedThenReset: { share: 0.6 }, seed: 1, only: { method: "PATCH" } });
    await meetings.change({ meeting: added, change, what: "Meeting opened", by, at, again });
    await standIn.faults({});
    expect(meetings.all()).toMatchObject([{ status: "Open" }]);
    const lines = (await standIn.rows("History")).map(({ fields }) => fields["Title"]);
    expect(lines.filter((what) => what === "Meeting opened")).toHaveLength(1);
  });

  it("tells that a meeting was deleted while its card was open", async () => {
    const { meetings } = standIn.sharePoint;
    const gone = { ...meeting, id: asMeetingId("77"), listUrl: "" };
    const change = { status: "Open" as const };
    await expect(
      meetings.change({ meeting: gone, change, what: "Meeting opened", by, at, again: () => change }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("AgendaItems", () => {
  it("keeps each item once a meeting, 45 at a time, as another instance reads them", async () => {
    const { agendaItems } = standIn.sharePoint;
    const items = Array.from({ length: 45 }, (_, each) => fields(`clash/${each}`));
    const added = await agendaItems.add({ items, by, at });
    expect(await agendaItems.add({ items, by, at })).toEqual(added);
    expect(await standIn.rows("AgendaItems")).toHaveLength(45);
    const other = await standIn.another();
    expect(other.agendaItems.of(asMeetingId("1"))).toEqual(added);
    expect(other.agendaItems.withKey("clash/7")).toMatchObject([items[7]]);
    expect(await other.agendaItems.add({ items: [fields("clash/7")], by, at })).toHaveLength(1);
  });

  it("writes only what changes, and keeps what was decided", async () => {
    const { agendaItems } = standIn.sharePoint;
    const [item] = await agendaItems.add({ items: [fields("clash/1")], by, at });
    if (!item) throw new Error("It is not there");
    const change = { status: "Closed" as const, outcome: "One moves.\nGrady asks them." };
    await agendaItems.change({ item, change, what: "Agenda item closed", by, at, again: () => change });
    const [row] = await standIn.rows("AgendaItems");
    expect(row?.fields).toMatchObject({ Status: "Closed", Outcome: change.outcome, Title: "About clash/1" });
  });

  it("reads a row typed by hand, and takes it as for officers", async () => {
    await standIn.sharePoint.agendaItems.add({ items: [fields("clash/1")], by, at });
    const [row] = await standIn.rows("AgendaItems");
    await standIn.edit({
      ...{ list: "AgendaItems", id: String(row?.id), by: people.adele },
      fields: { Kind: "", Visibility: "", ItemKey: "", Status: "" },
    });
    const other = await standIn.another();
    expect(other.agendaItems.of(asMeetingId("1"))).toMatchObject([
      { kind: "Other", visibility: "Officers", status: "To discuss", key: `row/${row?.id}` },
    ]);
  });
});

describe("ForumMembers and ForumTerms", () => {
  /** Somebody adds a row in the list itself. */
  async function typed(list: string, fields: object): Promise<string> {
    const { id: site } = await standIn.graphGet("/sites/127.0.0.1:/sites/local");
    const answer = await fetch(`${standIn.graph.url}/v1.0/sites/${site}/lists/${list}/items`, {
      method: "POST",
      headers: { Authorization: `Bearer ${await standIn.token()}`, "Content-Type": "application/json" },
      body: JSON.stringify({ fields }),
    });
    if (!answer.ok) throw new Error(`${list}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { id: string }).id;
  }

  it("keep who agreed to which terms, once, as another instance reads it", async () => {
    await typed("ForumMembers", { MemberLookupId: "1", Service: "Parks", Chair: true, Workstream: "Arts" });
    await typed("ForumMembers", { Service: "Nobody yet" });
    const { forumMembers } = await standIn.another();
    const [member] = forumMembers.all();
    if (!member) throw new Error("It is not there");
    expect(forumMembers.all()).toMatchObject([
      { person: by, service: "Parks", chair: true, champion: false, workstream: "Arts" },
    ]);
    const agreed = { version: "2", words: "0123456789abc", on: day("2027-06-02") };
    const ask = { member, agreed, by, at };
    await Promise.all([forumMembers.acknowledge(ask), forumMembers.acknowledge(ask)]);
    const other = await standIn.another();
    expect(other.forumMembers.all()[0]?.acknowledged).toEqual(agreed);
    const lines = (await standIn.rows("History")).filter(
      ({ fields }) => fields["Title"] === "Terms of reference agreed",
    );
    expect(lines).toHaveLength(1);
  });

  it("leave out terms without words, and keep a draft without a day", async () => {
    await typed("ForumTerms", {
      ...{ Title: "1", Text: "We share.", InForceFrom: "2027-01-01T12:00:00Z" },
      ReviewOn: "2028-01-01T12:00:00Z",
    });
    await typed("ForumTerms", { Title: "2", Text: "We also challenge." });
    await typed("ForumTerms", { Title: "3" });
    const { forumTerms } = await standIn.another();
    expect(forumTerms.all()).toMatchObject([
      { version: "1", text: "We share.", from: "2027-01-01", reviewOn: "2028-01-01" },
      { version: "2", from: undefined },
    ]);
  });
});
