import { type SeedDate, seedDates, seedYears } from "../calendar";
import type { Clock } from "../common/clock";
import { asChoice, datesToAvoidColumns } from "./dates-to-avoid-list.columns";
import {
  type Fields,
  fitted,
  type GraphItem,
  readText,
  withoutEmpty,
  writeChoices,
  writeDay,
} from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import { settingsColumns } from "./settings-list.columns";
import type { Site } from "./site";

const deadlineMs = 120_000;
/** The row of the Settings list that remembers which dates were ever added. */
const marker = "seededDates";

/**
 * Adds the dates the app works out that were never added before. What the team changed is not touched, and
 * what it deleted stays deleted: the Settings list remembers what was added, on the same site as the dates, so
 * that the two are kept, moved and restored together. @returns how many were added.
 */
export async function seedDatesToAvoid({
  graph,
  site,
  clock,
  years = seedYears,
}: {
  graph: Graph;
  site: Site;
  clock: Clock;
  years?: readonly number[];
}): Promise<number> {
  const deadline = new Date(clock.now().getTime() + deadlineMs);
  const settings = `${(await site.list(settingsColumns.name)).path}/items`;
  const memory = await findMarker(graph, settings, deadline);
  const known = readSeeded(memory.value);
  const seeds = years.flatMap((year) => seedDates(year)).filter(({ externalId }) => !known.has(externalId));
  if (seeds.length === 0) return 0;

  const path = `${(await site.list(datesToAvoidColumns.name)).path}/items`;
  const answers = await graph.batch(
    seeds.map((seed) => ({ id: seed.externalId, method: "POST", path, body: { fields: toFields(seed) } })),
    // The unique id lets each in once: sending all of it again does no harm.
    { deadline, replaySafe: true },
  );
  const failures = new Map(answers.map(({ id, failure }) => [id, failure]));
  const there = seeds.filter(({ externalId }) => {
    const failure = failures.get(externalId);
    return !failure || isDuplicate(failure);
  });
  const value = writeSeeded([...known, ...there.map(({ externalId }) => externalId)]);
  await remember(graph, { settings, id: memory.id, value, deadline });
  const failed = answers.find(({ failure }) => failure && !isDuplicate(failure));
  if (failed?.failure) throw failed.failure;
  return answers.filter(({ failure }) => !failure).length;
}

async function findMarker(
  graph: Graph,
  settings: string,
  deadline: Date,
): Promise<{ id?: string; value: string }> {
  const path = `${settings}?$expand=fields($select=Title,Value)&$top=999`;
  const page = (await graph.request({ method: "GET", path, deadline })) as { value: GraphItem[] };
  const row = page.value.find(({ fields = {} }) => readText(fields["Title"]).trim() === marker);
  return row ? { id: row.id, value: readText(row.fields?.["Value"]) } : { value: "" };
}

async function remember(
  graph: Graph,
  {
    settings,
    id,
    value,
    deadline,
  }: { settings: string; id?: string | undefined; value: string; deadline: Date },
): Promise<void> {
  if (id)
    await graph.request({
      ...{ method: "PATCH", path: `${settings}/${id}/fields`, body: { Value: value } },
      ...{ deadline, replaySafe: true },
    });
  else
    await graph.request({
      ...{ method: "POST", path: settings, body: { fields: { Title: marker, Value: value } } },
      ...{ deadline, replaySafe: true },
    });
}

/** A line a year, so that people can read it: `2027: eid-al-fitr, easter`. */
function writeSeeded(ids: readonly string[]): string {
  const years = new Map<string, string[]>();
  for (const id of ids) {
    const [, year = "", key = ""] = id.split(":");
    years.set(year, [...(years.get(year) ?? []), key]);
  }
  return [...years].map(([year, keys]) => `${year}: ${keys.join(", ")}`).join("\n");
}

function readSeeded(value: string): ReadonlySet<string> {
  const lines = [...value.matchAll(/^\s*(\d{4}):(.*)$/gm)];
  return new Set(
    lines.flatMap(([, year, keys = ""]) =>
      keys
        .split(",")
        .map((key) => key.trim())
        .filter(Boolean)
        .map((key) => `seed:${year}:${key}`),
    ),
  );
}

const toFields = (seed: SeedDate): Fields =>
  fitted(
    datesToAvoidColumns,
    withoutEmpty({
      Title: seed.name,
      Kind: seed.kind,
      Severity: asChoice(seed.severity),
      StartDate: writeDay(seed.from),
      EndDate: writeDay(seed.to),
      EveningBefore: seed.eveningBefore,
      MayMoveDays: seed.mayMoveDays,
      MayMove: seed.mayMoveDays > 0,
      Community: seed.community,
      ...writeChoices("Audiences", seed.audiences),
      Advice: seed.advice,
      Source: seed.source,
      Confidence: asChoice(seed.confidence),
      ExternalId: seed.externalId,
    }),
  );
