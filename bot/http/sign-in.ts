import type { NextFunction, Request, Response } from "express";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { Failure } from "../common/failure";
import { toPersonId } from "../common/ids";
import type { Directory, Person } from "../common/person";

const keySetTroubles = new Set(["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"]);

export interface SignInOptions {
  issuer: string;
  keysUrl: string;
  audiences: readonly string[];
  tenantId: string;
  directory: Directory;
}

/** No token, or one that does not hold. Answered as 401, so that the tab fetches a fresh one. */
export class SignedOut extends Error {
  constructor(options?: { cause?: unknown }) {
    super("Sign in again: open this tab in Teams.", options);
    this.name = "SignedOut";
  }
}

const people = new WeakMap<Request, Person>();

/** The person a request comes from, once {@link signIn} has let it in. */
export function personOf(request: Request): Person {
  const person = people.get(request);
  if (!person) throw new SignedOut();
  return person;
}

/**
 * Checks the tab's token: signature against the issuer's published keys, issuer, audience, expiry, tenant,
 * and that it was made for acting as a user. Who the person is and what they may do comes from the
 * directory, never from the token.
 */
export function signIn({ issuer, keysUrl, audiences, tenantId, directory }: SignInOptions) {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    if (!token) throw new SignedOut();
    const claims = await verify(token);
    const id = toPersonId(typeof claims.oid === "string" ? claims.oid : undefined);
    const scopes = typeof claims.scp === "string" ? claims.scp.split(" ") : [];
    if (!id || claims.tid !== tenantId || !scopes.includes("access_as_user")) throw new SignedOut();
    const person = await directory.find(id);
    if (!person)
      throw new Failure(
        "not_allowed",
        "You are not in this council's directory, so this tab is not for you.",
      );
    people.set(request, person);
    next();
  };

  async function verify(token: string) {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: [...audiences],
        algorithms: ["RS256"],
        requiredClaims: ["exp", "oid", "tid"],
      });
      return payload;
    } catch (cause) {
      // The key set being out of reach is our trouble, not a reason to tell somebody they are signed out.
      const code = (cause as { code?: string }).code;
      if (code === undefined || keySetTroubles.has(code))
        throw new Failure("unavailable", "Sign-in is not answering just now. Try again in a minute.", {
          cause,
        });
      throw new SignedOut({ cause });
    }
  }
}
