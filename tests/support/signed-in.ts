import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Person } from "../../bot/common/person";
import type { HttpDeps } from "../../bot/http";
import { type Product, startBot, tenantId } from "./teams";

const audience = "22222222-3333-4444-8555-666666666666";
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;

export interface Answered {
  status: number;
  body: unknown;
}

export interface TabApi {
  /** As somebody signed in; as nobody where there is no person. A body that is a text goes as it is. */
  ask(
    by: Person | undefined,
    method: "GET" | "POST" | "PATCH" | "PUT",
    path: string,
    body?: unknown,
  ): Promise<Answered>;
  /** The same with a file, and the answer as it came. */
  send(
    by: Person | undefined,
    method: "GET" | "POST",
    path: string,
    file?: Buffer,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Where it answers, and what somebody signs a request of their own with. */
  url: string;
  signedIn(by: Person): Promise<string>;
  close(): Promise<void>;
}

/** The API that the tab calls, over a product, with an issuer of its own that signs people in. */
export async function startTabApi(product: Product, http: Partial<HttpDeps> = {}): Promise<TabApi> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const keys = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" }],
  });
  const issuerServer = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).end(keys);
  });
  await new Promise<void>((done) => issuerServer.listen(0, "127.0.0.1", done));
  const keysUrl = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}/keys`;
  const signIn = { issuer, keysUrl, audiences: [audience], tenantId, directory: product.directory };
  const bot = await startBot(product, { http: { ...http, signIn } });

  const token = ({ id, name }: Person) =>
    new SignJWT({ oid: id, name, tid: tenantId, scp: "access_as_user" })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuedAt()
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime("5m")
      .sign(privateKey);

  return {
    url: bot.url,
    signedIn: async (by) => `Bearer ${await token(by)}`,
    async ask(by, method, path, body) {
      const response = await fetch(`${bot.url}${path}`, {
        method,
        headers: {
          "Content-Type": "application/json",
          ...(by && { Authorization: `Bearer ${await token(by)}` }),
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text };
    },
    send: async (by, method, path, file, headers = {}) =>
      fetch(`${bot.url}${path}`, {
        method,
        headers: {
          ...(file && { "Content-Type": "application/octet-stream" }),
          ...headers,
          ...(by && { Authorization: `Bearer ${await token(by)}` }),
        },
        ...(file && { body: new Uint8Array(file) }),
      }),
    async close() {
      await bot.close();
      await new Promise((done) => issuerServer.close(done));
    },
  };
}
