import { z } from "zod";
import { canSeeDeadLetters, mustBeAbleToSeeDeliveries } from "../../actions";
import { addDays, type Day, dayOf, inWords, toDay } from "../../common/days";
import { readDeadLetter } from "../../common/dead-letter";
import { deliveryReason } from "../../common/delivery-reason";
import { deliveryStates, deliveryStateWords } from "../../common/delivery-states";
import { Failure } from "../../common/failure";
import { toPersonId } from "../../common/ids";
import { mayGoAgain, notSentAgain } from "../../common/sent-again";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import type { Command, DeliveryRow, Press, TeamsDeps, Turn } from "../turn";
import deliveriesJson from "./deliveries-card.json";
import { mustBeOwnChat } from "./list-mine";

const deliveriesCard = cardFrom(deliveriesJson);
type State = DeliveryRow["state"];
/** Of a state that is shown alone, and of each where all are. */
const rowsOfOne = 8;
const rowsOfEach = 3;
const deadShown = 3;
/** Longer than a queue message can be: what is cut cannot be read back. */
const mostOfLetter = 100_000;

/** `deliveries`: what was sent today, to whom, and how it ended. */
export const deliveries: Command = async (deps, turn) => ({
  card: await ofDay(deps, turn, { day: dayOf(deps.clock.now()) }),
  summary: "Deliveries",
});

const dataSchema = z.looseObject({
  day: z.string().catch(""),
  state: z.enum(deliveryStates).optional().catch(undefined),
  page: z.unknown().optional(),
});

export const seeDeliveries: Press = async (deps, turn, data) => ofDay(deps, turn, readAsk(deps, data));

export const sendAgain: Press = async (deps, turn, data) => {
  mayRead(turn);
  const { day, state } = readAsk(deps, data);
  if (!state || !mayGoAgain(state))
    throw new Failure("invalid", "These cannot be sent again. Type: deliveries");
  // The card may be a day old, and names nobody: who it is about is looked up where they are kept.
  const many = await deps.deliveries.sendAgain({ day, states: [state], by: turn.person.id });
  const note =
    many === 0
      ? "None of these waits to be sent again. Nothing was sent."
      : `${count(many, "message goes", "messages go")} out again now.`;
  return ofDay(deps, turn, { day, note });
};

export function mayRead(turn: Turn): void {
  mustBeOwnChat(turn, "deliveries");
  mustBeAbleToSeeDeliveries(turn.person);
}

interface Ask {
  day: Day;
  state?: State | undefined;
  page?: number;
  note?: string;
}

function readAsk({ clock }: TeamsDeps, data: unknown): Ask {
  const { day, state, page } = dataSchema.parse(data ?? {});
  return { day: toDay(day) ?? dayOf(clock.now()), state, page: readPage(page) };
}

async function ofDay(deps: TeamsDeps, turn: Turn, { day, state, page = 1, note }: Ask): Promise<Card> {
  mayRead(turn);
  const rows = await deps.deliveries.of(day);
  const dead = canSeeDeadLetters(turn.person) ? await deps.deliveries.deadLetters() : [];
  const letters = dead.slice(0, deadShown).map(({ text, why, at }) => ({
    ...{ at, ...readDeadLetter({ text: shorten(text, mostOfLetter), why: shorten(why, 300) }) },
  }));
  const today = dayOf(deps.clock.now());
  const groups = deliveryStates.flatMap((each) => {
    const all = rows.filter((row) => row.state === each);
    if (all.length === 0 || (state && state !== each)) return [];
    const size = state ? rowsOfOne : mayGoAgain(each) || each === "waiting" ? rowsOfEach : 0;
    const shown =
      size === 0
        ? { ...pageOf([], { page: 1, size: 1 }), hasNext: false }
        : pageOf(all, { page: state ? page : 1, size });
    return [{ state: each, all, size, ...shown, rows: shown.rows as readonly DeliveryRow[] }];
  });
  const names = await namesOf(
    deps,
    groups.flatMap((group) => group.rows),
  );
  return fitting(shares, (share) =>
    deliveriesCard({
      ...{ day, dayBefore: addDays(day, -1), dayAfter: addDays(day, 1), hasDayAfter: day < today },
      heading: day === today ? "What was sent today" : `What was sent on ${inWords(day)}`,
      subheading: `${count(rows.length, "message")} to ${count(new Set(rows.map(({ to }) => to)).size, "person", "people")}`,
      ...{ problem: "", note: note ?? "", onlyOne: state !== undefined },
      empty: groups.length === 0 ? "Nothing was planned or sent that day." : "",
      groups: groups.map((group) => ({
        heading: `${deliveryStateWords[group.state].name} (${group.all.length})`,
        explained: deliveryStateWords[group.state].about,
        state: group.state,
        rows: group.rows.map((row) => ({ line: lineOf(row, { names, share }) })),
        more:
          group.size > 0 && group.all.length > group.size && !state
            ? `And ${count(group.all.length - group.size, "more", "more")}.`
            : state
              ? group.pageNote
              : "",
        sendAgain: sendAgainTitle(group, rows),
        hasNext: state !== undefined && group.hasNext,
        nextPage: group.nextPage,
        canOpen: state === undefined && group.all.length > group.size,
      })),
      deadHeading: dead.length > 0 ? `Messages I could not read (${dead.length})` : "",
      dead: letters.map(({ text, why, at }) => ({
        line: `${inWords(dayOf(at))}: ${shorten(why, 120 * share)} It said: ${shorten(text, 160 * share)}`,
      })),
      moreDead: dead.length > deadShown ? `And ${count(dead.length - deadShown, "more", "more")}.` : "",
    }),
  );
}

/** What went out again already does not go a second time. */
function sendAgainTitle(
  { state, all }: { state: State; all: readonly DeliveryRow[] },
  rows: readonly DeliveryRow[],
): string {
  const many = mayGoAgain(state) ? notSentAgain(all, rows).length : 0;
  return many > 0 ? `Send again to these ${many}` : "";
}

async function namesOf({ directory }: TeamsDeps, rows: readonly DeliveryRow[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { to } of rows) {
    const person = names.has(to) ? undefined : toPersonId(to);
    if (person) names.set(to, (await directory.find(person).catch(() => undefined))?.name ?? "");
  }
  return names;
}

/** Who, what and why. */
function lineOf(
  { to, kind, about, why, tries }: DeliveryRow,
  { names, share }: { names: ReadonlyMap<string, string>; share: number },
): string {
  const who = to.startsWith("channel:")
    ? "A channel"
    : shorten(names.get(to), 60 * share) || "Somebody I do not know";
  const what = /^reminder\b/.test(kind) ? "reminder" : shorten(about, 80 * share) || "news";
  const again = tries > 1 ? `After ${count(tries, "try", "tries")}.` : "";
  return [`${who}: ${what}.`, shorten(deliveryReason(shorten(why, 300)), 160 * share), again]
    .filter(Boolean)
    .join(" ");
}
