import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import type { z } from "zod";
import { createClashes, readClashAsk } from "../../../bot/clashes";
import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { englandWorkingDays } from "../../../bot/common/working-days";
import {
  clashesSchema,
  forwardPlanSchema,
  meSchema,
  myWorkSchema,
  problemSchema,
  tabSettingsSchema,
  toolkitLevelSchema,
} from "../../../bot/contract";
import { createHttp, type HttpDeps, listen } from "../../../bot/http";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  noDocuments,
  type Product,
  referenceNumber,
  tenantId,
} from "../../support/teams";

const audience = "22222222-3333-4444-8555-666666666666";
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let otherKeys: typeof keys;
let keyServer: Server;
let keysUrl: string;
let keyAnswer: { status: number; body: string } | "reset";
let goodKeys: string;

beforeAll(async () => {
  keys = await generateKeyPair("RS256", { extractable: true });
  otherKeys = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  goodKeys = JSON.stringify({ keys: [jwk] });
  keyServer = createServer((_request, response) => {
    if (keyAnswer === "reset") {
      response.destroy();
      return;
    }
    response.writeHead(keyAnswer.status, { "Content-Type": "application/json" });
    response.end(keyAnswer.body);
  });
  await new Promise<void>((done) => keyServer.listen(0, "127.0.0.1", done));
  keysUrl = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/keys`;
});
afterAll(() => new Promise((done) => keyServer.close(done)));

let product: Product;
let folder: string;
let url: string;
let stop: () => Promise<void>;

beforeEach(async () => {
  keyAnswer = { status: 200, body: goodKeys };
  folder = mkdtempSync(join(tmpdir(), "tab-"));
  mkdirSync(join(folder, "tab", "assets"), { recursive: true });
  writeFileSync(join(folder, "tab", "index.html"), "<!doctype html><title>Forum</title>");
  writeFileSync(join(folder, "tab", "assets", "app-1a2b.js"), "export {};");
  writeFileSync(join(folder, "tab", ".secret"), "hidden");
  writeFileSync(join(folder, "outside.txt"), "outside");
  product = buildProduct({
    consultations: [
      buildConsultation(),
      buildConsultation({
        reference: referenceNumber(7),
        leadOfficer: undefined,
        engagementLevel: undefined,
        track: undefined,
        startDate: undefined,
        endDate: undefined,
        decisionDate: undefined,
      }),
      buildConsultation({ reference: referenceNumber(8), workflowStatus: "Stopped", leadOfficer: undefined }),
    ],
    actions: [
      buildAction({ dueDate: "2027-02-01" as never }),
      buildAction({ id: "2" as never, status: "Done" }),
      buildAction({ id: "3" as never, reference: undefined, stepId: undefined, dueDate: undefined }),
      buildAction({ id: "4" as never, reference: referenceNumber(999) }),
    ],
  });
  await serve();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(given: Partial<HttpDeps> = {}): Promise<void> {
  await stop?.();
  let last = 0;
  const app = createHttp({
    consultations: product.consultations,
    actions: product.actions,
    feedback: product.feedback,
    settings: product.settings,
    signIn: {
      issuer,
      keysUrl,
      audiences: [audience, `api://forum/${audience}`],
      tenantId,
      directory: product.directory,
    },
    receive: async (_request, response) => void response.status(200).end(),
    health: async () => ({ bot: { state: "ok" }, sharepoint: { state: "stale", note: "As of 08:30." } }),
    ...noDocuments,
    tabDirectory: join(folder, "tab"),
    tabHostOrigins: ["http://127.0.0.1:3980"],
    newId: () => `request-${++last}`,
    log: product.log,
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

const claims = { oid: alex.id as string, tid: tenantId, scp: "openid access_as_user", name: "Somebody Else" };

function token(changed: JWTPayload = {}, { signedBy = keys.privateKey, kid = "one", expires = "5m" } = {}) {
  const { iss = issuer, aud = audience, ...rest } = { ...claims, ...changed };
  const jwt = new SignJWT(rest).setProtectedHeader({ alg: "RS256", kid }).setIssuedAt();
  return jwt.setIssuer(iss).setAudience(aud).setExpirationTime(expires).sign(signedBy);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function get(path: string, bearer?: string, init: RequestInit = {}) {
  const headers = { ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}), ...init.headers };
  const response = await fetch(`${url}${path}`, { ...init, headers });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

/** In order by the contract's shape, and with nothing in it that the shape does not name. */
function expectExactly<Shape extends z.ZodType>(schema: Shape, body: unknown): z.infer<Shape> {
  const read = schema.parse(body);
  expect(body).toEqual(read);
  return read;
}

const everyAddress = [
  ...["/api/me", "/api/forward-plan", "/api/my-work", "/api/nothing"],
  ...["/api/actions/unowned", "/api/reminders/mine", "/api/reminders/would-be-sent", "/api/deliveries"],
];

describe("signed out", () => {
  const now = () => Math.floor(Date.now() / 1000);
  const signedHs256 = async (secret: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: "one" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime("5m")
      .sign(new TextEncoder().encode(secret));

  const tokens: Record<string, () => Promise<string | undefined> | string | undefined> = {
    "no token": () => undefined,
    "a word": () => "nonsense",
    "three words": () => "a.b.c",
    "an expired token": () => token({}, { expires: "-2m" }),
    "a token for another app": () => token({ aud: "33333333-3333-4444-8555-666666666666" }),
    "a token of another issuer": () => token({ iss: "https://issuer.example/v2.0" }),
    "a token of another tenant": () => token({ tid: "00000000-0000-0000-0000-0000000000ff" }),
    "a token without a tenant": () => token({ tid: undefined }),
    "a token without a person": () => token({ oid: undefined }),
    "a token whose person is no id": () => token({ oid: "../alex" }),
    "a token for no scope": () => token({ scp: undefined }),
    "a token for another scope": () => token({ scp: "access_as_user_not User.Read" }),
    "a token with scopes in a list": () => token({ scp: ["access_as_user"] }),
    "an app's own token": () => token({ scp: undefined, roles: ["access_as_user"], idtyp: "app" }),
    "a token not valid yet": () => token({ nbf: now() + 3_600 }),
    "a token that never ends": async () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: "one" })
        .setIssuer(issuer)
        .setAudience(audience)
        .sign(keys.privateKey),
    "a token nobody signed": () =>
      `${part({ alg: "none", kid: "one" })}.${part({ ...claims, iss: issuer, aud: audience, exp: now() + 300 })}.`,
    "a token signed with the public key as a secret": async () =>
      signedHs256(await exportSPKI(keys.publicKey)),
    "a token signed with the key set as a secret": () => signedHs256(goodKeys),
    "a token signed by another key": () => token({}, { signedBy: otherKeys.privateKey }),
    "a token signed by another key of another name": () =>
      token({}, { signedBy: otherKeys.privateKey, kid: "two" }),
    "a token changed after it was signed": async () => {
      const [head, , signature] = (await token()).split(".");
      const changed = { ...claims, oid: adele.id, iss: issuer, aud: audience, exp: now() + 300 };
      return `${head}.${part(changed)}.${signature}`;
    },
  };

  it.each(Object.entries(tokens))("%s opens nothing", async (_what, make) => {
    const bearer = await make();
    for (const address of everyAddress) {
      const { status, body, headers } = await get(address, bearer);
      expect([address, status]).toEqual([address, 401]);
      expect(expectExactly(problemSchema, body).error).toEqual({
        code: "signed_out",
        message: "Sign in again: open this tab in Teams.",
        requestId: headers.get("x-request-id"),
      });
    }
  });

  it("a token of another kind than Bearer, or in the address, opens nothing", async () => {
    const bearer = await token();
    expect((await get("/api/me", undefined, { headers: { Authorization: `Basic ${bearer}` } })).status).toBe(
      401,
    );
    expect((await get(`/api/me?access_token=${bearer}`)).status).toBe(401);
  });
});

