import { alex, type Started, start } from "./start";

let on: Started;
beforeEach(async () => {
  on = await start();
});
afterEach(() => on.graph.close());

const folder = "Consultations/2027-00042";
const put = (name: string, behaviour = "fail", site = on.site) =>
  on.call(
    "PUT",
    `${site}/drive/root:/${folder}/${encodeURIComponent(name)}:/content?@microsoft.graph.conflictBehavior=${behaviour}`,
    "<script>",
  );

it("keeps a file, and gives an address that hands it out and never shows it", async () => {
  const { status, body } = await put("Cynllun ŵ & more.svg");
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: "Cynllun ŵ & more.svg", size: 10 });
  const page = await fetch(body.webUrl);
  expect(await page.text()).toBe('"<script>"');
  expect(page.headers.get("content-type")).toBe("application/octet-stream");
  expect(page.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await fetch(`${body.webUrl}x`)).status).toBe(404);
});

it("says that a name is taken, or counts on, or writes over it, as it was asked", async () => {
  await put("Plan.pdf");
  expect(await put("PLAN.pdf")).toMatchObject({
    status: 409,
    body: { error: { code: "nameAlreadyExists" } },
  });
  expect((await put("Plan.pdf", "rename")).body.name).toBe("Plan 1.pdf");
  expect((await put("Plan.pdf", "rename")).body.name).toBe("Plan 2.pdf");
  expect(await put("Plan.pdf", "replace")).toMatchObject({ status: 200, body: { name: "Plan.pdf" } });
});

it.each([
  'a"b',
  "a*b",
  "a<b",
  "a|b",
  " a",
  "a ",
  "a.",
  ".a",
  "~$a",
  "CON",
  "nul.txt",
  "desktop.ini",
  "a_vti_b",
  "a".repeat(400),
])("refuses the name %j", async (name) => {
  expect((await put(name)).status).toBe(400);
});

it("knows one site, no empty file, and nothing else of a drive", async () => {
  expect((await put("Plan.pdf", "fail", "/sites/127.0.0.1,a,b")).status).toBe(404);
  expect((await on.call("PUT", `${on.site}/drive/root:/${folder}/Plan.pdf:/content`)).status).toBe(400);
  expect((await on.call("GET", `${on.site}/drive/root:/${folder}/Plan.pdf`)).status).toBe(404);
  expect((await on.call("GET", `${on.site}/drive/root/children`)).status).toBe(501);
  expect((await on.call("GET", `/users/${alex.id}/drive`)).status).toBe(501);
});

it("forgets the files with everything else", async () => {
  const { webUrl } = (await put("Plan.pdf")).body;
  await on.control("POST", "/reset");
  expect((await fetch(webUrl)).status).toBe(404);
});
