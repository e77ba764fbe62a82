import { toolkitEditsColumns } from "../../../bot/sharepoint/toolkit-edits-list.columns";
import { createEditions, shippedContent, toolkitParts } from "../../../bot/toolkit";
import { memoryEditions } from "../../support/memory-editions";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

async function add(fields: Record<string, unknown>): Promise<string> {
  const { id } = await standIn.listNamed("ToolkitEdits");
  const site = `${standIn.graph.url}/v1.0/sites/127.0.0.1:/sites/local`;
  const headers = { Authorization: `Bearer ${await standIn.token()}`, "Content-Type": "application/json" };
  const { id: siteId } = (await (await fetch(site, { headers })).json()) as { id: string };
  const answer = await fetch(`${standIn.graph.url}/v1.0/sites/${siteId}/lists/${id}/items`, {
    ...{ method: "POST", headers },
    body: JSON.stringify({ fields: { Title: "A change", ...fields } }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

it("is there after provisioning, empty, and offers every part of the toolkit", async () => {
  expect(standIn.sharePoint.toolkitEdits()).toEqual([]);
  expect(toolkitEditsColumns.columns.find(({ name }) => name === "Part")?.kind).toMatchObject({
    choices: toolkitParts,
  });
  expect(toolkitParts).toEqual(expect.arrayContaining(["steps", "phases", "levels", "periods", "methods"]));
});

it("reads a row as it was typed, a draft without its edition", async () => {
  const row = await add({ Part: "steps", EntryId: "3.4", Field: "do", Value: "One.\nTwo.", Edition: 2 });
  const draft = await add({ Part: "steps" });
  await standIn.sharePoint.refreshSlow();
  expect(standIn.sharePoint.toolkitEdits()).toEqual([
    { row, part: "steps", entryId: "3.4", field: "do", value: "One.\nTwo.", edition: 2 },
    { row: draft, part: "steps", entryId: "", field: "", value: "", edition: undefined },
  ]);
  expect(standIn.sharePoint.toolkitEdits()).toBe(standIn.sharePoint.toolkitEdits());
});

it("becomes an edition when somebody gives the row its number in the list itself", async () => {
  const row = await add({ Part: "steps", EntryId: "0.2", Field: "title", Value: "Say it in three lines" });
  await standIn.edit({ list: "ToolkitEdits", id: row, by: people.adele, fields: { Edition: "1" } });
  await standIn.sharePoint.refreshSlow();
  const editions = createEditions({
    ...{ shipped: { version: "2026.11", content: shippedContent }, store: memoryEditions() },
    onUnknown: () => undefined,
  });
  expect(await editions.take(standIn.sharePoint.toolkitEdits())).toEqual([]);
  expect(editions.current().content.steps.find(({ id }) => id === "0.2")?.title).toBe(
    "Say it in three lines",
  );
});
