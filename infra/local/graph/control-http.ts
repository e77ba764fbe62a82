import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import { type Faults, faultsSchema } from "./faults";
import { answerLoopbackPages, onlyLoopbackOrigin } from "./loopback-only";
import type { Recorder } from "./recorder";
import type { SignIn } from "./sign-in";
import type { Tenant } from "./tenant";

export interface Steering {
  tenant: Tenant;
  signIn: SignIn;
  faults: Faults;
  recorder: Recorder;
  tick(): Promise<void>;
  reset(): Promise<void>;
  expireDeltaTokens(): void;
}

const clockSchema = z.strictObject({
  now: z.union([z.null(), z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be a time such as "2027-03-01T09:00:00Z", or null for the real time',
  }),
});
const tokenSchema = z.strictObject({ user: z.string("must be the object id of a local person") });

export function controlHttp({
  tenant,
  signIn,
  faults,
  recorder,
  tick,
  reset,
  expireDeltaTokens,
}: Steering): Router {
  const router = Router();
  router.use(onlyLoopbackOrigin, answerLoopbackPages, express.json({ limit: "1mb", type: () => true }));

  function read<Shape>(schema: z.ZodType<Shape>, request: Request, response: Response): Shape | undefined {
    const parsed = schema.safeParse(request.body ?? {});
    if (parsed.success) return parsed.data;
    const first = parsed.error.issues[0];
    response
      .status(400)
      .json({ error: `${first?.path.join(".") || "The body"}: ${first?.message ?? "invalid"}.` });
    return undefined;
  }
  const clock = () => ({ now: tenant.clock.now().toISOString(), steered: tenant.clock.isSteered() });

  router.get("/clock", (_request, response) => {
    response.json(clock());
  });
  router.post("/clock", (request, response) => {
    const wanted = read(clockSchema, request, response);
    if (!wanted) return;
    tenant.clock.steer(wanted.now === null ? undefined : new Date(wanted.now));
    response.json(clock());
  });

  router.post("/tick", async (_request, response) => {
    await tick();
    response.json({ ok: true });
  });

  router.get("/faults", (_request, response) => {
    response.json(faults.settings());
  });
  router.post("/faults", (request, response) => {
    const wanted = read(faultsSchema, request, response);
    if (!wanted) return;
    faults.set(wanted);
    response.json(faults.settings());
  });

  router.post("/token", async (request, response) => {
    const wanted = read(tokenSchema, request, response);
    if (!wanted) return;
    const person = tenant.people.find((each) => each.id.toLowerCase() === wanted.user.toLowerCase());
    if (person) response.json({ token: await signIn.userToken(person) });
    else
      response.status(404).json({ error: `Nobody of the local tenant has the object id '${wanted.user}'.` });
  });

  router.post("/reset", async (_request, response) => {
    await reset();
    response.json({ ok: true });
  });
  router.post("/expire-delta", (_request, response) => {
    expireDeltaTokens();
    response.json({ ok: true });
  });

  router.get("/requests", (_request, response) => {
    response.json({ requests: recorder.all() });
  });
  router.delete("/requests", (_request, response) => {
    recorder.forget();
    response.json({ ok: true });
  });

  router.use((request, response) => {
    response.status(404).json({ error: `There is no control ${request.method} ${request.path}.` });
  });
  return router;
}
