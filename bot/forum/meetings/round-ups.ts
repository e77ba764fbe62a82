import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { tellEach, tellOnce } from "../tell-once";
import type { AgendaItem, Meeting, MeetingId } from "./meeting";
import type { MeetingDeps, RoundUp, WorkstreamLead } from "./meeting-deps";
import { meetingWith, mustNotBeClosed, nextMeeting } from "./next-meeting";
import { readText } from "./read-typed";

const longestRoundUp = 2_000;

/** One lead's words on one workstream have one place on the agenda. */
const keyOf = ({ person, workstream }: WorkstreamLead): string =>
  `round-up/${plain(workstream)}/${person.id}`;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60);

/** The next meeting, when it is so near that its leads are asked and what they wrote is compiled. */
function near({ meetings, workingDays, settings, clock }: MeetingDeps, workingDaysBefore: number) {
  const today = dayOf(clock.now());
  const meeting = nextMeeting(meetings.all(), today);
  if (meeting?.status !== "Planned" || meeting.on < today || settings().roundUpBefore === 0) return undefined;
  return today >= workingDays.add(meeting.on, -workingDaysBefore) ? meeting : undefined;
}

/** Asks each workstream lead once for a round-up, so many working days before the meeting. */
export async function askRoundUps(deps: MeetingDeps): Promise<number> {
  const { workstreamLeads, directory, told, notices, settings } = deps;
  const meeting = near(deps, settings().roundUpBefore);
  if (!meeting) return 0;
  return tellEach(workstreamLeads(), async (lead) => {
    if (givenBy(deps, meeting, lead)) return false;
    const to = await directory.find(lead.person.id);
    if (!to) return false;
    return tellOnce(told, `ask-round-up/${meeting.id}/${meeting.on}/${keyOf(lead)}`, () =>
      notices.askRoundUp(to, { meeting, workstream: lead.workstream }),
    );
  });
}

/** What a lead wrote of their workstream. Written again, it takes the place of the old words. */
export async function giveRoundUp(
  deps: MeetingDeps,
  { meeting: id, workstream, text, by }: { meeting: MeetingId; workstream: string; text: string; by: Person },
): Promise<AgendaItem> {
  const { agenda, clock, workstreamLeads } = deps;
  const lead = workstreamLeads().find(
    (each) => each.person.id === by.id && plain(each.workstream) === plain(workstream),
  );
  if (!lead)
    throw new Failure(
      "not_allowed",
      "You do not lead this workstream. Ask the chair to look at the members.",
    );
  const meeting = mustNotBeClosed(meetingWith(deps, id));
  const detail = readText(text, {
    ...{ what: "The round-up", longest: longestRoundUp, missing: "Write a few lines about your workstream." },
  });
  const write = { by: { id: by.id, name: by.name }, at: clock.now() };
  const there = givenBy(deps, meeting, lead) ?? (await add(lead));
  if (!there) throw new Failure("unavailable", "I could not save this now. Try again in a minute.");
  // What is added may be there already, with older words from another instance.
  if (there.detail === detail) return there;
  return agenda.change({
    ...{ item: there, change: { detail }, what: "Round-up written again", ...write },
    again: () => ({ detail }),
  });

  async function add(given: WorkstreamLead): Promise<AgendaItem | undefined> {
    const [added] = await agenda.add({
      items: [
        {
          ...{ key: keyOf(given), kind: "Round-up", title: `Round-up: ${given.workstream}`, detail, url: "" },
          ...{ visibility: "Everyone", meeting: meeting.id, invitee: "", addedBy: write.by },
          ...{ position: undefined, status: "To discuss", outcome: "" },
        },
      ],
      ...write,
    });
    return added;
  }
}

/** All of them as one digest; where councillors read it, of what is for everyone. */
export function compileRoundUp(
  {
    agenda,
    workstreamLeads,
    mayName,
    ...deps
  }: Pick<MeetingDeps, "agenda" | "workstreamLeads" | "meetings" | "mayName">,
  { meeting: id, inPublic = false }: { meeting: MeetingId; inPublic?: boolean | undefined },
): RoundUp {
  const meeting = meetingWith(deps, id);
  const items = agenda
    .of(id)
    .filter(({ kind, visibility }) => kind === "Round-up" && (!inPublic || visibility === "Everyone"));
  const given = items.map(({ title, detail, addedBy }) => ({
    ...{
      workstream: title.replace(/^Round-up: /, ""),
      by: addedBy && mayName(addedBy.id) ? addedBy.name : "",
      text: detail,
    },
  }));
  const written = new Set(given.map(({ workstream }) => plain(workstream)));
  const all = [...new Set(workstreamLeads().map(({ workstream }) => workstream))];
  return { meeting, given, missing: all.filter((workstream) => !written.has(plain(workstream))) };
}

/** The digest goes to the forum once, on the last working day before the meeting; not when nobody wrote. */
export async function sendRoundUp(deps: MeetingDeps): Promise<boolean> {
  const { told, notices } = deps;
  const meeting = near(deps, 1);
  if (!meeting) return false;
  const digest = compileRoundUp(deps, { meeting: meeting.id });
  if (digest.given.length === 0) return false;
  return tellOnce(told, `round-up/${meeting.id}/${meeting.on}`, () => notices.roundUp(digest));
}

const givenBy = ({ agenda }: Pick<MeetingDeps, "agenda">, meeting: Meeting, lead: WorkstreamLead) =>
  agenda.of(meeting.id).find(({ key }) => key === keyOf(lead));
