import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Started, start, tenantId } from "./start";

let on: Started;
let list: string;
let server: Server;
let notificationUrl: string;
let handshake: "right" | "wrong" = "right";
let heard: (notification: unknown) => void = () => {};

beforeAll(async () => {
  on = await start();
  list = await on.list("Topics");
  server = createServer((request, response) => {
    const token = new URL(request.url ?? "", "http://x").searchParams.get("validationToken");
    if (token !== null) {
      response.setHeader("Content-Type", "text/plain");
      response.end(handshake === "right" ? token : "something else");
      return;
    }
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      response.writeHead(202).end();
      heard(JSON.parse(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  notificationUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await on.graph.close();
  await new Promise((resolve) => server.close(resolve));
});

const inMinutes = (minutes: number) => new Date(+on.graph.clock.now() + minutes * 60_000).toISOString();
const wanted = () => ({
  ...{ changeType: "updated", notificationUrl, clientState: "secret" },
  resource: list.slice(1),
  expirationDateTime: inMinutes(60),
});
const subscribe = (change: object = {}) => on.call("POST", "/subscriptions", { ...wanted(), ...change });

test("a change of the list is told to who subscribed, until they stop", async () => {
  const { status, body } = await subscribe();
  expect(status).toBe(201);
  const told = new Promise((resolve) => {
    heard = resolve;
  });
  await on.fill(list, [{ Title: "New" }]);
  expect(await told).toMatchObject({
    value: [
      {
        subscriptionId: body.id,
        clientState: "secret",
        changeType: "updated",
        resource: list.slice(1),
        tenantId,
      },
    ],
  });

  const renewed = await on.call("PATCH", `/subscriptions/${body.id}`, { expirationDateTime: inMinutes(120) });
  expect(renewed.status).toBe(200);
  expect((await on.call("GET", `/subscriptions/${body.id}`)).body.expirationDateTime).toBe(
    renewed.body.expirationDateTime,
  );
  expect((await on.call("DELETE", `/subscriptions/${body.id}`)).status).toBe(204);
  expect((await on.call("GET", "/subscriptions")).body.value).toEqual([]);
});

test.each([
  ["longer than 42,300 minutes", () => ({ expirationDateTime: inMinutes(42_301) })],
  ["into the past", () => ({ expirationDateTime: inMinutes(-1) })],
  ["to created rows only", () => ({ changeType: "created" })],
  ["for somewhere not on this machine", () => ({ notificationUrl: "https://example.org/hook" })],
  ["to something that is not a list", () => ({ resource: "me/messages" })],
])("nobody subscribes %s", async (_, change) => {
  const { status, body } = await subscribe(change());
  expect([status, body.error.code]).toEqual([400, "invalidRequest"]);
});

test("the longest allowed is 42,300 minutes", async () => {
  expect((await subscribe({ expirationDateTime: inMinutes(42_299) })).status).toBe(201);
});

test("whoever does not answer the handshake is not subscribed", async () => {
  handshake = "wrong";
  const { status, body } = await subscribe();
  handshake = "right";
  expect([status, body.error.code]).toEqual([400, "ValidationError"]);
});
