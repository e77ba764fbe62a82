import express, { type Request, type Response } from "express";
import { canSeeDeadLetters, mustBeAbleToSeeDeliveries } from "../../actions";
import { type Day, dayOf, toDay } from "../../common/days";
import { readDeadLetter } from "../../common/dead-letter";
import { deliveryReason } from "../../common/delivery-reason";
import { deliveryStateWords } from "../../common/delivery-states";
import { Failure } from "../../common/failure";
import { type PersonId, toPersonId } from "../../common/ids";
import type { Directory } from "../../common/person";
import { endingsToSendAgain, mayGoAgain, notSentAgain } from "../../common/sent-again";
import {
  type DeadLettersAnswer,
  type DeliveriesAnswer,
  type DeliveryRows,
  type DeliveryState,
  deliveryStateSchema,
  deliveryStates,
  sendAgainAskSchema,
} from "../../contract";
import { personOf } from "../sign-in";
import { pageOf, readDayAsked, readPage } from "./pages";

/** One message to one recipient, and how it ended. */
export interface DeliveryRow {
  day: Day;
  /** A person's id, or a channel's. */
  to: string;
  kind: string;
  about: string;
  state: DeliveryState;
  /** A code of Teams, or a few words of ours. */
  why: string;
  tries: number;
  at: Date;
  actedAt?: Date | undefined;
}

/** What the bot sent by itself. */
export interface Deliveries {
  of: (day: Day) => Promise<readonly DeliveryRow[]>;
  /** @returns how many are sent again; those that were already are not. */
  sendAgain: (ask: { day: Day; states: readonly DeliveryState[]; by: PersonId }) => Promise<number>;
  /** Messages no worker could read. */
  deadLetters: () => Promise<readonly { id: string; text: string; why: string; at: Date }[]>;
}

interface Deps {
  deliveries: Deliveries;
  directory: Pick<Directory, "find">;
  now: () => Date;
}

const rowsOnPage = 50;
const mostLetters = 50;
const mostOfLetter = 300;

/** `/api/deliveries`: a day's messages by how they ended. */
export function deliveryRoutes({ deliveries, directory, now }: Deps) {
  const router = express.Router();
  router.use((request: Request, _response: Response, next: () => void) => {
    mustBeAbleToSeeDeliveries(personOf(request));
    next();
  });
  router.use(express.json({ limit: "16kb" }));

  router.get("/", async (request: Request, response: Response<DeliveriesAnswer>) => {
    const today = dayOf(now());
    const day = readDayAsked(request.query["day"], today);
    const rows = await deliveries.of(day);
    response.json({
      ...{ day, today, messages: rows.length, people: new Set(rows.map(({ to }) => to)).size },
      groups: deliveryStates
        .map((state) => {
          const all = rows.filter((row) => row.state === state);
          const canSendAgain = mayGoAgain(state);
          const again = canSendAgain ? notSentAgain(all, rows).length : 0;
          return { state, ...deliveryStateWords[state], count: all.length, canSendAgain, again };
        })
        .filter(({ count }) => count > 0),
    });
  });
  router.get("/rows", async (request: Request, response: Response<DeliveryRows>) => {
    const day = readDayAsked(request.query["day"], dayOf(now()));
    const state = deliveryStateSchema.safeParse(request.query["state"]).data;
    if (!state) throw new Failure("invalid", `"state" is one of ${deliveryStates.join(", ")}.`);
    const all = (await deliveries.of(day)).filter((row) => row.state === state);
    const shown = pageOf(all, { page: readPage(request.query["page"]), size: rowsOnPage });
    response.json({ ...shown, rows: await Promise.all(shown.rows.map((row) => present(directory, row))) });
  });
  router.post("/send-again", async (request: Request, response: Response<{ count: number }>) => {
    const read = sendAgainAskSchema.safeParse(request.body);
    const day = read.success ? toDay(read.data.day) : undefined;
    if (!read.success || !day) throw new Failure("invalid", "Say of which day, and how they ended.");
    const { states } = read.data;
    if (!states.every(mayGoAgain))
      throw new Failure("invalid", `Only these are sent again: ${endingsToSendAgain.join(", ")}.`);
    response.json({ count: await deliveries.sendAgain({ day, states, by: personOf(request).id }) });
  });
  router.get("/dead-letters", async (request: Request, response: Response<DeadLettersAnswer>) => {
    if (!canSeeDeadLetters(personOf(request)))
      throw new Failure(
        "not_allowed",
        "Only IT can see what could not be read. Ask whoever looks after the app.",
      );
    const letters = await deliveries.deadLetters();
    response.json({
      count: letters.length,
      letters: letters.slice(0, mostLetters).map(({ id, at, ...letter }) => {
        const { why, text } = readDeadLetter(letter);
        return { ...{ id, why: cut(why), at: at.toISOString() }, text: cut(text) };
      }),
    });
  });
  return router;
}

const cut = (text: string): string => [...text.slice(0, 2 * mostOfLetter)].slice(0, mostOfLetter).join("");

async function present(
  directory: Deps["directory"],
  { to, kind, about, why, tries, at, actedAt }: DeliveryRow,
): Promise<DeliveryRows["rows"][number]> {
  const person = toPersonId(to);
  return {
    id: `${to}|${kind}`,
    name: (person && (await directory.find(person))?.name) ?? "",
    isReminder: /^reminder\b/.test(kind),
    ...{ about, why: deliveryReason(why), tries, at: at.toISOString(), actedAt: actedAt?.toISOString() },
  };
}
