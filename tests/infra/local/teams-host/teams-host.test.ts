import { request } from "node:http";
import { startTeamsHost } from "../../../../infra/local/teams-host";

const alex = {
  id: "00000000-0000-0000-0000-000000000020",
  displayName: "Alex Wilber",
  userPrincipalName: "alex@marlbury.example",
  role: "officer",
};
let host: Awaited<ReturnType<typeof startTeamsHost>>;
let issued: string[];
let roleChanges: string[][];

beforeEach(async () => {
  issued = [];
  roleChanges = [];
  host = await startTeamsHost({
    port: 0,
    tabUrl: "http://127.0.0.1:3978/tab/",
    configureUrl: "http://127.0.0.1:3978/tab/configure.html",
    appId: "00000000-0000-0000-0000-0000000000aa",
    tenantId: "00000000-0000-0000-0000-000000000001",
    people: [alex],
    currentUser: alex.id,
    issueToken: async (personId) => {
      issued.push(personId);
      return "a-token";
    },
    setRole: async (...change) => void roleChanges.push(change),
    links: [],
  });
});
afterEach(() => host.close());

interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** By hand, because fetch would not send a forged Host. */
function ask(path: string, { method = "GET", headers = {}, body }: Ask = {}) {
  return new Promise<{ status: number; text: string; location?: string }>((answered, failed) => {
    const sent = request(
      `${host.url}${path}`,
      { method, headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) } },
      async (response) => {
        let text = "";
        for await (const part of response) text += part;
        answered({ status: response.statusCode ?? 0, text, location: response.headers.location });
      },
    );
    sent.on("error", failed);
    sent.end(body ? JSON.stringify(body) : undefined);
  });
}

test.each(["evil.example", "127.0.0.1.evil.example", "169.254.1.1:80"])(
  "refuses to be called %s, so no name on the web can point at it",
  async (name) => {
    expect((await ask("/settings.json", { headers: { host: name } })).status).toBe(403);
  },
);

test("brings localhost to the one origin the tab trusts", async () => {
  const { port } = new URL(host.url);
  const { status, location } = await ask("/?view=channel", { headers: { host: `localhost:${port}` } });
  expect([status, location]).toEqual([302, `${host.url}/?view=channel`]);
});

test("gives tokens to its own page only, for people it knows", async () => {
  const body = { personId: alex.id };
  const elsewhere = { origin: "http://127.0.0.1:9999" };
  expect((await ask("/token", { method: "POST", body, headers: elsewhere })).status).toBe(403);
  expect((await ask("/token", { method: "POST", body: { personId: "nobody" } })).status).toBe(404);
  expect(issued).toEqual([]);
  const given = await ask("/token", { method: "POST", body, headers: { origin: host.url } });
  expect(JSON.parse(given.text)).toEqual({ token: "a-token" });
});

test("changes a role, and refuses one there is not", async () => {
  const wrong = { personId: alex.id, role: "mayor" };
  expect((await ask("/role", { method: "POST", body: wrong })).status).toBe(400);
  await ask("/role", { method: "POST", body: { personId: alex.id, role: "manager" } });
  expect(roleChanges).toEqual([[alex.id, "manager"]]);
  expect(JSON.parse((await ask("/settings.json")).text).people[0].role).toBe("manager");
});
