import { type GraphStandIn, startGraphStandIn } from "../../../../infra/local/graph";

export const tenantId = "00000000-0000-0000-0000-000000000001";
export const audience = "11111111-0000-0000-0000-000000000001";

const person = (number: string, givenName: string, surname: string, manager?: string) => {
  const mail = `${givenName}.${surname}@council.example`.toLowerCase();
  return {
    ...{ id: `00000000-0000-0000-0000-0000000000${number}`, displayName: `${givenName} ${surname}` },
    ...{ givenName, surname, mail, userPrincipalName: mail, jobTitle: "Officer" },
    ...(manager ? { manager: `00000000-0000-0000-0000-0000000000${manager}` } : {}),
  };
};
export const alex = person("20", "Alex", "Wilber", "21");
export const megan = person("21", "Megan", "Bowen");
export const adele = person("22", "Adele", "Vance");
export const managers = {
  id: "00000000-0000-0000-0000-0000000000a1",
  displayName: "Managers",
  members: [megan.id, adele.id],
};

/** What came back. `body` is loose on purpose: the contract test is what looks at its shape. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep into JSON
  body: any;
}

export interface Started {
  graph: GraphStandIn;
  token: string;
  /** `/sites/{id}` of the one site. */
  site: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  control(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Makes a list and gives its path. */
  list(displayName: string, columns?: object[]): Promise<string>;
  /** Makes rows by batches, quickly. */
  fill(list: string, rows: object[]): Promise<void>;
}

async function send(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

export async function start(options: { dataDir?: string; port?: number } = {}): Promise<Started> {
  const graph = await startGraphStandIn({
    ...{ port: options.port ?? 0, dataDir: options.dataDir ?? ":memory:", tenantId, audience },
    ...{ people: [alex, megan, adele], groups: [managers], siteTitle: "Engagement" },
  });
  const msi = `${graph.url}/msi/token?api-version=2019-08-01&resource=https://graph.microsoft.com`;
  const token: string = (await send(msi, "GET", undefined, { "X-IDENTITY-HEADER": "local" })).body
    .access_token;

  const call: Started["call"] = (method, path, body, headers = {}) =>
    send(path.startsWith("http") ? path : `${graph.url}/v1.0${path}`, method, body, {
      Authorization: `Bearer ${token}`,
      ...headers,
    });
  const control: Started["control"] = (method, path, body, headers = {}) =>
    send(`${graph.url}/control${path}`, method, body, headers);
  const site = `/sites/${(await call("GET", "/sites/127.0.0.1:/sites/local")).body.id}`;

  return {
    ...{ graph, token, site, call, control },
    async list(displayName, columns = []) {
      const { status, body } = await call("POST", `${site}/lists`, {
        ...{ displayName, columns, list: { template: "genericList" } },
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return `${site}/lists/${body.id}`;
    },
    async fill(list, rows) {
      for (let at = 0; at < rows.length; at += 20) {
        const requests = rows.slice(at, at + 20).map((fields, index) => ({
          ...{ id: String(index), method: "POST", url: `${list}/items`, body: { fields } },
          headers: { "Content-Type": "application/json" },
        }));
        const { body } = await call("POST", "/$batch", { requests });
        const bad = body.responses.find((each: { status: number }) => each.status !== 201);
        if (bad) throw new Error(JSON.stringify(bad));
      }
    },
  };
}
