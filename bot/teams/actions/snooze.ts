import { z } from "zod";
import { inWords } from "../../common/days";
import type { Press } from "../turn";
import { listAgain, shortName } from "./list-again";
import { orStepAgain } from "./step-again";
import { readStepData } from "./step-data";

const dataSchema = z.looseObject({
  until: z.string().max(40).catch(""),
  beyondDue: z.union([z.boolean(), z.literal("true").transform(() => true)]).catch(false),
});

export const snooze: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { until, beyondDue } = dataSchema.parse(data ?? {});
  const day = until === "day" ? asked.typed.snoozeDay : until;
  return orStepAgain(deps, turn, { asked, verb: "actions.snooze" }, async () => {
    const snoozed = await deps.actions.snooze({ id: asked.id, until: day, beyondDue, by: turn.person });
    if ("beyondDue" in snoozed) {
      const { dueDate, until: wanted } = snoozed.beyondDue;
      return listAgain(deps, turn, {
        ...asked,
        open: {
          ...{ id: asked.id, part: asked.part ?? "snooze", snoozeAnyway: true },
          typed: { ...asked.typed, snoozeDay: wanted },
          problem: `It is due on ${inWords(dueDate)}, so it would be late by then. Choose an earlier day.`,
        },
      });
    }
    const { action } = snoozed;
    const back = action.snoozedUntil ? ` until ${inWords(action.snoozedUntil)}` : "";
    const note = `I will not remind you of ${shortName(action)}${back}.`;
    return listAgain(deps, turn, { ...asked, action, note });
  });
};