describe("signed in", () => {
  it("but not in the directory, a person is told the tab is not for them", async () => {
    const { status, body } = await get(
      "/api/me",
      await token({ oid: "00000000-0000-0000-0000-000000000099" }),
    );
    expect(status).toBe(403);
    expect(expectExactly(problemSchema, body).error.message).toBe(
      "You are not in this council's directory, so this tab is not for you.",
    );
  });

  it.each([
    ["hangs up", "reset"],
    ["is in trouble", { status: 500, body: "" }],
    ["answers no JSON", { status: 200, body: "<html>" }],
    ["answers no key set", { status: 200, body: "{}" }],
  ] as const)("while the issuer of keys %s, nobody is told they are signed out", async (_what, answer) => {
    keyAnswer = answer;
    const bearer = await token();
    const { status, body } = await get("/api/me", bearer);
    expect(status).toBe(503);
    expect(expectExactly(problemSchema, body).error).toMatchObject({
      code: "unavailable",
      message: "Sign-in is not answering just now. Try again in a minute.",
    });
    expect(product.lines.filter(({ level }) => level === "error")).toHaveLength(1);
    // And as soon as it answers again, people are let in.
    keyAnswer = { status: 200, body: goodKeys };
    expect((await get("/api/me", bearer)).status).toBe(200);
  });

  it("a person is who the directory says, not who the token says", async () => {
    const { status, body, headers } = await get(
      "/api/me",
      await token({ oid: adele.id.toUpperCase(), roles: ["x"] }),
    );
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(expectExactly(meSchema, body)).toEqual({
      id: adele.id,
      name: "Adele Vance",
      roles: ["officer", "engagementLead"],
      councilName: "Westhaven Council",
      wholeArea: "Whole borough",
    });
  });

  it("a person sees the forward plan with the fields the contract names and no others", async () => {
    const { status, body, text } = await get(
      "/api/forward-plan",
      await token({ aud: `api://forum/${audience}` }),
    );
    expect(status).toBe(200);
    const { rows } = expectExactly(forwardPlanSchema, body);
    expect(rows.map((row) => row.reference)).toEqual(["2027-00042", "2027-00007"]);
    expect(rows[0]).toMatchObject({
      title: "Parks strategy",
      leadOfficer: "Alex Wilber",
      timing: "forthcoming",
    });
    for (const kept of ["levelAnswers", "levelReason", "externalId", "changedBy", alex.id, "plan-42"])
      expect(text).not.toContain(kept);
  });

  it("a person sees their own work, soonest first and done things left out", async () => {
    const { status, body } = await get("/api/my-work", await token());
    expect(status).toBe(200);
    const work = expectExactly(myWorkSchema, body);
    expect(
      work.consultations.map(({ reference, stepsDone, stepsTotal }) => [reference, stepsDone, stepsTotal]),
    ).toEqual([["2027-00042", 1, 2]]);
    expect(work.actions.map(({ id, late, consultationTitle }) => [id, late, consultationTitle])).toEqual([
      ["1", true, "Parks strategy"],
      ["4", false, undefined],
      ["3", false, undefined],
    ]);
    const others = await get("/api/my-work", await token({ oid: adele.id }));
    expect(others.body).toMatchObject({ consultations: [], actions: [] });
  });

  it("says when the register is out of date", async () => {
    product.register.setStale(new Date("2027-03-01T08:30:00Z"));
    for (const address of ["/api/forward-plan", "/api/my-work"])
      expect((await get(address, await token())).body).toMatchObject({
        stale: true,
        asOf: "2027-03-01T08:30:00.000Z",
      });
  });

  it("an address that is not there is a problem in words, whatever is done with it", async () => {
    const bearer = await token();
    for (const [address, method] of [
      ["/api/nothing", "GET"],
      ["/api/me", "POST"],
      ["/api/__proto__", "GET"],
      ["/api/", "GET"],
    ] as const) {
      const { status, body } = await get(address, bearer, { method });
      expect([address, method, status]).toEqual([address, method, 404]);
      expect(expectExactly(problemSchema, body).error.code).toBe("not_found");
    }
  });

  it.each([
    ["invalid", 400],
    ["not_allowed", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["unavailable", 503],
  ] as const)("a failure that is %s is answered %i with its words", async (code, status) => {
    const seeForwardPlan = () => {
      throw new Failure(code, "Words for a person.", { cause: new Error("secret of ours") });
    };
    await serve({ consultations: { ...product.consultations, seeForwardPlan } });
    const answer = await get("/api/forward-plan", await token());
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      error: { code, message: "Words for a person.", requestId: answer.headers.get("x-request-id") },
    });
  });

  it("a bug tells its number and nothing else, and is logged once in full", async () => {
    const bug = new TypeError("rows is not iterable");
    const seeForwardPlan = () => {
      throw bug;
    };
    await serve({ consultations: { ...product.consultations, seeForwardPlan } });
    const { status, body, text } = await get("/api/forward-plan", await token());
    expect([status, body.error.code]).toEqual([500, "bug"]);
    expect(text).not.toContain("iterable");
    const [line, ...more] = product.lines.filter(({ level }) => level === "error");
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      event: "request.failed",
      error: bug,
      fields: { requestId: body.error.requestId },
    });
  });
});

