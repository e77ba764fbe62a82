import type { WhoWeEngagedWith } from "../consultations";
import type { Source } from "../toolkit";
import { sheets } from "./frame";
import { after, aside, type Chapter, chaptersOf, facts, prose, table } from "./parts";
import { oneLine } from "./text";
import { atMoment, notRecorded, sourced } from "./words";

export interface EngagedFrom {
  told: WhoWeEngagedWith;
  councilName: string;
  /** The equality duty, with how far its source was checked. */
  duty: Source | undefined;
  madeBy: string;
  madeAt: Date;
}

/** Who the council engaged with in a year, for its report on the equality duty. */
export function engagedDocument(from: EngagedFrom): Promise<Buffer> {
  const { told, madeBy, madeAt, duty } = from;
  const title = `Who we engaged with in ${told.year}`;
  return sheets(from, {
    title,
    children: [
      facts([
        ["Consultations that opened in the year", `${told.consultations}`],
        ["Responses in all", told.responses || notRecorded],
        ["This copy was made", `On ${atMoment(madeAt)} by ${oneLine(madeBy)}`],
        ["The register was last read", atMoment(told.asOf)],
      ]),
      ...after("Numbers of people are shown in bands. No number of people under 5 is shown."),
      ...(duty ? aside(`What this is for: ${sourced(duty)} This is not legal advice.`) : []),
      ...chaptersOf(chapters(told)),
    ],
  });
}

const none = "None";

const chapters = (told: WhoWeEngagedWith): Chapter[] => [
  {
    title: "Consultations",
    parts:
      told.of.length === 0
        ? prose("No consultation opened in this year.")
        : [
            table({
              head: ["Reference", "Title", "Status", "Responses"],
              widths: [18, 46, 18, 18],
              rows: told.of.map(({ reference, title, status, responses }) => [
                ...[reference, title, status, responses || notRecorded],
              ]),
            }),
          ],
  },
  {
    title: "Seldom-heard groups",
    parts: [
      table({
        head: ["Group", "Sought by", "Reached", "In part", "Not reached", "People"],
        widths: [34, 13, 13, 12, 13, 15],
        rows: orNone(
          told.groups.map(({ name, sought, reached, partly, notReached, people }) => [
            ...[name, `${sought}`, `${reached}`, `${partly}`, `${notReached}`, people || notRecorded],
          ]),
          6,
        ),
      }),
    ],
  },
  { title: "Who was asked", parts: [tallies("Audience", told.audiences)] },
  { title: "Areas", parts: [tallies("Area", told.areas)] },
  {
    title: "Methods",
    parts: [
      table({
        head: ["Method", "Consultations", "Average rating, from 1 to 6"],
        widths: [50, 20, 30],
        rows: orNone(
          told.methods.map(({ name, consultations, rating, ratings }) => [
            ...[
              name,
              `${consultations}`,
              rating === undefined ? "Not rated yet" : `${rating} (from ${ratings})`,
            ],
          ]),
          3,
        ),
      }),
    ],
  },
];

const tallies = (what: string, rows: WhoWeEngagedWith["areas"]) =>
  table({
    head: [what, "Consultations"],
    widths: [70, 30],
    rows: orNone(
      rows.map(({ name, consultations }) => [name, `${consultations}`]),
      2,
    ),
  });

const orNone = (rows: string[][], width: number): string[][] =>
  rows.length > 0 ? rows : [[none, ...Array.from({ length: width - 1 }, () => " ")]];
