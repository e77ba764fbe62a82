import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { Failure } from "../../../bot/common/failure";
import type { Person } from "../../../bot/common/person";
import { problemSchema } from "../../../bot/contract";
import { createRegisterFiles } from "../../../bot/documents/spreadsheets/register-file";
import { asMeetingId } from "../../../bot/forum";
import { createHttp, type HttpDeps, listen } from "../../../bot/http";
import { alex, memoryLog, noDocuments, type Product, reference, tenantId } from "../../support/teams";
import { documentsOf } from "../documents/build-record";
import { readDocx } from "../documents/read-docx";

const audience = "22222222-3333-4444-8555-666666666666";
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ticket = "t".repeat(43);
const lee: Person = {
  id: "00000000-0000-0000-0000-000000000023" as never,
  name: "Lee Gu",
  roles: ["member"],
};

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let keyServer: Server;
let product: Product;
let documents: HttpDeps["documents"];
let log: ReturnType<typeof memoryLog>;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  keys = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  keyServer = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((done) => keyServer.listen(0, "127.0.0.1", done));
});
afterAll(() => new Promise((done) => keyServer.close(done)));

beforeEach(async () => {
  ({ product, documents } = documentsOf({ people: [alex, lee] }));
  log = memoryLog();
  await serve();
});
afterEach(() => stop());

async function serve(given: Partial<HttpDeps> = {}): Promise<void> {
  await stop?.();
  const app = createHttp({
    consultations: product.consultations,
    actions: product.actions,
    feedback: product.feedback,
    settings: product.settings,
    ...noDocuments,
    documents,
    tickets: { find: async (id) => (id === ticket ? ticketOf(alex, "evidence-pack") : undefined) },
    signIn: {
      issuer,
      keysUrl: `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/keys`,
      audiences: [audience],
      tenantId,
      directory: product.directory,
    },
    receive: async () => undefined,
    health: async () => ({}),
    tabDirectory: "no-such-folder",
    tabHostOrigins: [],
    newId: () => "request-1",
    log: log.log,
    ...given,
  });
  const { server, port } = await listen(app, { host: "127.0.0.1", port: 0 });
  url = `http://127.0.0.1:${port}`;
  stop = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
}

const ticketOf = (person: Person, kind: "plan" | "evidence-pack") => ({
  person: person.id,
  reference: reference("2027-00042"),
  kind,
});

const tokenOf = (person: Person) =>
  new SignJWT({ oid: person.id, tid: tenantId, scp: "access_as_user" })
    .setProtectedHeader({ alg: "RS256", kid: "one" })
    .setIssuedAt()
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime("5m")
    .sign(keys.privateKey);