it("gives every answer a number of its own", async () => {
  const numbers = [];
  for (const path of ["/healthz", "/api/me", "/tab/", "/tab/settings.json", "/api/nothing", "/nowhere"])
    numbers.push((await get(path)).headers.get("x-request-id"));
  expect(new Set(numbers).size).toBe(6);
  expect(numbers).not.toContain(null);
});

describe("a councillor who is nothing else", () => {
  it("gets no row of work that nobody has agreed to, in the forward plan or their own work", async () => {
    const lee = { ...alex, roles: ["member"] as const };
    const idea = buildConsultation({
      reference: referenceNumber(9),
      workflowStatus: "Idea",
      title: "Closing a pool",
    });
    const actions = [buildAction({ reference: referenceNumber(9) })];
    const titles = async (people: Parameters<typeof buildProduct>[0]) => {
      product = buildProduct({ consultations: [buildConsultation(), idea], actions, ...people });
      await serve();
      const plan = await get("/api/forward-plan", await token());
      return { plan: plan.text, work: (await get("/api/my-work", await token())).text };
    };
    const officer = await titles({ people: [alex] });
    expect(officer.plan).toContain("Closing a pool");
    expect(officer.work).toContain("Closing a pool");
    const councillor = await titles({ people: [lee] });
    expect(councillor.plan).toContain("Parks strategy");
    expect(councillor.plan + councillor.work).not.toContain("Closing a pool");
  });
});

