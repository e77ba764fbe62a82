import { type DateToAvoid, seedDates, seedYears } from "../../../bot/calendar";
import { day } from "../../../bot/common/days";
import { toPersonId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import { people, type StandIn, startStandIn } from "../../support/stand-in";
import { memoryLog } from "../../support/teams";

const seeds = seedYears.flatMap((year) => seedDates(year));
const adele: Person = {
  id: toPersonId(people.adele.id) as Person["id"],
  ...{ name: people.adele.displayName, roles: ["engagementLead"] },
};

let standIn: StandIn;
const { log, lines } = memoryLog();
beforeAll(async () => {
  standIn = await startStandIn({ log });
});
afterAll(() => standIn.close());

const list = () => standIn.sharePoint.datesToAvoid;
const named = (name: string, year: number): DateToAvoid => {
  const found = list()
    .all()
    .find((each) => each.name === name && each.from.startsWith(String(year)));
  if (!found) throw new Error(`${name} of ${year} is not in the list`);
  return found;
};
const settled = async (work: () => Promise<unknown>) => {
  await work();
  await standIn.sharePoint.refreshSlow();
};

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { Authorization: `Bearer ${await standIn.token()}`, "Content-Type": "application/json" };
  const root = `${standIn.graph.url}/v1.0`;
  const site = await fetch(`${root}/sites/127.0.0.1:/sites/local`, { headers });
  const { id: siteId } = (await site.json()) as { id: string };
  const { id } = await standIn.listNamed("DatesToAvoid");
  return fetch(`${root}/sites/${siteId}/lists/${id}/items${path}`, {
    ...{ method, headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
async function add(fields: Record<string, unknown>): Promise<string> {
  const answer = await send("POST", "", { fields });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

describe("the list of dates to avoid", () => {
  it("is empty after provisioning, and has every date of five years after seeding", async () => {
    expect(list().all()).toEqual([]);
    const calls = await standIn.wire(() => standIn.sharePoint.seedDates());
    // Twenty rows a call, and three calls to look and to remember.
    expect(calls.length).toBeLessThanOrEqual(Math.ceil(seeds.length / 20) + 4);
    await standIn.sharePoint.refreshSlow();
    expect(list().all()).toHaveLength(seeds.length);
    expect(list().problems()).toEqual([]);
    expect(named("Eid al-Fitr", 2027)).toMatchObject({
      ...{
        kind: "Faith festival",
        severity: "high",
        community: "Muslim",
        from: "2027-03-09",
        to: "2027-03-11",
      },
      ...{ eveningBefore: true, mayMoveDays: 1, checkedOn: undefined, checkedBy: "", areas: [] },
      listUrl: expect.stringContaining("DispForm.aspx?ID="),
    });
    expect(named("GCSE and A-level exam season (approx.)", 2028).audiences).toEqual(["Young people"]);
    expect(list().all()).toBe(list().all());
  });

  it("holds what was worked out, day for day", () => {
    const said = (date: Pick<DateToAvoid, "name" | "from" | "to" | "severity" | "kind" | "advice">) =>
      `${date.from} ${date.to} ${date.name} ${date.severity} ${date.kind} ${date.advice}`;
    expect(list().all().map(said).sort()).toEqual(seeds.map(said).sort());
  });

  it("gets nothing new the second time, whatever people changed, deleted or ignored", async () => {
    const moved = named("February half-term", 2027);
    const gone = named("Notting Hill Carnival", 2027);
    const ignored = named("Armed Forces Day", 2027);
    const edit = { list: "DatesToAvoid", by: people.adele };
    await standIn.edit({ ...edit, id: moved.id, fields: { StartDate: "2027-02-08", EndDate: "2027-02-12" } });
    await standIn.edit({ ...edit, id: ignored.id, fields: { Severity: "Ignore" } });
    expect((await send("DELETE", `/${gone.id}`)).status).toBe(204);
    expect(await standIn.sharePoint.seedDates()).toBe(0);
    await standIn.sharePoint.refreshSlow();
    expect(list().all()).toHaveLength(seeds.length - 1);
    expect(named("February half-term", 2027)).toMatchObject({ from: "2027-02-08", to: "2027-02-12" });
    expect(named("Armed Forces Day", 2027).severity).toBe("ignore");
    expect(() => named("Notting Hill Carnival", 2027)).toThrow();
  });

  it("may be seeded by two at once, and each date is there once", async () => {
    const other = await startStandIn();
    try {
      await Promise.all([other.sharePoint.seedDates(), other.open().seedDates()]);
      expect(await other.rows("DatesToAvoid")).toHaveLength(seeds.length);
      expect(await other.sharePoint.seedDates()).toBe(0);
      await other.sharePoint.load();
      expect(other.sharePoint.datesToAvoid.all()).toHaveLength(seeds.length);
    } finally {
      await other.close();
    }
  });

  it("takes what people write, with little filled in, as checked by them", async () => {
    const id = await add({ Title: "Mela in the park", StartDate: "2027-07-04T12:00:00Z" });
    await standIn.edit({ list: "DatesToAvoid", id, by: people.adele, fields: { Community: "Hindu" } });
    await standIn.sharePoint.refreshSlow();
    expect(named("Mela in the park", 2027)).toMatchObject({
      ...{ from: "2027-07-04", to: "2027-07-04", kind: "Other", severity: "medium", mayMoveDays: 0 },
      ...{ community: "Hindu", checkedBy: "Adele Vance", checkedOn: expect.stringMatching(/^\d{4}-/) },
    });
  });

  it("reads the older yes-or-no about moving, and keeps a wild number within three days", async () => {
    await add({ Title: "Fair", StartDate: "2027-07-05T12:00:00Z", MayMove: true });
    await add({ Title: "Show", StartDate: "2027-07-06T12:00:00Z", MayMoveDays: 40 });
    await standIn.sharePoint.refreshSlow();
    expect(named("Fair", 2027).mayMoveDays).toBe(1);
    expect(named("Show", 2027).mayMoveDays).toBe(3);
  });

  it("leaves out a row whose days make no sense, and says so once", async () => {
    const before = list().all().length;
    const none = await add({ Title: "Some day" });
    const turned = await add({
      Title: "Turned",
      ...{ StartDate: "2027-07-09T12:00:00Z", EndDate: "2027-07-08T12:00:00Z" },
    });
    const long = await add({
      Title: "Slip of a year",
      ...{ StartDate: "2027-07-09T12:00:00Z", EndDate: "2037-07-09T12:00:00Z" },
    });
    await standIn.sharePoint.refreshSlow();
    await standIn.sharePoint.load();
    expect(list().all()).toHaveLength(before);
    expect(list().problems()).toEqual([
      { row: none, name: "Some day", message: 'has no day in "From", so it is left out' },
      { row: turned, name: "Turned", message: "ends before it begins, so it is left out" },
      { row: long, name: "Slip of a year", message: "lasts longer than a year, so it is left out" },
    ]);
    const told = lines.filter(
      ({ event, fields }) => event === "list.not_understood" && fields?.["id"] === none,
    );
    expect(told).toHaveLength(1);
    for (const id of [none, turned, long]) await send("DELETE", `/${id}`);
    await standIn.sharePoint.refreshSlow();
    expect(list().problems()).toEqual([]);
  });

  it("marks the rows that were shown as checked, with one line of history", async () => {
    const rows = [named("Eid al-Fitr", 2028), named("Summer school holiday", 2028)];
    const at = new Date("2027-09-20T09:00:00Z");
    const ask = { rows, by: adele, on: day("2027-09-20"), at, what: "Checked the dates to avoid of 2028" };
    expect(await list().markChecked(ask)).toBe(0);
    expect(named("Eid al-Fitr", 2028)).toMatchObject({ checkedOn: "2027-09-20", checkedBy: "Adele Vance" });
    expect(named("Summer school holiday", 2028).checkedOn).toBe("2027-09-20");
    expect(named("Diwali / Bandi Chhor Divas", 2028).checkedOn).toBeUndefined();
    const history = await standIn.rows("History");
    expect(history.map(({ fields }) => [fields["Title"], fields["From"], fields["To"]])).toEqual([
      [
        "Checked the dates to avoid of 2028",
        "Unchecked",
        "2028-02-26 Eid al-Fitr\n2028-07-21 Summer school holiday",
      ],
    ]);
  });

  it("leaves a row unchecked that somebody moves at the same moment", async () => {
    const row = named("Holi / Hola Mohalla", 2028);
    await standIn.edit({
      ...{ list: "DatesToAvoid", id: row.id, by: people.adele },
      fields: { StartDate: "2028-03-12", EndDate: "2028-03-12" },
    });
    const ask = { rows: [row], by: adele, on: day("2027-09-21"), at: new Date(), what: "Checked" };
    expect(await list().markChecked(ask)).toBe(1);
    expect(named("Holi / Hola Mohalla", 2028)).toMatchObject({ from: "2028-03-12", checkedOn: undefined });
  });

  it("says so when SharePoint does not answer, and marks nothing", async () => {
    const row = named("Vaisakhi", 2028);
    const slow = standIn.open({ writeWithinMs: 300 });
    await slow.load();
    await standIn.faults({ serverErrors: { share: 1, status: 503 } });
    const ask = { rows: [row], by: adele, on: day("2027-09-22"), at: new Date(), what: "Checked" };
    await expect(slow.datesToAvoid.markChecked(ask)).rejects.toMatchObject({ code: "unavailable" });
    await settled(() => standIn.faults({}));
    expect(named("Vaisakhi", 2028).checkedOn).toBeUndefined();
  });
});
