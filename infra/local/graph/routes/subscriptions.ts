import { randomUUID } from "node:crypto";
import { z } from "zod";
import { GraphError, invalidRequest } from "../graph-error";
import { isLoopbackUrl } from "../loopback";
import { answersHandshake, type Subscription, subscriptionStore } from "../notifications";
import { created, noContent, ok, type Route } from "../route";
import type { Tenant } from "../tenant";

const longestMinutes = 42_300;

const instant = z.iso.datetime({ offset: true });
const newSubscription = z.strictObject({
  changeType: z.literal("updated", "a list can be subscribed to with changeType 'updated' only"),
  notificationUrl: z.string().refine(isLoopbackUrl, "the stand-in notifies loopback addresses only"),
  resource: z.string(),
  expirationDateTime: instant,
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.string().nullish(),
});
const change = z.strictObject({ expirationDateTime: instant });

function read<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw invalidRequest(`${first?.path.join(".") || "Subscription"}: ${first?.message ?? "invalid"}`);
}

const path = "/subscriptions";

export function subscriptionRoutes(tenant: Tenant): Route[] {
  const store = subscriptionStore(tenant.db);

  function checkExpiry(expirationDateTime: string): void {
    const minutes = (Date.parse(expirationDateTime) - +tenant.clock.now()) / 60_000;
    if (minutes <= 0) throw invalidRequest("expirationDateTime is in the past.");
    if (minutes > longestMinutes) {
      throw invalidRequest(`Subscription expiration can only be ${longestMinutes} minutes in the future.`);
    }
  }

  function resourceOf(given: string): string {
    const [sites, site, lists, list, ...rest] = given.replace(/^\//, "").split("/");
    const known =
      sites === "sites" && site?.toLowerCase() === tenant.siteId && lists === "lists" && rest.length === 0;
    if (!known || !list)
      throw invalidRequest(`'${given}' is not a resource of the form sites/{site-id}/lists/{list-id}.`);
    return `sites/${tenant.siteId}/lists/${tenant.lists.get(list).id}`;
  }

  function get(id: string | undefined): Subscription {
    const found = store.all().find((each) => each.id === id);
    if (!found) throw new GraphError(404, "ResourceNotFound", "The object was not found.");
    return found;
  }

  return [
    { method: "GET", path, options: [], units: 2, answer: () => ok({ value: store.all() }) },
    {
      method: "POST",
      path,
      options: [],
      units: 2,
      async answer({ body }) {
        const given = read(newSubscription, body);
        checkExpiry(given.expirationDateTime);
        const subscription: Subscription = {
          id: randomUUID(),
          applicationId: tenant.appId,
          creatorId: tenant.appId,
          changeType: given.changeType,
          clientState: given.clientState ?? null,
          notificationUrl: given.notificationUrl,
          resource: resourceOf(given.resource),
          expirationDateTime: given.expirationDateTime,
        };
        if (!(await answersHandshake(given.notificationUrl))) {
          throw new GraphError(
            400,
            "ValidationError",
            "Subscription validation request failed. The notification endpoint must answer 200 OK with the validation token as plain text.",
          );
        }
        store.save(subscription);
        return created(subscription);
      },
    },
    {
      method: "GET",
      path: `${path}/{subscription}`,
      options: [],
      units: 1,
      answer: ({ params }) => ok(get(params["subscription"])),
    },
    {
      method: "PATCH",
      path: `${path}/{subscription}`,
      options: [],
      units: 2,
      answer({ params, body }) {
        const { expirationDateTime } = read(change, body);
        checkExpiry(expirationDateTime);
        const renewed = { ...get(params["subscription"]), expirationDateTime };
        store.save(renewed);
        return ok(renewed);
      },
    },
    {
      method: "DELETE",
      path: `${path}/{subscription}`,
      options: [],
      units: 2,
      answer({ params }) {
        store.remove(get(params["subscription"]).id);
        return noContent;
      },
    },
  ];
}
