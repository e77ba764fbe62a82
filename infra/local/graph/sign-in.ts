import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from "jose";
import { GraphError } from "./graph-error";
import type { Caller, LocalPerson } from "./people";
import { type Database, readMeta, writeMeta } from "./store/database";
import { steadyGuid } from "./tenant";

const graph = "https://graph.microsoft.com";
const teamsWebClient = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
const hour = 3600;

/** The local Entra: one key, tokens for the app and for people, and the check of what comes to Graph. */
export interface SignIn {
  issuer: string;
  keys(): { keys: JWK[] };
  appToken(resource: string): Promise<{ token: string; expiresOn: number }>;
  userToken(person: LocalPerson): Promise<string>;
  /** Who asks Graph; or SharePoint itself, whose tokens are for its own address. */
  callerOf(authorization: string | undefined, audience?: string): Promise<Caller>;
}

async function signingKey(db: Database): Promise<JWK> {
  const kept = readMeta(db, "signingKey");
  if (kept) return JSON.parse(kept) as JWK;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const fresh = { ...(await exportJWK(privateKey)), kid: "local", alg: "RS256", use: "sig" };
  writeMeta(db, "signingKey", JSON.stringify(fresh));
  return fresh;
}

export async function createSignIn(options: {
  db: Database;
  url: string;
  tenantId: string;
  audience: string;
}): Promise<SignIn> {
  const { db, url, tenantId, audience } = options;
  const jwk = await signingKey(db);
  const publicJwk: JWK = {
    kty: "RSA",
    kid: "local",
    alg: "RS256",
    use: "sig",
    n: jwk.n ?? "",
    e: jwk.e ?? "",
  };
  const privateKey = await importJWK(jwk, "RS256");
  const publicKey = await importJWK(publicJwk, "RS256");
  const issuer = `${url}/${tenantId}/v2.0`;
  // Signatures already checked, until they expire: thousands of requests carry the same one.
  const checked = new Map<string, { caller: Caller; until: number }>();

  // The wall clock, never the steered one: whoever checks a token (jose in the bot) reads the wall clock,
  // so a token stamped a year ahead would be refused as not yet valid.
  const now = () => Math.floor(Date.now() / 1000);

  const sign = (claims: Record<string, unknown>, aud: string, seconds: number) =>
    new SignJWT({ tid: tenantId, ver: "2.0", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "local", typ: "JWT" })
      .setIssuer(issuer)
      .setAudience(aud)
      .setIssuedAt(now())
      .setNotBefore(now())
      .setExpirationTime(now() + seconds)
      .sign(privateKey);

  const refuse = (message: string) => new GraphError(401, "InvalidAuthenticationToken", message);

  return {
    issuer,
    keys: () => ({ keys: [publicJwk] }),
    async appToken(resource) {
      const aud = resource.replace(/\/$/, "");
      const oid = steadyGuid(`app ${audience}`);
      const claims = {
        appid: audience,
        azp: audience,
        idtyp: "app",
        oid,
        sub: oid,
        roles: ["Sites.Selected"],
      };
      return { token: await sign(claims, aud, 24 * hour), expiresOn: now() + 24 * hour };
    },
    userToken: (person) =>
      sign(
        {
          oid: person.id,
          sub: steadyGuid(`${audience} ${person.id}`),
          name: person.displayName,
          preferred_username: person.userPrincipalName,
          scp: "access_as_user",
          azp: teamsWebClient,
          azpacr: "0",
        },
        audience,
        hour,
      ),
    async callerOf(authorization, wanted = graph) {
      const token = authorization?.match(/^Bearer (\S+)$/i)?.[1];
      if (!token) throw refuse("Access token is empty.");
      const known = checked.get(`${wanted} ${token}`);
      if (known && known.until > now()) return known.caller;
      const verified = await jwtVerify(token, publicKey, {
        issuer,
        audience: wanted,
        algorithms: ["RS256"],
      }).catch((cause: Error) => {
        throw refuse(`Invalid access token: ${cause.message}.`);
      });
      // Only the app is ever given a token for Graph; a person's is for the tab's API.
      const { appid, exp } = verified.payload;
      const caller: Caller = { kind: "app", appId: String(appid) };
      if (checked.size > 1_000) checked.clear();
      checked.set(`${wanted} ${token}`, { caller, until: exp ?? 0 });
      return caller;
    },
  };
}
