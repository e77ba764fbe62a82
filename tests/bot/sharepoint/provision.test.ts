import { settingKeys } from "../../../bot/settings";
import { lists } from "../../../bot/sharepoint/lists";
import { type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn({ provision: false });
});
afterEach(() => standIn.close());

const writes = () =>
  standIn.graph.requests().filter(({ method, url }) => method !== "GET" && !url.endsWith("/$batch"));

async function send(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${standIn.graph.url}/v1.0${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${await standIn.token()}`,
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json().catch(() => ({}))) as Record<string, unknown>;
}
const sitePath = async () => `/sites/${(await send("GET", "/sites/127.0.0.1:/sites/local"))["id"]}`;
const columnsOf = async (list: string) =>
  (await send("GET", `${await sitePath()}/lists/${list}/columns`))["value"] as Record<string, unknown>[];
const column = async (list: string, name: string) => {
  const found = (await columnsOf(list)).find((each) => each["name"] === name);
  if (!found) throw new Error(`${list} has no ${name}`);
  return found;
};

describe("provisioning", () => {
  it("makes every list with its columns, and each setting as an empty row", async () => {
    const { created, drift } = await standIn.sharePoint.provision();
    expect(created).toEqual(lists.map(({ name }) => name));
    expect(drift).toEqual([]);
    expect(await column("Consultations", "Reference")).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
    });
    expect(await column("Settings", "Title")).toMatchObject({
      displayName: "Setting",
      enforceUniqueValues: true,
    });
    const rows = await standIn.rows("Settings");
    expect(rows.map(({ fields }) => fields["Title"]).sort()).toEqual([...settingKeys].sort());
    expect(rows.every(({ fields }) => fields["Help"] && fields["Value"] === undefined)).toBe(true);
  });

  it("changes nothing the second time", async () => {
    await standIn.sharePoint.provision();
    standIn.graph.forgetRequests();
    const second = await standIn.sharePoint.provision();
    expect(second).toMatchObject({ created: [], changed: [], drift: [] });
    expect(writes()).toEqual([]);
    const onTheWire = standIn.graph.requests().filter(({ inBatch }) => !inBatch);
    expect(onTheWire.length).toBeLessThanOrEqual(5);
  });

  it("adds a missing column and a missing index, and leaves the rest alone", async () => {
    await standIn.sharePoint.provision();
    const list = `${await sitePath()}/lists/Consultations`;
    await send("DELETE", `${list}/columns/${(await column("Consultations", "Sponsor"))["id"]}`);
    await send("PATCH", `${list}/columns/${(await column("Consultations", "EndDate"))["id"]}`, {
      indexed: false,
    });
    await send("PATCH", `${list}/columns/${(await column("Consultations", "Service"))["id"]}`, {
      displayName: "Directorate",
    });
    standIn.graph.forgetRequests();
    const { changed } = await standIn.sharePoint.provision();
    expect(changed.sort()).toEqual(["Consultations.EndDate", "Consultations.Sponsor"]);
    expect(writes()).toHaveLength(2);
    expect(await column("Consultations", "EndDate")).toMatchObject({ indexed: true });
    expect(await column("Consultations", "Service")).toMatchObject({ displayName: "Directorate" });
  });

  it("adds a choice the app writes to a closed list of choices, keeping the council's own", async () => {
    await standIn.sharePoint.provision();
    const { id, choice } = (await column("Consultations", "Track")) as { id: string; choice: object };
    await send("PATCH", `${await sitePath()}/lists/Consultations/columns/${id}`, {
      choice: { ...choice, choices: ["Light", "Tiny"] },
    });
    await standIn.sharePoint.provision();
    expect(await column("Consultations", "Track")).toMatchObject({
      choice: { choices: ["Light", "Tiny", "Standard", "Full"] },
    });
  });

  it("reports a column of another type, and does not touch it", async () => {
    await standIn.sharePoint.provision();
    const list = `${await sitePath()}/lists/Consultations`;
    await send("DELETE", `${list}/columns/${(await column("Consultations", "Responses"))["id"]}`);
    await send("POST", `${list}/columns`, { name: "Responses", text: {} });
    standIn.graph.forgetRequests();
    const { drift } = await standIn.sharePoint.provision();
    expect(drift).toEqual(["Consultations.Responses is text; the app expects number."]);
    expect(writes()).toEqual([]);
  });

  it("keeps a list that people renamed, and what they filled into the settings", async () => {
    await standIn.sharePoint.provision();
    const site = await sitePath();
    await send("PATCH", `${site}/lists/Consultations`, { displayName: "Our consultations" });
    const name = (await standIn.rows("Settings")).find(({ fields }) => fields["Title"] === "councilName");
    await send("PATCH", `${site}/lists/Settings/items/${name?.id}/fields`, { Value: "Example Council" });
    const { created, changed } = await standIn.sharePoint.provision();
    expect([created, changed]).toEqual([[], []]);
    await standIn.sharePoint.load();
    expect(standIn.sharePoint.settingRows()).toContainEqual({ key: "councilName", value: "Example Council" });
  });

  it("may be run by two at once", async () => {
    const other = standIn.open();
    await Promise.all([standIn.sharePoint.provision(), other.provision()]);
    expect((await standIn.rows("Settings")).length).toBe(settingKeys.length);
    expect(await standIn.sharePoint.provision()).toMatchObject({ created: [], changed: [] });
  });
});
