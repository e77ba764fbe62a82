import { z } from "zod";
import type { WhoWeEngagedWith } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { staleNote } from "../cards/stale-note";
import { count, pounds, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps } from "../turn";
import engagedJson from "./engaged-card.json";

const engagedCard = cardFrom(engagedJson);
const mostOfEach = 12;
const firstYear = 2000;
const lastYear = 2100;

/** `who we engaged with 2027`; without a year, this one. */
export const whoWeEngagedWith: Command = async (deps, { text }) => {
  const asked = /\b(20\d{2})\b/.exec(text)?.[1];
  const year = asked ? Number(asked) : thisYear(deps);
  return { card: engaged(deps, year), summary: `Who we engaged with in ${year}` };
};

const dataSchema = z.looseObject({
  year: z.coerce.number().int().min(firstYear).max(lastYear).optional().catch(undefined),
});

export const pressWhoWeEngagedWith: Press = async (deps, _turn, data) =>
  engaged(deps, dataSchema.parse(data ?? {}).year ?? thisYear(deps));

const thisYear = ({ consultations }: TeamsDeps): number => Number(consultations.today().slice(0, 4));

function engaged(deps: TeamsDeps, year: number): Card {
  const told = deps.consultations.whoWeEngagedWith({ year });
  return fitting(shares, (share) => {
    const named = (name: string) => shorten(name, 60 * share);
    return engagedCard({
      year: `${year}`,
      yearBefore: `${Math.max(firstYear, year - 1)}`,
      yearAfter: `${Math.min(lastYear, year + 1)}`,
      staleNote: staleNote(told, deps.clock),
      summary: summaryOf(told),
      statuses: listed(told.byStatus, ({ status, consultations }) => `${status}: ${consultations}`),
      groups: listed(told.groups, (group) => `${named(group.name)}: ${groupWords(group)}`),
      audiences: listed(told.audiences, ({ name, consultations }) => `${named(name)}: ${consultations}`),
      areas: listed(told.areas, ({ name, consultations }) => `${named(name)}: ${consultations}`),
      methods: listed(
        told.methods,
        ({ name, consultations, rating, ratings }) =>
          `${named(name)}: ${consultations}${rating === undefined ? "" : `, rated ${rating} of 6 by ${ratings}`}`,
      ),
      source: sourceOf(deps),
    });
  });
}

function listed<Row>(rows: readonly Row[], say: (row: Row) => string): { text: string }[] {
  const shown = rows.slice(0, mostOfEach).map((row) => ({ text: say(row) }));
  return rows.length > mostOfEach ? [...shown, { text: `and ${rows.length - mostOfEach} more` }] : shown;
}

function summaryOf({
  consultations,
  responses,
  year,
  costPerResponse,
  costKnownFor,
}: WhoWeEngagedWith): string {
  if (consultations === 0) return `No consultation opened in ${year}.`;
  const said = responses ? ` Responses in all: ${responses}.` : "";
  const cost =
    costPerResponse === undefined
      ? ""
      : ` Each response cost ${pounds(costPerResponse)}, over the ${count(costKnownFor, "consultation")} where this can be told.`;
  return `${count(consultations, "consultation")} opened in the year.${said}${cost} Counts of people are in bands, and none under 5 is shown.`;
}

export const groupWords = ({
  sought,
  reached,
  partly,
  notReached,
  people,
}: WhoWeEngagedWith["groups"][number]): string =>
  `sought by ${sought}, reached by ${reached}, partly by ${partly}, not by ${notReached}${people ? `; ${people} people` : ""}`;

/** The duty by its name, with how far its source was checked. */
function sourceOf({ library }: TeamsDeps): string {
  const [duty] = library.sourcesOf(["PSED"]);
  if (!duty) return "";
  const checked = duty.verified === "source seen" ? "Source seen." : "From memory, not checked: ask legal.";
  return `This is for your report on the equality duty. ${duty.name}. ${checked} It is not legal advice.`;
}
