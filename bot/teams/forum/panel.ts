import { z } from "zod";
import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { asPanelId } from "../../forum";
import type { Card } from "../cards/card";
import { readPage } from "../cards/page";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import { isShared, roomsOf } from "./meeting-rooms";
import { panelOf, type Said } from "./panel-card";

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const dataSchema = z.looseObject({
  id: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(asPanelId),
  page: z.unknown().optional(),
  ...{ reason: typedText, metOn: typedText },
  decision: z.enum(["approve", "decline"]).optional().catch(undefined),
});
type Asked = z.infer<typeof dataSchema>;

function readAsked(data: unknown): Asked {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: forums and panels");
  return read.data;
}

export const seePanel: Press = async (deps, turn, data) => look(deps, turn, readAsked(data));

export const decidePanel: Press = async (deps, turn, data) => {
  const asked = readAsked(data);
  const { decision } = asked;
  if (!decision) throw new Failure("invalid", "This card is too old to use. Type: forums and panels");
  return pressed(deps, turn, asked, async ({ id, reason }) => {
    await roomsOf(deps).panels.decidePanel({ id, decision, why: reason, by: turn.person });
    return decision === "approve" ? "Approved. It is on the map now." : "Declined. Whoever asked hears why.";
  });
};

export const noteMet: Press = async (deps, turn, data) =>
  pressed(deps, turn, readAsked(data), async ({ id, metOn }) => {
    const { lastMet } = await roomsOf(deps).panels.noteMet({ id, on: metOn, by: turn.person });
    return lastMet ? `Noted: it met on ${inWords(lastMet)}.` : "Noted.";
  });

export const endPanel: Press = async (deps, turn, data) =>
  pressed(deps, turn, readAsked(data), async ({ id, reason }) => {
    await roomsOf(deps).panels.endPanel({ id, why: reason, by: turn.person });
    return "Ended. A manager or the engagement lead can run it again.";
  });

export const resumePanel: Press = async (deps, turn, data) =>
  pressed(deps, turn, readAsked(data), async ({ id }) => {
    await roomsOf(deps).panels.resumePanel({ id, by: turn.person });
    return "It runs again.";
  });

/** The card with what was done on top; what was typed comes back with what is wrong with it. */
async function pressed(
  deps: TeamsDeps,
  turn: Turn,
  asked: Asked,
  work: (asked: Asked) => Promise<string>,
): Promise<Card> {
  try {
    const note = await work(asked);
    return await look(deps, turn, { ...asked, reason: "", metOn: "" }, { note });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code === "not_found") throw failure;
    logFailure(deps.log, failure, { verb: "forum.panel" });
    return look(deps, turn, asked, { problem: failure.message });
  }
}

async function look(deps: TeamsDeps, turn: Turn, asked: Asked, said: Said = {}): Promise<Card> {
  const { id, reason, metOn } = asked;
  const looking = { person: turn.person, shared: isShared(turn) };
  const seen = await roomsOf(deps).panels.seePanel({ id, ...looking });
  return panelOf(seen, { ...said, typed: { reason, metOn }, page: readPage(asked.page) });
}
