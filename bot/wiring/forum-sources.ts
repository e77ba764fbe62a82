import type { Action, Actions } from "../actions";
import type { Clock } from "../common/clock";
import { type Day, dayOf, inWords } from "../common/days";
import type { WorkingDays } from "../common/working-days";
import { type Consultation, type Consultations, type Overlap, wasAgreed } from "../consultations";
import {
  type AgendaSources,
  type DigestDeps,
  type DigestMeeting,
  type DigestTrying,
  type DigestWork,
  itemKeyOf,
  type Meeting,
  type Suggested,
  type Topic,
  type Visibility,
} from "../forum";
import type { CouncilSettings } from "../settings";
import type { SharePoint } from "../sharepoint";

/** A meeting talks about a few things of each kind, not about all there are. */
const mostOfEach = 8;
const mostIdeas = 5;
const mostOverlaps = 6;
const longestDetail = 400;

export interface ForumSourcesDeps {
  sharepoint: Pick<SharePoint, "consultations" | "actions" | "topics" | "meetings">;
  consultations: Pick<Consultations, "listOverlaps">;
  actions: Pick<Actions, "workEnded">;
  settings: () => CouncilSettings;
  workingDays: WorkingDays;
  clock: Clock;
}

/** One idea is one item, whether somebody put it on the agenda or its votes did. */
export const ideaItem = (topic: Topic, key = itemKeyOf(topic)): Suggested => ({
  ...{ key, kind: "Idea", title: topic.title, url: topic.url, visibility: topic.visibility },
  detail: [votesOf(topic), shortened(topic.body)].filter(Boolean).join(". "),
});

/** What other rooms put before the forum: its agenda and its digest. */
export function forumSources(deps: ForumSourcesDeps) {
  const { sharepoint, workingDays, settings, clock } = deps;
  const today = () => dayOf(clock.now());
  const overlaps = knownOverlaps(deps);
  const topics = (kind: Topic["kind"]) => sharepoint.topics.all().filter((topic) => topic.kind === kind);
  const topicItem = (topic: Topic, kind: Suggested["kind"], detail: string): Suggested => ({
    ...{ key: `topic/${topic.id}`, kind, title: topic.title, detail, url: topic.url },
    visibility: topic.visibility,
  });

  const agenda: AgendaSources = {
    // What waits is talked about, however long it has waited.
    submissions: () =>
      sharepoint.consultations
        .all()
        .filter(({ workflowStatus }) => workflowStatus === "Submitted")
        .sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime())
        .slice(0, mostOfEach)
        .map(
          (row): Suggested => ({
            ...{ key: `consultation/${row.reference}`, kind: "Consultation", url: row.listUrl },
            title: `${row.reference} ${row.title}`,
            detail: [row.leadOfficer?.name, row.service, row.startDate && `opens ${inWords(row.startDate)}`]
              .filter(Boolean)
              .join(", "),
            visibility: visibilityOf(row),
          }),
        ),
    clashes: async () =>
      (await overlaps()).map(
        (overlap): Suggested => ({
          ...{ key: `clash/${referencesOf(overlap).join("/")}`, kind: "Clash", url: overlap.other.listUrl },
          ...overlapInWords(overlap),
        }),
      ),
    lateActions: () => lateActions(deps, today()),
    unanswered: () =>
      topics("Question")
        .filter(({ status }) => status === "Open")
        .map((topic) => ({ topic, waited: workingDays.between(topic.askedOn, today()) }))
        .filter(({ waited }) => waited >= Math.max(1, settings().forum.askChampionsAfter))
        .sort((one, other) => other.waited - one.waited)
        .slice(0, mostOfEach)
        .map(({ topic }) => topicItem(topic, "Question", `Asked on ${inWords(topic.askedOn)}`)),
    lessons: (since) =>
      topics("Lesson")
        .filter(({ askedOn }) => askedOn >= since)
        .sort((one, other) => other.askedOn.localeCompare(one.askedOn))
        .slice(0, mostOfEach)
        .map((topic) => topicItem(topic, "Lesson", shortened(topic.body))),
    ideas: () =>
      topics("Idea")
        .filter(({ status, outcome, takenUp, votes }) => status !== "Closed" && !outcome && !takenUp && votes)
        .sort((one, other) => other.votes - one.votes)
        .slice(0, mostIdeas)
        .map((topic) => ideaItem(topic)),
  };

  const works = (dayOfIt: (row: Consultation) => Day | undefined) => (from: Day, to: Day) =>
    sharepoint.consultations
      .all()
      .filter(({ workflowStatus }) => workflowStatus !== "Stopped")
      .flatMap((row): DigestWork[] => {
        const on = dayOfIt(row);
        if (!on || on < from || on > to) return [];
        const title = `${row.reference} ${row.title}`;
        return [{ title, on, url: row.listUrl, visibility: visibilityOf(row) }];
      })
      .sort((one, other) => one.on.localeCompare(other.on));
  const digest: Pick<DigestDeps, "opening" | "closing" | "overlaps" | "trying" | "comingUp"> = {
    opening: works(({ startDate }) => startDate),
    closing: works(({ endDate }) => endDate),
    overlaps: async () => (await overlaps()).map(overlapInWords),
    trying: () => sharepoint.consultations.all().flatMap(tryingOf),
    comingUp: () =>
      sharepoint.meetings
        .all()
        .filter(({ status }) => status !== "Closed")
        .map(toComeUp),
  };
  return { agenda, digest };
}

