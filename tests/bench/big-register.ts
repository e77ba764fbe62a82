import type { ClashAsk, ClashRecord, ClashSettings } from "../../bot/clashes";
import { addDays, type Day, day } from "../../bot/common/days";
import type { Reference } from "../../bot/common/ids";
import { type Random, seeded } from "./random";

/** A register as of a large county over ten years: the sizes design §10 names. */
export const areas = Array.from({ length: 60 }, (_, at) => `Ward ${String(at + 1).padStart(2, "0")}`);
export const audiences = [
  ...["Residents", "Businesses", "Voluntary and community groups", "Service users", "Partner organisations"],
  ...["Young people", "Older people", "Disabled people", "Council tenants", "Faith communities"],
];

export const settings: ClashSettings = {
  ...{ areas, audiences, wholeArea: "Whole area" },
  periodWeeks: { light: 2, standard: 6, full: 8 },
  decisionGap: { light: 15, standard: 30, full: 45 },
  extensions: { bankHolidayDays: 1, schoolHolidayDays: 5, schoolHolidayWeeks: 1, quietSeasonWeeks: 2 },
  fatigue: { warnAt: 2, reasonAt: 4, withinDays: 90 },
  similarTopicMonths: 24,
  alternativesDays: 90,
  communities: ["Christian", "Muslim", "Jewish", "Hindu", "Sikh"],
};

const places =
  `Abbey Alder Ash Avon Beech Birch Bourne Bridge Brook Castle Cedar Chapel Church Clay Cross Dale Elm
  Fairfield Fern Forge Grange Green Grove Harbour Hawthorn Hazel Heath Hill Holly Ivel Juniper Kings Lark Laurel
  Lea Lime Manor Maple Marsh Meadow Mill Minster Moor Oak Orchard Park Pine Poplar Priory Quarry Queens Ridge River
  Rowan Spring Station Stone Sycamore Thorn Vale Walnut Warren Wells Willow Windmill Wood Yew`.split(/\s+/);
const things =
  `library hours|parking charges|play area|leisure centre|bus route|cycle lane|speed limit|tree planting
  |allotments|care home|day centre|children's centre|school crossing|street lighting|recycling centre|bin collections
  |garden waste|flood defences|town centre|market stalls|taxi fares|licensing policy|gambling policy|air quality
  |local plan|design code|conservation area|article 4 direction|housing allocations|tenancy|homelessness|council tax
  support|budget|fostering|adult learning|youth clubs|museum|theatre|public toilets|cemetery|allotment rents|footpath
  |bridge repairs|junction|crossing|20mph zone|residents' permits|dog control|street trading|events in parks|sports
  pitches|swimming pool|community grants|volunteering|domestic abuse|mental health|dementia|carers|autism|special
  needs|early years|school places|admissions|home to school transport|gritting|drainage|biodiversity|net zero|solar
  panels|electric vehicle points|broadband|polling places|parish boundaries|ward boundaries|councillor
  allowances`.split("|");
const kinds = [
  "review",
  "proposals",
  "changes",
  "strategy",
  "survey",
  "consultation",
  "improvements",
  "future",
  "draft plan",
];
const filler =
  `the council wants to hear what people think about how this works now what should change who it would
  affect and what it would cost over five years because money is short and more people need it than before we
  propose three options each with its own costs and savings and we ask which one suits you best and why`.split(
    /\s+/,
  );

const first = day("2020-01-06");

export function bigRegister(count: number, seed = 4): ClashRecord[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => oneRecord(at, random, (at / count) * 3_650));
}

export function oneRecord(number: number, random: Random, dayInTen: number): ClashRecord {
  const startDate = addDays(first, Math.floor(dayInTen) + random.whole(-20, 20));
  const dated = random.next() > 0.03;
  return {
    reference: `${startDate.slice(0, 4)}-${String(number % 100_000).padStart(5, "0")}` as Reference,
    ...aTopic(random),
    startDate: dated ? startDate : undefined,
    endDate: dated ? addDays(startDate, random.one([14, 28, 42, 42, 42, 56, 56, 84])) : undefined,
    areas: random.next() < 0.15 ? ["Whole area"] : random.some(areas, random.whole(1, 3)),
    audiences: random.some(audiences, random.whole(1, 3)),
    workflowStatus: random.one([
      "Idea",
      "Submitted",
      "Approved",
      "Open",
      "Closed",
      "Complete",
      "Complete",
      "Stopped",
    ]),
    changedAt: new Date(`${startDate}T09:00:00Z`),
  };
}

export function aTopic(random: Random): { title: string; overview: string } {
  const title = `${random.one(places)} ${random.one(places)} ${random.one(things)} ${random.one(kinds)}`;
  const overview = [
    ...Array.from({ length: 20 }, () => random.one(filler)),
    ...Array.from({ length: 4 }, () => random.one(things)),
  ].join(" ");
  return { title: title.replace(/\s+/g, " "), overview };
}

/** What people ask: any day of the next years, mostly one or two wards and one or two groups of people. */
export function someAsks(count: number, seed = 5): ClashAsk[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const startDate = addDays(day("2027-01-04"), random.whole(0, 700)) as Day;
    const endDate = addDays(startDate, random.one([14, 28, 42, 42, 56, 84]));
    return {
      ...{ startDate, endDate, ...aTopic(random) },
      ...(random.next() < 0.5 ? { decisionDate: addDays(endDate, random.whole(30, 150)) } : {}),
      areas: random.next() < 0.15 ? ["Whole area"] : random.some(areas, random.whole(1, 3)),
      audiences: random.some(audiences, random.whole(1, 3)),
      events: [addDays(startDate, random.whole(0, 14))],
    };
  });
}
