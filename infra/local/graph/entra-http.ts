import { Router } from "express";
import type { SignIn } from "./sign-in";

/** What of Entra and of the managed-identity endpoint the product speaks to. */
export function entraHttp({
  url,
  tenantId,
  appId,
  signIn,
}: {
  url: string;
  tenantId: string;
  appId: string;
  signIn: SignIn;
}): Router {
  const router = Router();

  router.get(`/${tenantId}/v2.0/.well-known/openid-configuration`, (_request, response) => {
    response.json({
      issuer: signIn.issuer,
      jwks_uri: `${url}/${tenantId}/discovery/v2.0/keys`,
      authorization_endpoint: `${url}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${url}/${tenantId}/oauth2/v2.0/token`,
      response_types_supported: ["code", "id_token"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
    });
  });

  router.get(`/${tenantId}/discovery/v2.0/keys`, (_request, response) => {
    response.json(signIn.keys());
  });

  // The shape of App Service and Container Apps: a secret header that a page of another site cannot send.
  router.get("/msi/token", async (request, response) => {
    const { resource } = request.query;
    if (request.get("X-IDENTITY-HEADER") !== "local") {
      response.status(401).json({ statusCode: 401, message: "X-IDENTITY-HEADER must be 'local'." });
      return;
    }
    if (request.query["api-version"] !== "2019-08-01" || typeof resource !== "string" || resource === "") {
      response
        .status(400)
        .json({ statusCode: 400, message: "api-version=2019-08-01 and a resource are needed." });
      return;
    }
    const { token, expiresOn } = await signIn.appToken(resource);
    response.json({
      access_token: token,
      expires_on: String(expiresOn),
      resource,
      token_type: "Bearer",
      client_id: appId,
    });
  });

  return router;
}
