/** What a manager would do in SharePoint itself, for the sample data: the bot has no part in it. */
export interface SharePointByHand {
  setSettings(values: Readonly<Record<string, string>>): Promise<void>;
  /** Sets columns of the consultations with these titles. */
  setConsultations(byTitle: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<void>;
  /** Adds rows to a list. A person, in the column `Member` or `Owner`, is chosen by their name. */
  addRows(list: string, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void>;
}

type Cell = string | number | boolean | readonly string[];
/** Columns of these lists that hold a person. */
const peopleColumns = ["Member", "Owner"];

interface Item {
  id: string;
  fields: Record<string, unknown>;
}

export function sharePointByHand({ graphUrl }: { graphUrl: string }): SharePointByHand {
  const base = `${graphUrl}/v1.0`;

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const token = await tokenFrom(graphUrl);
    const response = await fetch(path.startsWith("http") ? path : `${base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${answer}`);
    return answer === "" ? undefined : JSON.parse(answer);
  }

  async function listPath(name: string): Promise<string> {
    const site = (await ask("GET", "/sites/127.0.0.1:/sites/local")) as { id: string };
    return `/sites/${site.id}/lists/${encodeURIComponent(name)}`;
  }

  async function items(list: string): Promise<Item[]> {
    return ((await ask("GET", `${list}/items?$expand=fields&$top=500`)) as { value: Item[] }).value;
  }

  return {
    async setSettings(values) {
      const list = await listPath("Settings");
      const rows = await items(list);
      for (const [key, value] of Object.entries(values)) {
        const row = rows.find(({ fields }) => fields["Title"] === key);
        if (row) await ask("PATCH", `${list}/items/${row.id}/fields`, { Value: value });
        else await ask("POST", `${list}/items`, { fields: { Title: key, Value: value } });
      }
    },
    async addRows(name, rows) {
      const list = await listPath(name);
      const people = await items(await listPath("User Information List"));
      const idOf = (name: Cell) => people.find(({ fields: { Title } }) => Title === name)?.id;
      for (const row of rows) {
        const cells = Object.entries(row).flatMap(([column, cell]): [string, unknown][] => {
          if (!peopleColumns.includes(column))
            return Array.isArray(cell)
              ? [
                  [`${column}@odata.type`, "Collection(Edm.String)"],
                  [column, cell],
                ]
              : [[column, cell]];
          const id = idOf(cell);
          return id ? [[`${column}LookupId`, id]] : [];
        });
        await ask("POST", `${list}/items`, { fields: Object.fromEntries(cells) });
      }
    },
    async setConsultations(byTitle) {
      const list = await listPath("Consultations");
      for (const { id, fields } of await items(list)) {
        const wanted = Object.entries(byTitle[String(fields["Title"])] ?? {});
        const changed = wanted.filter(([name, value]) => fields[name] !== value);
        if (changed.length > 0) await ask("PATCH", `${list}/items/${id}/fields`, Object.fromEntries(changed));
      }
    },
  };
}

async function tokenFrom(graphUrl: string): Promise<string> {
  const response = await fetch(
    `${graphUrl}/msi/token?api-version=2019-08-01&resource=${encodeURIComponent("https://graph.microsoft.com")}`,
    { headers: { "X-IDENTITY-HEADER": "local" } },
  );
  return ((await response.json()) as { access_token: string }).access_token;
}
