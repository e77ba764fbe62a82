import { ManagedIdentityCredential } from "@azure/identity";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { alex, audience, type Started, start, tenantId } from "./start";

let on: Started;
beforeAll(async () => {
  on = await start();
});
afterAll(() => on.graph.close());

async function json(url: string, headers: Record<string, string> = {}): Promise<Record<string, string>> {
  return (await fetch(url, { headers })).json() as Promise<Record<string, string>>;
}

async function userToken(): Promise<string> {
  return (await on.control("POST", "/token", { user: alex.id })).body.token;
}

test("a person's token is one the tab's API can check the way it checks Entra's", async () => {
  const issuer = `${on.graph.url}/${tenantId}/v2.0`;
  const discovery = await json(`${issuer}/.well-known/openid-configuration`);
  expect(discovery["issuer"]).toBe(issuer);
  const keys = createRemoteJWKSet(new URL(discovery["jwks_uri"] ?? ""));
  const { payload } = await jwtVerify(await userToken(), keys, { issuer, audience, algorithms: ["RS256"] });
  expect(payload).toMatchObject({
    ...{ oid: alex.id, tid: tenantId, name: alex.displayName, preferred_username: alex.userPrincipalName },
    ...{ scp: "access_as_user", ver: "2.0", azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346" },
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  expect(payload).not.toHaveProperty("roles");
});

test("tokens are stamped by the wall clock even when the clock is steered", async () => {
  await on.control("POST", "/clock", { now: "2040-01-01T00:00:00Z" });
  const { iat = 0 } = decodeJwt(await userToken());
  await on.control("POST", "/clock", { now: null });
  expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(10);
});

test("nobody gets a token for somebody unknown", async () => {
  const { status, body } = await on.control("POST", "/token", {
    user: "00000000-0000-0000-0000-0000000000ff",
  });
  expect([status, body.error]).toEqual([404, expect.stringMatching(/Nobody of the local tenant/)]);
});

test("Graph takes the app's token for Graph and nothing else", async () => {
  const ask = async (Authorization: string) => {
    const { status, body } = await on.call("GET", `${on.site}/lists`, undefined, { Authorization });
    return [status, body.error?.code];
  };
  const refused = [401, "InvalidAuthenticationToken"];
  const msi = `${on.graph.url}/msi/token?api-version=2019-08-01&resource=https://storage.azure.com`;
  const { access_token: storage } = await json(msi, { "X-IDENTITY-HEADER": "local" });
  expect(await ask("")).toEqual(refused);
  expect(await ask("Bearer nonsense")).toEqual(refused);
  expect(await ask(`Bearer ${storage}`)).toEqual(refused);
  expect(await ask(`Bearer ${await userToken()}`)).toEqual(refused);
  expect(await ask(`Bearer ${on.token}`)).toEqual([200, undefined]);
});

test("the managed-identity endpoint wants its header", async () => {
  const url = `${on.graph.url}/msi/token?api-version=2019-08-01&resource=https://graph.microsoft.com`;
  expect((await fetch(url)).status).toBe(401);
});

describe("@azure/identity", () => {
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = process.env;
  afterEach(() => {
    Object.assign(process.env, { IDENTITY_ENDPOINT, IDENTITY_HEADER });
    if (IDENTITY_ENDPOINT === undefined) delete process.env["IDENTITY_ENDPOINT"];
    if (IDENTITY_HEADER === undefined) delete process.env["IDENTITY_HEADER"];
  });

  test.each([[undefined], ["22222222-0000-0000-0000-000000000002"]])(
    "gets its Graph token here unchanged (client id %s)",
    async (clientId) => {
      process.env["IDENTITY_ENDPOINT"] = `${on.graph.url}/msi/token`;
      process.env["IDENTITY_HEADER"] = "local";
      const credential = clientId
        ? new ManagedIdentityCredential({ clientId })
        : new ManagedIdentityCredential();
      const { token } = await credential.getToken("https://graph.microsoft.com/.default");
      const { status } = await on.call("GET", `${on.site}/lists`, undefined, {
        Authorization: `Bearer ${token}`,
      });
      expect(status).toBe(200);
    },
  );
});
