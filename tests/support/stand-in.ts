import type { Clock } from "../../bot/common/clock";
import { type Log, silentLog } from "../../bot/common/log";
import { type Credential, createSharePoint, type SharePoint } from "../../bot/sharepoint";
import {
  type GraphStandIn,
  type LocalPerson,
  type RecordedRequest,
  startGraphStandIn,
} from "../../infra/local/graph";

const tenantId = "00000000-0000-0000-0000-000000000001";
const audience = "00000000-0000-0000-0000-0000000000aa";

const person = (number: number, displayName: string, jobTitle: string): LocalPerson => {
  const [givenName = "", surname = ""] = displayName.split(" ");
  const mail = `${givenName}.${surname}@council.example`.toLowerCase();
  return {
    id: `00000000-0000-0000-0000-0000000000${number}`,
    ...{ displayName, givenName, surname, mail, jobTitle },
    // Not the address: the two differ in many councils, and confusing them locks people out.
    userPrincipalName: `${givenName.charAt(0)}${surname}@council.onmicrosoft.example`.toLowerCase(),
  };
};

export const people = {
  alex: person(20, "Alex Wilber", "Planning officer"),
  megan: person(21, "Megan Bowen", "Head of service"),
  adele: person(22, "Adele Vance", "Engagement lead"),
  lee: person(23, "Lee Gu", "Councillor"),
  diego: person(24, "Diego Siciliani", "IT administrator"),
  grady: person(25, "Grady Archie", "Housing officer"),
  guest: { ...person(26, "Gita Guest", "Consultant"), userType: "Guest" as const },
};

const group = (number: number, displayName: string, member: LocalPerson) => ({
  id: `00000000-0000-0000-0000-0000000001${number}`,
  displayName,
  members: [member.id],
});
const groups = {
  manager: group(10, "Managers", people.megan),
  engagementLead: group(11, "Engagement leads", people.adele),
  member: group(12, "Councillors", people.lee),
  administrator: group(13, "Administrators", people.diego),
};

export const roleGroups = {
  manager: groups.manager.id,
  engagementLead: groups.engagementLead.id,
  member: groups.member.id,
  administrator: groups.administrator.id,
};

export interface Faults {
  latencyMs?: number;
  tooManyRequests?: { share: number; retryAfter?: number | null };
  serverErrors?: { share: number; status: number };
  reset?: { share: number };
  acceptedThenReset?: { share: number };
  sharePointRefuses?: boolean;
  seed?: number;
  only?: { method?: string; pathContains?: string };
}