async function get(path: string, person?: Person) {
  const headers = person ? { Authorization: `Bearer ${await tokenOf(person)}` } : undefined;
  return fetch(`${url}${path}`, headers && { headers });
}
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe("a document for the tab", () => {
  it.each([
    ["plan", "Consultation plan"],
    ["evidence-pack", "Evidence pack"],
  ])("%s.docx is a Word file to keep, made now and kept nowhere on the way", async (file, title) => {
    const response = await get(`/api/consultations/2027-00042/${file}.docx`, alex);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, wordType]);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="2027-00042 ${file.replace("-", " ")}.docx"`,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(readDocx(await bytesOf(response)).title).toContain(title);
  });

  it("is not for the signed out", async () => {
    for (const file of ["plan", "evidence-pack"])
      expect((await get(`/api/consultations/2027-00042/${file}.docx`)).status).toBe(401);
  });

  it.each(["2027-09999", "nonsense", "..%2F..%2Fme", "2027-00042%22%0D%0AX-Evil:1"])(
    "of %s, which is not there, is answered in words",
    async (asked) => {
      const response = await get(`/api/consultations/${asked}/plan.docx`, alex);
      expect(response.status).toBe(404);
      expect(problemSchema.parse(await response.json()).error.code).toBe("not_found");
    },
  );

  it("gives a councillor the plan, and says why not the pack", async () => {
    expect((await get("/api/consultations/2027-00042/plan.docx", lee)).status).toBe(200);
    const refused = await get("/api/consultations/2027-00042/evidence-pack.docx", lee);
    expect(refused.status).toBe(403);
    expect(problemSchema.parse(await refused.json()).error.message).toBe(
      "The evidence pack is for officers. Ask the lead officer what you need from it.",
    );
  });
});

describe("a link of a card", () => {
  it("gives its document to a browser that is not signed in", async () => {
    const response = await get(`/documents/${ticket}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, wordType]);
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="2027-00042 evidence pack.docx"',
    );
    expect([response.headers.get("cache-control"), response.headers.get("x-robots-tag")]).toEqual([
      "no-store",
      "noindex",
    ]);
    expect(readDocx(await bytesOf(response)).text).toContain("by Alex Wilber");
  });

  it.each(["x".repeat(43), "short", "%3Cscript%3E", "..%2F..%2Fhealthz"])(
    "that has run out or never was (%s) is a page that says what to do",
    async (id) => {
      const response = await get(`/documents/${id}`);
      const page = await response.text();
      expect([response.status, response.headers.get("content-type")]).toEqual([
        404,
        "text/html; charset=utf-8",
      ]);
      expect(page).toContain("This link has run out.");
      expect(page).toContain("type: download");
      expect(page).not.toContain(id);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    },
  );

  it("gives nothing any more to somebody who has left, or may have it no longer", async () => {
    const gone = { ...alex, id: "00000000-0000-0000-0000-000000000099" as never };
    for (const person of [gone, lee]) {
      await serve({ tickets: { find: async () => ticketOf(person, "evidence-pack") } });
      expect((await get(`/documents/${ticket}`)).status).toBe(403);
    }
  });

  it.each([
    [undefined, "csv"],
    [2027, "xlsx"],
  ] as const)(
    "gives the register of %j as %s, to who may have it when it is opened",
    async (year, format) => {
      const asked: unknown[] = [];
      const { registerFile } = createRegisterFiles({
        ...{ consultations: product.consultations, clock: product.clock },
        breathe: async () => undefined,
      });
      const opened = async (person: Person) => {
        await serve({
          documents: {
            ...noDocuments.documents,
            registerFile: (ask) => {
              asked.push([ask.by.id, ask.format, ask.year]);
              return registerFile(ask);
            },
          },
          tickets: { find: async () => ({ person: person.id, kind: "register", format, year }) },
        });
        return get(`/documents/${ticket}`);
      };
      const response = await opened(alex);
      expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect(response.headers.get("content-disposition")).toMatch(
        new RegExp(`^attachment; filename="Consultations ${year ?? "register"} [0-9-]{10}\\.${format}"$`),
      );
      expect(asked).toEqual([[alex.id, format, year]]);
      const refused = await opened(lee);
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain("The whole register is for officers.");
      expect((await opened({ ...alex, id: "00000000-0000-0000-0000-000000000099" as never })).status).toBe(
        403,
      );
    },
  );

  it("gives the notes of a meeting as whoever the link was made for", async () => {
    const asked: unknown[] = [];
    await serve({
      documents: {
        ...noDocuments.documents,
        meetingNotes: async (ask) => {
          asked.push([ask.meeting, ask.by.id]);
          return { fileName: "Forum notes.docx", contentType: wordType, bytes: Buffer.from("notes") };
        },
      },
      tickets: {
        find: async () => ({ person: lee.id, kind: "meeting-notes", meeting: asMeetingId("7") }),
      },
    });
    const response = await get(`/documents/${ticket}`);
    expect([response.status, await response.text()]).toEqual([200, "notes"]);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="Forum notes.docx"');
    expect(asked).toEqual([["7", lee.id]]);
  });

  it("whose document cannot be made just now says so, harmlessly, and its address is in no log", async () => {
    await serve({
      documents: {
        ...noDocuments.documents,
        takeAway: async () => {
          throw new Failure("unavailable", "SharePoint <b>is</b> not answering. Try again in a minute.");
        },
      },
    });
    const response = await get(`/documents/${ticket}`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("SharePoint &#60;b&#62;is&#60;/b&#62; not answering.");
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain(ticket);
  });
});
