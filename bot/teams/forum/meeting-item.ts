import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { toPersonId } from "../../common/ids";
import type { Person } from "../../common/person";
import { asMeetingId, type MeetingId, type Told } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { readPage } from "../cards/page";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import { aboutOf, agenda } from "./meeting-agenda";
import itemJson from "./meeting-item-card.json";
import { linesOf, roomsOf } from "./meeting-rooms";
import { isPublicHere } from "./who-reads";

const itemCard = cardFrom(itemJson);

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const dataSchema = z.looseObject({
  meeting: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(asMeetingId),
  item: z.string().min(1).max(250),
  page: z.unknown().optional(),
  way: z.enum(["up", "down"]).optional().catch(undefined),
  id: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .catch(() => randomUUID()),
  // A mark of what the item said when they typed.
  saw: z.string().max(50).optional().catch(undefined),
  ...{ note: typedText, actionTitle: typedText, actionOwner: typedText },
  ...{ actionPerson: typedText, actionDue: typedText },
});
type Asked = z.infer<typeof dataSchema>;

function readAsked(data: unknown): Asked {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: agenda");
  return read.data;
}

export const openItem: Press = async (deps, turn, data) => item(deps, turn, { asked: readAsked(data) });

/** The boxes stand on the same card, so what the chair has typed so far comes back in them. */
export const moveItem: Press = async (deps, turn, data) => {
  const asked = readAsked(data);
  const { meeting, item: key, way = "up" } = asked;
  return orAgain(deps, turn, asked, async () => {
    await roomsOf(deps).meetings.reorder({ meeting, key, way, by: turn.person });
    return item(deps, turn, { asked, note: `Moved ${way}.` });
  });
};

const toldWords: Readonly<Record<Told, string>> = {
  told: " I am telling whoever had the idea.",
  "not told": " I could not tell whoever had the idea. Please tell them yourself.",
  "nobody to tell": "",
};

const ended =
  (nextTime: boolean, note: string): Press =>
  async (deps, turn, data) => {
    const asked = readAsked(data);
    const { meeting, item: key, page } = asked;
    return orAgain(deps, turn, asked, async () => {
      if ([asked.actionTitle, asked.actionOwner, asked.actionDue].some((typed) => typed.trim() !== ""))
        throw new Failure("invalid", "You began an action. Press Add the action first, or empty its boxes.");
      const { told } = await roomsOf(deps).meetings.closeItem({
        ...{ meeting, key, outcome: asked.note, nextTime, saw: asked.saw, by: turn.person },
      });
      return agenda(deps, turn, {
        meeting,
        page: readPage(page),
        note: note + (told ? toldWords[told] : ""),
      });
    });
  };

export const closeItem = ended(false, "Closed, and noted.");
export const leaveItem = ended(true, "Left for next time.");

export const captureAction: Press = async (deps, turn, data) => {
  const asked = readAsked(data);
  return orAgain(deps, turn, asked, async () => {
    const person = asked.actionPerson ? toPersonId(asked.actionPerson) : undefined;
    const taken = await roomsOf(deps).meetings.captureAction({
      ...{ meeting: asked.meeting, key: asked.item, by: turn.person },
      typed: {
        ...{ title: asked.actionTitle, dueDate: asked.actionDue, id: asked.id },
        owner: person ? { id: person } : asked.actionOwner,
      },
    });
    if ("choose" in taken) {
      const problem = "More than one colleague has that name. Choose which one, then press Add the action.";
      return item(deps, turn, { asked, problem, people: taken.choose });
    }
    const note = `Added for ${shorten(taken.owner.name, 60)}: ${shorten(taken.agreed.title, 80)}`;
    const done = { ...asked, actionTitle: "", actionOwner: "", actionPerson: "", actionDue: "" };
    return item(deps, turn, { asked: { ...done, id: randomUUID() }, note });
  });
};

/** What was typed comes back with what is wrong with it. */
async function orAgain(deps: TeamsDeps, turn: Turn, asked: Asked, work: () => Promise<Card>): Promise<Card> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code === "not_found") throw failure;
    logFailure(deps.log, failure, { verb: "forum.item" });
    // What another chair noted is on the card now: pressed again, it is written over with open eyes.
    const saw = failure.code === "conflict" ? undefined : asked.saw;
    return item(deps, turn, { asked: { ...asked, saw }, problem: failure.message });
  }
}

async function item(
  deps: TeamsDeps,
  turn: Turn,
  {
    asked,
    problem = "",
    note = "",
    people = [],
  }: { asked: Asked; problem?: string; note?: string; people?: readonly Person[] },
): Promise<Card> {
  const meetingId: MeetingId = asked.meeting;
  const seen = await roomsOf(deps).meetings.seeAgenda({
    ...{ person: turn.person, meeting: meetingId, shared: await isPublicHere(deps, turn) },
  });
  const found = seen.items.find(({ key }) => key === asked.item);
  if (!found) throw new Failure("not_found", "That item is not on the agenda any more. Type: agenda");
  const isOpen = seen.meeting?.status !== "Closed";
  // Their own words were typed over what an older card showed, and are saved as such.
  const saw = (asked.note.trim() && asked.saw) || roomsOf(deps).meetings.markOf(found);
  const typed = {
    noteValue: boxed(asked.note || found.outcome, 4_500),
    actionTitle: boxed(asked.actionTitle, 700),
    actionOwner: boxed(asked.actionOwner, 400),
  };
  return fitting(shares, (share) =>
    itemCard({
      ...{ note, saw, meeting: meetingId, key: asked.item, page: readPage(asked.page), actionId: asked.id },
      problem: shorten(problem, 300),
      title: shorten(found.title, 300 * share),
      about: shorten(aboutOf(found), 300 * share),
      detail: linesOf(found.detail, 2_000 * share).lines,
      outcome: linesOf(found.outcome, 2_000 * share).lines,
      agreed: found.agreed.slice(0, 10).map(({ title, owner, dueDate, done }) => ({
        line: [
          `${done ? "Done" : "Action"}: ${shorten(title, 120 * share)}`,
          shorten(owner?.name, 60 * share),
          dueDate ? inWords(dueDate) : "",
        ]
          .filter(Boolean)
          .join(", "),
      })),
      ...{ noteValue: typed.noteValue.value, actionTitle: typed.actionTitle.value },
      actionOwner: typed.actionOwner.value,
      actionDue: /^\d{4}-\d{2}-\d{2}$/.test(asked.actionDue) ? asked.actionDue : "",
      people: people.map(({ id, name, email }) => ({
        title: [shorten(name, 60), shorten(email, 60)].filter(Boolean).join(", "),
        value: id,
      })),
      canRun: seen.mayChair && isOpen,
      canMove: seen.mayChair && isOpen,
      kept: Object.values(typed).every(({ whole }) => whole)
        ? ""
        : "What you typed is too long for this card. Its beginning is in the box.",
      url: linkOr(found.url),
    }),
  );
}
