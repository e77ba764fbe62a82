import type { Row, Table } from "./tables";

/** A card that stays in a channel and always shows the present state: where it is, and whether an edit is on its way. */
export interface KeptCard {
  conversationId: string;
  serviceUrl: string;
  botId: string;
  /** Undefined until it is posted. */
  activityId?: string | undefined;
  /** Whose view of it is their own, by Teams' ids. */
  viewers: readonly string[];
  /** How many edits were begun. */
  edits: number;
  /** Since when an edit is asked for that nobody began. */
  askedAt?: Date | undefined;
  /** The edit that somebody began and did not end, and since when; without a time it waits for its next try. */
  editing?: number | undefined;
  beganAt?: Date | undefined;
  notBefore?: Date | undefined;
  tries: number;
  /** Somebody let its first posting go: it may be there, whatever came of that. */
  posting: boolean;
}

export interface CardEdits {
  get(card: string): Promise<(KeptCard & { etag: string }) | undefined>;
  /**
   * @param etag undefined when there was none yet.
   * @returns its new ETag; undefined when another was quicker.
   */
  replace(card: string, kept: KeptCard, etag: string | undefined): Promise<string | undefined>;
}

/** What Azure takes in no key. */
const keyOf = (card: string) => ({ partitionKey: card.replace(/[/\\#?]/g, "|"), rowKey: "card" });

/** One row a card, so that of any number of people acting at once one asks for the edit. */
export function createCardEdits(table: Table): CardEdits {
  return {
    async get(card) {
      const row = await table.get(keyOf(card));
      return row && { ...readRow(row), etag: row.etag };
    },
    replace(card, kept, etag) {
      const row = { ...keyOf(card), ...writeRow(kept) };
      return etag === undefined ? table.add(row) : table.swap(row, etag);
    },
  };
}

const instants = ["askedAt", "beganAt", "notBefore"] as const;

function readRow(row: Row): KeptCard {
  const text = (name: string) => String(row[name] ?? "");
  const times = instants.flatMap((name) => (row[name] ? [[name, new Date(text(name))]] : []));
  return {
    ...{ conversationId: text("conversationId"), serviceUrl: text("serviceUrl"), botId: text("botId") },
    ...(row["activityId"] ? { activityId: text("activityId") } : {}),
    viewers: text("viewers").split(" ").filter(Boolean),
    ...{ edits: Number(row["edits"] ?? 0), tries: Number(row["tries"] ?? 0) },
    ...(row["editing"] === undefined || row["editing"] === null ? {} : { editing: Number(row["editing"]) }),
    ...Object.fromEntries(times),
    posting: row["posting"] === true,
  };
}

/** Instants as text: a table's own would come back as something else. */
function writeRow({ viewers, askedAt, beganAt, notBefore, ...kept }: KeptCard): Record<string, unknown> {
  const times = Object.entries({ askedAt, beganAt, notBefore }).flatMap(([name, at]) =>
    at ? [[name, at.toISOString()]] : [],
  );
  const said = Object.entries(kept).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries([...said, ...times]), viewers: viewers.join(" ") };
}
