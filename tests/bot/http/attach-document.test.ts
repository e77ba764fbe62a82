import { request } from "node:http";
import type { Person } from "../../../bot/common/person";
import { problemSchema, recordViewSchema } from "../../../bot/contract";
import { people } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import { adele, alex, buildConsultation, buildProduct, grady, referenceNumber } from "../../support/teams";

const { lee } = people;
const at = "/api/consultations/2027-00042/documents";
let api: TabApi;
beforeEach(async () => {
  api = await startTabApi(
    buildProduct({
      people: [alex, adele, grady, lee],
      consultations: [
        buildConsultation(),
        buildConsultation({ reference: referenceNumber(7), workflowStatus: "Complete" }),
      ],
    }),
  );
});
afterEach(() => api.close());

const attach = (
  by: Person | undefined,
  { file = "the plan", name = "Cynllun%20%C5%B5.pdf", path = at } = {},
) => api.send(by, "POST", path, Buffer.from(file), { "X-File-Name": name });
const said = async (answer: Response) => problemSchema.parse(await answer.json()).error.message;

it("attaches a file as it comes, and answers with the record", async () => {
  const answer = await attach(alex);
  expect(answer.status).toBe(200);
  const body: unknown = await answer.json();
  const record = recordViewSchema.parse(body);
  expect(body).toEqual(record);
  expect(record.forOfficers?.supportingDocuments).toMatchObject([{ title: "Cynllun ŵ.pdf" }]);
});

it("is for whoever may change the record", async () => {
  expect((await attach(undefined)).status).toBe(401);
  for (const by of [grady, lee]) expect((await attach(by)).status).toBe(403);
  expect((await attach(adele)).status).toBe(200);
});

it.each([
  ["no file", { file: "" }, 400, "This file is empty"],
  ["no name", { name: "" }, 400, "X-File-Name"],
  ["a program", { name: "C%3A%5Cplan.exe" }, 400, "A .exe file can run"],
  ["no such record", { path: "/api/consultations/2027-99999/documents" }, 404, "2027-99999"],
  ["no reference", { path: "/api/consultations/nonsense/documents" }, 404, "nothing at this address"],
  ["a finished record", { path: "/api/consultations/2027-00007/documents" }, 409, "complete"],
])("refuses in words: %s", async (_, sent, status, words) => {
  const answer = await attach(alex, sent);
  expect(answer.status).toBe(status);
  expect(await said(answer)).toContain(words);
});

it("takes the name as it came when it is not encoded, without folders and marks nobody sees", async () => {
  const answer = await attach(alex, { name: "..%2F..%2F100%25%20%E2%80%AEsure.pdf" });
  expect(recordViewSchema.parse(await answer.json()).forOfficers?.supportingDocuments).toMatchObject([
    { title: "100% sure.pdf" },
  ]);
  const other = await attach(alex, { name: "50% off.pdf", file: "another" });
  expect(recordViewSchema.parse(await other.json()).forOfficers?.supportingDocuments[1]?.title).toBe(
    "50% off.pdf",
  );
});

it("refuses more than 25 MB before any of it is read", async () => {
  const authorization = await api.signedIn(alex);
  const status = await new Promise<number | undefined>((done, failed) => {
    const asked = request(
      `${api.url}${at}`,
      {
        method: "POST",
        headers: { "Content-Length": "26214401", Authorization: authorization, "X-File-Name": "a.pdf" },
      },
      (answer) => {
        done(answer.statusCode);
        asked.destroy();
      },
    );
    asked.on("error", failed);
    asked.flushHeaders();
  });
  expect(status).toBe(413);
});

it("refuses more than 25 MB when nobody said how much is coming", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const answer = await fetch(`${api.url}${at}`, {
    method: "POST",
    headers: { Authorization: await api.signedIn(alex), "X-File-Name": "a.pdf" },
    body: new ReadableStream({
      start(stream) {
        for (let sent = 0; sent < 26; sent++) stream.enqueue(chunk);
        stream.close();
      },
    }),
    duplex: "half",
  } as RequestInit);
  expect(answer.status).toBe(413);
  expect(await said(answer)).toContain("bigger than 25 MB");
});