export interface StandIn {
  graph: GraphStandIn;
  sharePoint: SharePoint;
  /** Another instance of the product on the same site, with a memory of its own; empty until loaded. */
  open(given?: { writeWithinMs?: number }): SharePoint;
  another(): Promise<SharePoint>;
  /** The app's own token, for asking the stand-in directly. */
  token(): Promise<string>;
  /** Its token for another address, such as SharePoint's own. */
  tokenFor(resource: string): Promise<string>;
  /** Asks Graph below /v1.0, with the app's own token. */
  graphGet(path: string): Promise<{ id: string; value: { id: string; name?: string }[] }>;
  listNamed(name: string): Promise<{ id: string }>;
  /** As when somebody lets people type their own value into a choice column. */
  allowAnyChoice(list: string, column: string): Promise<void>;
  steer(now: string): Promise<void>;
  faults(faults: Faults): Promise<void>;
  expireDeltaTokens(): Promise<void>;
  /** Somebody edits a row in the list itself, in the browser. */
  edit(edit: { list: string; id: string; by: LocalPerson; fields: Record<string, string> }): Promise<void>;
  /** Every row of a list as it is kept, without asking through the product. */
  rows(list: string): Promise<{ id: string; fields: Record<string, unknown> }[]>;
  /** The requests that reached Graph on the wire while this ran: a batch is one. */
  wire(work: () => Promise<unknown>): Promise<RecordedRequest[]>;
  /** How many requests had to wait for one another while this ran: 2 is one after the other. */
  waves(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

interface Answer {
  id: string;
  value: { id: string; name?: string; choice?: object; fields?: Record<string, unknown> }[];
  "@odata.nextLink"?: string;
}

/** The Graph stand-in in memory on a free port, provisioned, with the product's SharePoint room loaded. */
export async function startStandIn(
  options: { log?: Log; clock?: Clock; provision?: boolean; people?: LocalPerson[] } = {},
): Promise<StandIn> {
  const graph = await startGraphStandIn({
    ...{ port: 0, dataDir: ":memory:", tenantId, audience, siteTitle: "Engagement Forum" },
    people: options.people ?? Object.values(people),
    groups: Object.values(groups),
  });
  const graphUrl = `${graph.url}/v1.0`;
  const credential = localCredential(graph.url);
  const open = (given: { writeWithinMs?: number } = {}) =>
    createSharePoint({
      ...{ graphUrl, credential, roleGroups, siteHost: "127.0.0.1", sitePath: "/sites/local" },
      clock: options.clock ?? graph.clock,
      log: options.log ?? silentLog,
      ...given,
    });
  const control = async (path: string, body: unknown = {}) => {
    const response = await fetch(`${graph.url}/control/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`control/${path}: ${response.status} ${await response.text()}`);
  };
  const token = async () => (await credential.getToken("https://graph.microsoft.com/.default")).token;
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(path.startsWith("http") ? path : `${graphUrl}${path}`, {
      method,
      headers: { Authorization: `Bearer ${await token()}`, "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const siteId = async () => (await ask("GET", "/sites/127.0.0.1:/sites/local")).id;
  const listPath = async (list: string) => `/sites/${await siteId()}/lists/${encodeURIComponent(list)}`;

  const sharePoint = open();
  if (options.provision !== false) {
    await sharePoint.provision();
    await sharePoint.load();
  }
  return {
    graph,
    sharePoint,
    open,
    token,
    tokenFor: async (resource) => (await credential.getToken(`${resource}/.default`)).token,
    graphGet: (path) => ask("GET", path),
    listNamed: async (name) => ask("GET", await listPath(name)),
    async allowAnyChoice(list, column) {
      const path = `${await listPath(list)}/columns`;
      const found = (await ask("GET", path)).value.find(({ name }) => name === column);
      await ask("PATCH", `${path}/${found?.id}`, { choice: { ...found?.choice, allowTextEntry: true } });
    },
    steer: (now) => control("clock", { now }),
    async another() {
      const other = open();
      await other.load();
      return other;
    },
    faults: (faults) => control("faults", faults),
    expireDeltaTokens: () => control("expire-delta"),
    async edit({ list, id, by, fields }) {
      // The page sends its whole form, so everything that is there goes with it.
      const page = await fetch(`${graph.url}/lists/${list}/items/${id}`).then((answer) => answer.text());
      const form = new URLSearchParams(formOf(page));
      for (const [name, value] of Object.entries(fields)) form.set(`f.${name}`, value);
      const response = await fetch(`${graph.url}/lists/${list}/items/${id}`, {
        method: "POST",
        headers: { Cookie: `editing-as=${by.id}`, Origin: graph.url },
        body: form,
        redirect: "manual",
      });
      if (response.status !== 303)
        throw new Error(`The edit was not taken: ${response.status} ${await response.text()}`);
    },
    async rows(list) {
      const found: { id: string; fields: Record<string, unknown> }[] = [];
      let next: string | undefined = `${await listPath(list)}/items?$expand=fields&$top=999`;
      while (next) {
        const page: Answer = await ask("GET", next);
        found.push(...page.value.map(({ id, fields = {} }) => ({ id, fields })));
        next = page["@odata.nextLink"];
      }
      return found;
    },
    async wire(work) {
      graph.forgetRequests();
      await work();
      return graph.requests().filter(({ inBatch }) => !inBatch);
    },
    async waves(work) {
      const ended: number[] = [];
      const real = globalThis.fetch;
      globalThis.fetch = async (...ask) => {
        // Later than every request that was over when this one began.
        const wave = 1 + Math.max(0, ...ended);
        const answer = await real(...ask);
        ended.push(wave);
        return answer;
      };
      try {
        await work();
      } finally {
        globalThis.fetch = real;
      }
      return Math.max(0, ...ended);
    },
    close: () => graph.close(),
  };
}

/** The managed identity's endpoint, asked directly: tests never touch process.env. */
function localCredential(url: string) {
  // One a resource, as in Azure: a token for Graph is not one for SharePoint.
  const kept = new Map<string, Promise<{ token: string; expiresOnTimestamp: number }>>();
  const ask = async (resource: string) => {
    const address = `${url}/msi/token?api-version=2019-08-01&resource=${encodeURIComponent(resource)}`;
    const answer = await fetch(address, { headers: { "X-IDENTITY-HEADER": "local" } });
    const { access_token, expires_on } = (await answer.json()) as {
      access_token: string;
      expires_on: string;
    };
    return { token: access_token, expiresOnTimestamp: Number(expires_on) * 1000 };
  };
  return {
    getToken(scope: string) {
      const resource = scope.replace(/\/\.default$/, "");
      const token = kept.get(resource) ?? ask(resource);
      kept.set(resource, token);
      return token;
    },
  } satisfies Credential;
}

const plainText = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** What a browser would send of the item's form, unchanged. */
export function formOf(page: string): [string, string][] {
  const attribute = (tag: string, name: string) =>
    plainText(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
  const form = /<form class="item[\s\S]*?<\/form>/.exec(page)?.[0] ?? page;
  const sent: [string, string][] = [];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, "type");
    const ticked = !["checkbox", "radio"].includes(type) || /\bchecked\b/.test(tag);
    const name = attribute(tag, "name");
    if (name && ticked && type !== "submit") sent.push([name, attribute(tag, "value")]);
  }
  for (const [, tag = "", text = ""] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    sent.push([attribute(tag, "name"), plainText(text)]);
  for (const [, tag = "", options = ""] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    for (const [option] of options.matchAll(/<option[^>]*>/g))
      if (/\bselected\b/.test(option)) sent.push([attribute(tag, "name"), attribute(option, "value")]);
  }
  return sent;
}