describe("health", () => {
  it("names each part, and is well while people are served from a copy a little old", async () => {
    const { status, body } = await get("/healthz");
    expect(status).toBe(200);
    expect(body).toEqual({
      ready: true,
      parts: { bot: { state: "ok" }, sharepoint: { state: "stale", note: "As of 08:30." } },
    });
  });

  it("is not well when a part is down", async () => {
    await serve({
      health: async () => ({ bot: { state: "ok" }, storage: { state: "down", note: "No answer." } }),
    });
    const { status, body } = await get("/healthz");
    expect([status, body.ready, body.parts.storage.note]).toEqual([503, false, "No answer."]);
  });

  it("is not well, rather than silent, when it cannot be found out", async () => {
    await serve({ health: () => Promise.reject(new Error("lost")) });
    expect((await get("/healthz")).status).toBeGreaterThanOrEqual(500);
  });
});

describe("the tab", () => {
  it("may be framed by Microsoft's hosts and those of the settings, and by nobody else", async () => {
    const { status, headers, text } = await get("/tab/");
    expect([status, text]).toEqual([200, "<!doctype html><title>Forum</title>"]);
    const policy = Object.fromEntries(
      (headers.get("content-security-policy") ?? "").split("; ").map((each) => {
        const [name, ...values] = each.split(" ");
        return [name, values];
      }),
    );
    expect(policy["frame-ancestors"]).toEqual(
      expect.arrayContaining([
        "https://teams.microsoft.com",
        "https://*.cloud.microsoft",
        "http://127.0.0.1:3980",
      ]),
    );
    expect(policy["frame-ancestors"]).not.toContain("*");
    expect(JSON.stringify([policy["script-src"], policy["default-src"]])).not.toMatch(/unsafe|\*/);
    expect(headers.get("x-frame-options")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-cache");
  });

  it("keeps files named by their content for long", async () => {
    const { status, headers } = await get("/tab/assets/app-1a2b.js");
    expect([status, headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
  });

  it("learns who may frame it before anybody signs in", async () => {
    const { status, body } = await get("/tab/settings.json");
    expect(status).toBe(200);
    expect(expectExactly(tabSettingsSchema, body)).toEqual({ hostOrigins: ["http://127.0.0.1:3980"] });
  });

  it.each([
    "/tab/../outside.txt",
    "/tab/%2e%2e/outside.txt",
    "/tab/..%2foutside.txt",
    "/tab/%2e%2e%2foutside.txt",
    "/tab/..%5coutside.txt",
    "/tab/assets/../../outside.txt",
    "/tab/assets/..%2f..%2foutside.txt",
    "/tab//../outside.txt",
    "/tab/.secret",
    "/tab/%00",
    "/tab/%E0%A4%A",
  ])("gives nothing from outside its folder: %s", async (path) => {
    // fetch would tidy the path up; a socket sends it as it is.
    const { status, text } = await raw(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/outside$|hidden/);
    expect(text).not.toContain(folder);
    expect(product.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  const raw = (path: string) =>
    new Promise<{ status: number; text: string }>((done, fail) => {
      const { hostname, port } = new URL(url);
      const asked = httpRequest({ hostname, port, path }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, text }));
      });
      asked.on("error", fail).end();
    });
});

describe("a body that cannot be read", () => {
  const post = (body: string, type = "application/json", more = {}) =>
    get("/api/messages", undefined, { method: "POST", body, headers: { "Content-Type": type, ...more } });

  it.each([
    ["is far too long", 413, () => post(JSON.stringify({ text: "a".repeat(300_000) }))],
    ["is no JSON", 400, () => post("{")],
    ["is in letters nobody knows", 415, () => post("{}", "application/json; charset=klingon")],
    [
      "is packed in a way nobody knows",
      415,
      () => post("{}", "application/json", { "Content-Encoding": "x" }),
    ],
  ] as const)("because it %s is a problem in words and no fault of ours", async (_what, status, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(expectExactly(problemSchema, answer.body).error).toMatchObject({ code: "invalid" });
    expect(product.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("listening", () => {
  it("on a port in use is a sentence that says what to do", async () => {
    const taken = Number(new URL(url).port);
    const app = createHttp({ ...(await depsLike()), newId: () => "1" });
    const refused = listen(app, { host: "127.0.0.1", port: taken });
    await expect(refused).rejects.toBeInstanceOf(Failure);
    await expect(refused).rejects.toThrow(
      `Port ${taken} is in use. Stop what uses it, or choose another with PORT.`,
    );
  });

  it("where it may not is told as it is", async () => {
    const app = createHttp(await depsLike());
    await expect(listen(app, { host: "192.0.2.1", port: 0 })).rejects.toThrow(/EADDRNOTAVAIL/);
  });

  const depsLike = async (): Promise<HttpDeps> => ({
    consultations: product.consultations,
    actions: product.actions,
    feedback: product.feedback,
    settings: product.settings,
    signIn: { issuer, keysUrl, audiences: [audience], tenantId, directory: product.directory },
    receive: async () => undefined,
    health: async () => ({}),
    ...noDocuments,
    tabDirectory: folder,
    tabHostOrigins: [],
    newId: () => "1",
    log: product.log,
  });
});

describe("the level of engagement", () => {
  const answers = {
    open: "some",
    duty: "no",
    impact: 3,
    protected: true,
    canDelegate: false,
    freshEvidence: false,
    share: "advise",
    weeks: 14,
  };
  const ask = async (body: unknown, bearer?: string) =>
    get("/api/toolkit/level", bearer ?? (await token()), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  it("is not for the signed out", async () => {
    expect((await ask(answers, "nonsense")).status).toBe(401);
  });

  it("is decided by the same rules as in chat, with its reasons and nothing more", async () => {
    const { status, body } = await ask(answers);
    expect(status).toBe(200);
    const { reasons, ...decided } = expectExactly(toolkitLevelSchema, body);
    expect(decided).toEqual({ level: "consult", track: "full", floor: "consult", weeksNeeded: 13 });
    expect(reasons.join(" ")).toContain("15 weeks");
  });

  it("can be to stop", async () => {
    const { body } = await ask({ ...answers, open: "none", duty: "unsure" });
    expect(expectExactly(toolkitLevelSchema, body)).toMatchObject({ level: "stop", floor: "consult" });
  });

  it.each([
    ["open", "half", "still open"],
    ["duty", true, "duty to consult"],
    ["impact", "2", "how big the effect is"],
    ["impact", 4, "how big the effect is"],
    ["protected", "yes", "harder on some groups of people"],
    ["canDelegate", undefined, "can be handed over"],
    ["freshEvidence", null, "last 12 months"],
    ["share", "all", "what the decision-maker will share"],
    ["weeks", 2.5, "how many whole weeks"],
    ["weeks", -1, "how many whole weeks"],
    ["weeks", "ten", "how many whole weeks"],
  ])("is not decided when %s is %j: the answer says what is asked for", async (field, value, said) => {
    const { status, body } = await ask({ ...answers, [field]: value });
    expect(status).toBe(400);
    const { error } = expectExactly(problemSchema, body);
    expect(error.code).toBe("invalid");
    expect(error.message).toContain(said);
    expect(error.message).toContain(`"${field}"`);
    expect(error.message.match(/Say /g)).toHaveLength(1);
  });

  it("names every answer that is missing", async () => {
    const { status, body } = await ask({});
    expect(status).toBe(400);
    for (const field of Object.keys(answers)) expect(body.error.message).toContain(`"${field}"`);
  });

  it.each([
    ["a list", []],
    ["nothing", null],
    ["no JSON", "{open"],
    ["a word", '"some"'],
  ])("is not decided from %s", async (_what, sent) => {
    const { status, body } = await ask(sent);
    expect(status).toBe(400);
    expect(expectExactly(problemSchema, body).error.code).toBe("invalid");
  });

  it("is not decided from a request without a body", async () => {
    const { status, body } = await get("/api/toolkit/level", await token(), { method: "POST" });
    expect(status).toBe(400);
    expect(body.error.message).toBe("Send the answers to the level questions as JSON.");
  });

  it("is asked for by POST alone", async () => {
    expect((await get("/api/toolkit/level", await token())).status).toBe(404);
  });
});

describe("the clash check", () => {
  const good = {
    startDate: "2027-09-07",
    endDate: "2027-10-19",
    areas: ["Whole area"],
    audiences: ["Residents"],
  };
  const ask = async (body: unknown, bearer?: string) =>
    get("/api/consultations/clashes", bearer ?? (await token()), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  beforeEach(async () => {
    const draft = buildConsultation({
      reference: referenceNumber(77),
      title: "A quiet draft",
      workflowStatus: "Idea",
      startDate: day("2027-09-01"),
      endDate: day("2027-10-13"),
      areas: ["Abbey"],
      audiences: ["Residents"],
    });
    const settings = () => ({ ...product.settings(), areas: [], audiences: [], wholeArea: "Whole area" });
    const clashes = createClashes({
      records: () => [draft],
      datesToAvoid: () => [],
      uncheckedIn: () => [],
      settings,
      workingDays: englandWorkingDays(),
      clock: { now: () => new Date("2027-06-01T09:00:00Z") },
    });
    await serve({
      checkClashes: (body, by) =>
        clashes.check(readClashAsk(body, { settings: settings(), today: day("2027-06-01") }), {
          mayName: () => by.name === "nobody",
        }),
    });
  });

  it("is not for the signed out", async () => {
    expect((await ask(good, "nonsense")).status).toBe(401);
  });

  it.each([["{"], ["[]"], [{ ...good, startDate: "2027-02-31" }]])(
    "says what is wrong with %j",
    async (body) => {
      const answer = await ask(body);
      expect(answer.status).toBe(400);
      expect(expectExactly(problemSchema, answer.body).error.code).toBe("invalid");
    },
  );

  it("answers with findings and better dates, and names nothing the reader may not see", async () => {
    const { status, body } = await ask(good);
    expect(status).toBe(200);
    const { findings } = expectExactly(clashesSchema, body);
    expect(findings.map(({ what }) => what)).toContain("It overlaps with another consultation");
    expect(JSON.stringify(body)).not.toContain("quiet draft");
  });
});
