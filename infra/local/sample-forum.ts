import type { App } from "../../bot/app";
import { addDays, type Day, dayOf, weekday } from "../../bot/common/days";
import type { Person } from "../../bot/common/person";
import type { ToShare } from "../../bot/forum";
import type { SharePointByHand } from "./sharepoint-by-hand";

/** By the ending of the object id. */
type Who = 20 | 22 | 25;

interface SampleTopic extends Pick<ToShare, "kind" | "body" | "tags"> {
  title: string;
  by: Who;
  daysAgo: number;
  answer?: string;
  votes?: readonly Who[];
}

const topics: readonly SampleTopic[] = [
  {
    kind: "Question",
    title: "How do we reach people who rent privately?",
    body: "Our last survey on housing had few replies from private tenants. What has worked for you?",
    tags: { services: ["Housing"], audiences: ["Tenants"] },
    ...{ by: 25, daysAgo: 24 },
    answer:
      "We went through letting agents and the food bank. A paper form with a stamp brought most replies.",
  },
  {
    kind: "Practice",
    title: "Walks with residents before we draw a plan",
    body: "We walk the park with ten residents first. They show us what we would never have asked about.",
    tags: {
      services: ["Environment and Parks"],
      audiences: ["Residents", "Disabled people"],
      skills: ["Facilitation"],
    },
    ...{ by: 20, daysAgo: 17 },
  },
  {
    kind: "Idea",
    title: "One calendar of events for all services",
    body: "Three teams held evenings in the same week. One calendar would let us share a hall.",
    tags: { services: ["Community and Commissioning"] },
    ...{ by: 20, daysAgo: 9, votes: [22, 25] },
  },
  {
    kind: "Lesson",
    title: "Start with the parish councils",
    body: "What worked: drop-ins at the library. What did not: posters. Next time: ring the parishes first.",
    tags: { services: ["Culture and Leisure"], areas: ["Castle"] },
    ...{ by: 25, daysAgo: 4 },
  },
];

const terms = [
  "The forum brings together officers who engage with residents. It shares what works and says what did not.",
  "It looks at what is planned, so that nobody is asked twice, and it may challenge any service.",
  "Each service names a lead. Champions help anyone who asks. The chair is chosen each year.",
  "It meets each month. Councillors see what is shared with everyone, and may bring ideas.",
].join("\n");

/** A forum that has met before: members, terms, the next meeting, and what colleagues asked and shared. */
export async function loadSampleForum({
  app,
  byHand,
  clock,
  personOf,
}: {
  app: App;
  byHand: SharePointByHand;
  clock: { now(): Date; set(now: Date | undefined): Promise<void> };
  personOf: (ending: Who) => Person;
}): Promise<void> {
  const today = dayOf(clock.now());
  await byHand.addRows("ForumMembers", [
    { Title: "Adele Vance", Member: "Adele Vance", Service: "Community and Commissioning", Chair: true },
    {
      ...{ Title: "Alex Wilber", Member: "Alex Wilber", Service: "Environment and Parks" },
      Workstream: "Parks and open spaces",
    },
    { Title: "Grady Archie", Member: "Grady Archie", Service: "Housing", Champion: true },
  ]);
  await byHand.addRows("ForumTerms", [
    {
      ...{ Title: "1", Text: terms, InForceFrom: noon(addDays(today, -90)) },
      ReviewOn: noon(addDays(today, 275)),
    },
  ]);
  await byHand.addRows("Meetings", [
    {
      ...{ Title: "Engagement forum", MeetsOn: noon(thursdayFrom(addDays(today, 12))), MeetsAt: "14:00" },
      ...{ Place: "Committee room 2", Status: "Planned" },
    },
  ]);
  await byHand.addRows("ForumsAndPanels", [
    {
      ...{ Title: "Tenants' voice", Kind: "Panel", Owner: "Grady Archie", Service: "Housing" },
      ...{ Purpose: "Tenants look at each plan before it goes out.", Audiences: ["Tenants"], Members: 14 },
      ...{ Rhythm: "Monthly", LastMet: noon(addDays(today, -20)), Status: "Running" },
    },
    {
      ...{ Title: "Residents of Castle", Kind: "Forum", Owner: "Alex Wilber", Areas: ["Castle"] },
      ...{ Service: "Environment and Parks", Purpose: "An evening each quarter on parks and streets." },
      ...{ Audiences: ["Residents", "Tenants"], Members: 40, Rhythm: "Every three months" },
      ...{ LastMet: noon(addDays(today, -230)), Status: "Running" },
    },
  ]);
  await app.load();
  try {
    for (const topic of topics) {
      await clock.set(new Date(`${addDays(today, -topic.daysAgo)}T10:00:00Z`));
      await share(app, topic, personOf);
    }
  } finally {
    await clock.set(undefined);
  }
}

async function share(
  { forum }: App,
  { by: who, daysAgo, answer, votes = [], ...asked }: SampleTopic,
  personOf: (ending: Who) => Person,
): Promise<void> {
  const by = personOf(who);
  const { id } = await forum.share({
    ...{ ...asked, visibility: "Everyone", origin: `form/sample-${daysAgo}`, by },
  });
  for (const voter of votes) await forum.vote({ id, by: personOf(voter) });
  if (answer) await forum.markAnswer({ id, answer: { text: answer }, by });
}

/** As SharePoint keeps a day. */
const noon = (day: Day): string => `${day}T12:00:00Z`;

function thursdayFrom(day: Day): Day {
  let found = day;
  while (weekday(found) !== 4) found = addDays(found, 1);
  return found;
}
