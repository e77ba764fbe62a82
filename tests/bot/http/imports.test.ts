import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { Person } from "../../../bot/common/person";
import { problemSchema, registerImportSchema } from "../../../bot/contract";
import { readSpreadsheet } from "../../../bot/documents/spreadsheets/read-spreadsheet";
import { createRegisterFiles } from "../../../bot/documents/spreadsheets/register-file";
import { people } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import {
  adele,
  alex,
  buildConsultation,
  buildProduct,
  type Product,
  referenceNumber,
} from "../../support/teams";

const { lee, megan, diego } = people;
let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({
    people: [alex, adele, megan, lee, diego],
    consultations: [
      buildConsultation(),
      buildConsultation({ reference: referenceNumber(7), startDate: undefined }),
    ],
  });
  const { registerFile } = createRegisterFiles({
    ...{ consultations: product.consultations, clock: product.clock },
    breathe: async () => undefined,
  });
  api = await startTabApi(product, { documents: { readSpreadsheet, registerFile } as never });
});
afterEach(() => api.close());

const upload = (by: Person | undefined, file: string | Buffer) =>
  api.send(by, "POST", "/api/imports", Buffer.from(file as string), {
    "X-File-Name": "Cynllun%20%C5%B5.csv",
  });
const file = "Title,Opens\nGŵyl £5,01/03/2027\n,02/03/2027\n";

describe("the register as a file", () => {
  it.each(["csv", "xlsx"])("%s is not for the signed out, nor for councillors", async (format) => {
    expect((await api.ask(undefined, "GET", `/api/register.${format}`)).status).toBe(401);
    expect((await api.ask(lee, "GET", `/api/register.${format}`)).status).toBe(403);
    expect((await api.ask(alex, "GET", `/api/register.${format}?year=soon`)).status).toBe(400);
  });

  it("is there for an officer, whole or one year of it", async () => {
    const whole = await api.send(alex, "GET", "/api/register.csv");
    expect([whole.status, whole.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await readSpreadsheet(bytes)).rows).toHaveLength(3);
    const other = await api.send(alex, "GET", "/api/register.xlsx?year=1999");
    expect((await readSpreadsheet(Buffer.from(await other.arrayBuffer()))).rows).toHaveLength(1);
  });
});

describe("a spreadsheet brought in", () => {
  it("is for the engagement lead and administrators alone", async () => {
    expect((await upload(undefined, file)).status).toBe(401);
    for (const by of [alex, megan, lee]) expect((await upload(by, file)).status).toBe(403);
    expect((await upload(diego, file)).status).toBe(201);
  });

  it.each([
    ["nothing", "", 400, "No file came"],
    ["no title", "Opens\n01/03/2027\n", 400, "no column for the title"],
  ])("with %s is refused in words", async (_, given, status, said) => {
    const answer = await upload(adele, given);
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(await answer.json()).error.message).toContain(said);
  });

  it("of more than 150 MB is refused before any of it is read", async () => {
    const head = { "Content-Length": "150000001", Authorization: await api.signedIn(adele) };
    const sending = request(`${api.url}/api/imports`, { method: "POST", headers: head });
    const answered = once(sending, "response") as Promise<[IncomingMessage]>;
    // Its head alone: an answer that waits for the file never comes.
    sending.flushHeaders();
    const [answer] = await answered;
    expect([answer.statusCode, await textOf(answer)]).toEqual([413, expect.stringContaining("150 MB")]);
    sending.destroy();
  });

  it("that does not say how long it is stops at 150 MB", async () => {
    const piece = Buffer.alloc(10_000_000, "a");
    const body = ReadableStream.from(Array.from({ length: 16 }, () => piece));
    const answer = await fetch(`${api.url}/api/imports`, {
      ...{ method: "POST", body, duplex: "half" },
      headers: { Authorization: await api.signedIn(adele) },
    } as RequestInit);
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("150 MB")]);
  });

  it("packed on its way is refused, not unpacked", async () => {
    const answer = await api.send(adele, "POST", "/api/imports", gzipSync(file), {
      "Content-Encoding": "gzip",
    });
    expect(answer.status).toBe(415);
  });

  it("is told row by row, written when somebody says so, and not twice", async () => {
    const seen = registerImportSchema.parse(await (await upload(adele, file)).json());
    expect(seen).toMatchObject({
      fileName: "Cynllun ŵ.csv",
      state: "checked",
      counts: { add: 1, cannot: 1 },
    });
    expect(product.register.consultations.all()).toHaveLength(2);
    const path = `/api/imports/${seen.id}`;
    expect((await api.ask(alex, "POST", `${path}/run`)).status).toBe(403);
    expect((await api.ask(adele, "POST", `${path}/run`)).status).toBe(202);
    while (await product.consultations.continueImport({ id: seen.id })) void 0;
    const done = registerImportSchema.parse((await api.ask(adele, "GET", `${path}?what=add`)).body);
    expect(done).toMatchObject({ state: "done", progress: { rows: 2, rowsDone: 2, added: 1 } });
    expect(done.rows).toMatchObject([{ line: 2, outcome: "added", title: "Gŵyl £5" }]);
    const again = registerImportSchema.parse(await (await upload(adele, file)).json());
    expect(again.counts).toMatchObject({ add: 0, same: 1 });
  });

  it("that is not there, or asked for wrongly, says so", async () => {
    expect((await api.ask(adele, "GET", "/api/imports/nonsense")).status).toBe(404);
    expect((await api.ask(adele, "GET", "/api/imports/x?page=0")).status).toBe(400);
    const { id } = registerImportSchema.parse(await (await upload(adele, file)).json());
    expect((await api.ask(adele, "POST", `/api/imports/${id}/discard`)).status).toBe(204);
    expect((await api.ask(adele, "GET", `/api/imports/${id}`)).status).toBe(404);
  });
});