/** The register is looked through once for each state of it, however often its agenda is looked at. */
function knownOverlaps({ sharepoint, consultations, clock }: ForumSourcesDeps) {
  let last: { rows: readonly Consultation[]; today: Day; found: Promise<readonly Overlap[]> } | undefined;
  return (): Promise<readonly Overlap[]> => {
    const rows = sharepoint.consultations.all();
    const today = dayOf(clock.now());
    if (last?.rows === rows && last.today === today) return last.found;
    const found = consultations.listOverlaps({ most: mostOverlaps });
    last = { rows, today, found };
    found.catch(() => {
      last = undefined;
    });
    return found;
  };
}

function lateActions({ sharepoint, actions }: ForumSourcesDeps, today: Day): readonly Suggested[] {
  const isLate = (action: Action): boolean =>
    action.status === "Open" && action.dueDate !== undefined && action.dueDate < today;
  return (
    sharepoint.actions
      .all()
      .filter((action) => isLate(action) && !actions.workEnded(action))
      // The forum's own first, then whatever has waited longest.
      .sort(
        (one, other) =>
          Number(other.source === "Forum") - Number(one.source === "Forum") ||
          (one.dueDate ?? "").localeCompare(other.dueDate ?? ""),
      )
      .slice(0, mostOfEach)
      .map(
        (action): Suggested => ({
          ...{
            key: `late-action/${action.id}`,
            kind: "Late action",
            title: action.title,
            url: action.listUrl,
          },
          detail: [
            action.reference,
            action.owner?.name ?? "nobody owns it",
            action.dueDate && `due ${inWords(action.dueDate)}`,
          ]
            .filter(Boolean)
            .join(", "),
          visibility: "Officers",
        }),
      )
  );
}

/** What a consultation tries for the first time, while somebody goes on with it. */
function tryingOf(row: Consultation): DigestTrying[] {
  const { tryingOut: hypothesis, triedResult: result, workflowStatus } = row;
  if (workflowStatus === "Stopped" || !(hypothesis || result)) return [];
  return [
    {
      ...{ title: `${row.reference} ${row.title}`, hypothesis, result, noted: row.triedNoted },
      ...{ opens: row.startDate, closes: row.endDate, url: row.listUrl, visibility: visibilityOf(row) },
    },
  ];
}

const toComeUp = ({ kind, title, on, time, place, listUrl: url }: Meeting): DigestMeeting => ({
  ...{ kind, title, on, time, place, url },
});

const visibilityOf = (row: Consultation): Visibility => (wasAgreed(row) ? "Everyone" : "Officers");

const referencesOf = ({ consultation, other }: Overlap): readonly string[] =>
  [consultation.reference, other.reference].sort();

function overlapInWords({ consultation, other, findings }: Overlap) {
  const both = [consultation, other].every(wasAgreed);
  return {
    title: `${consultation.reference} and ${other.reference}`,
    detail: [`${consultation.title} and ${other.title}`, findings[0]?.what].filter(Boolean).join(". "),
    visibility: (both ? "Everyone" : "Officers") as Visibility,
  };
}

const votesOf = ({ votes }: Topic): string => (votes > 0 ? `${votes} ${votes === 1 ? "vote" : "votes"}` : "");
const shortened = (text: string): string => [...text].slice(0, longestDetail).join("");
