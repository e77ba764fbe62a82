import express, { type Request, type Response } from "express";
import type { z } from "zod";
import type { Action } from "../../actions";
import { Failure } from "../../common/failure";
import { type ActionId, asActionId, toPersonId } from "../../common/ids";
import type { Person } from "../../common/person";
import {
  type ActionChanged,
  answerOfferAskSchema,
  doneAskSchema,
  type HandedOverAnswer,
  handOverAskSchema,
  noteAskSchema,
  type OfferAnswered,
  type SnoozedAnswer,
  snoozeAskSchema,
  type TakenBack,
} from "../../contract";
import { personOf } from "../sign-in";
import { postAction } from "./add";
import { getUnowned } from "./list-unowned";
import { type ActionDeps, presentChanged, presentColleagues } from "./present-action";

/** `/api/actions`: the same verbs, and the same rules, as the buttons in chat. */
export function actionRoutes(deps: ActionDeps) {
  const { actions } = deps;
  const router = express.Router();
  router.use(express.json({ limit: "256kb" }));
  router.get("/unowned", getUnowned(deps));
  router.post("/", postAction(deps));

  router.post("/:id/done", async (request: Request, response: Response<ActionChanged>) => {
    const { evidence } = read(request, doneAskSchema, "Send what shows that it is done.");
    response.json({ action: presentChanged(await actions.complete({ ...ask(request), evidence })) });
  });
  router.post("/:id/undo", async (request: Request, response: Response<ActionChanged>) => {
    response.json({ action: presentChanged(await actions.reopen(ask(request))) });
  });
  router.post("/:id/note", async (request: Request, response: Response<ActionChanged>) => {
    const { text } = read(request, noteAskSchema, "Send the note as a text.");
    response.json({ action: presentChanged(await actions.note({ ...ask(request), text })) });
  });
  router.post("/:id/snooze", async (request: Request, response: Response<SnoozedAnswer>) => {
    const asked = read(request, snoozeAskSchema, "Say until when: tomorrow, next week or a day.");
    const snoozed = await actions.snooze({ ...ask(request), ...asked });
    response.json(
      "beyondDue" in snoozed
        ? { beyondDue: { ...snoozed.beyondDue } }
        : { action: presentChanged(snoozed.action) },
    );
  });
  router.post("/:id/hand-over", async (request: Request, response: Response<HandedOverAnswer>) => {
    const to = colleagueIn(read(request, handOverAskSchema, "Type your colleague's name."));
    const handed = await actions.handOver({ ...ask(request), to });
    if ("choose" in handed) {
      response.json({ choose: presentColleagues(handed.choose) });
      return;
    }
    const { action, to: whom, how, told } = handed;
    response.json({ action: presentChanged(action), to: whom.name, how, told });
  });
  router.post("/:id/take-back", async (request: Request, response: Response<TakenBack>) => {
    const { action, told } = await actions.takeBack(ask(request));
    response.json({ action: presentChanged(action), told });
  });
  router.post("/:id/answer", async (request: Request, response: Response<OfferAnswered>) => {
    const { accept, reason = "" } = read(request, answerOfferAskSchema, "Say whether you accept it.");
    const { action, how, told } = await actions.answerHandOver({ ...ask(request), accept, reason });
    response.json({ action: presentChanged(action), how, told });
  });
  return router;

  /** Whoever may not see it is not told that it is there. */
  function ask(request: Request): { id: ActionId; by: Person } {
    const by = personOf(request);
    const action = actions.find(asActionId(String(request.params["id"])));
    if (!action || !maySee(deps, by, action))
      throw new Failure("not_found", "That action is no longer on the list. Load this page again.");
    return { id: action.id, by };
  }
}

function read<Ask>(request: Request, schema: z.ZodType<Ask>, otherwise: string): Ask {
  const { success, data } = schema.safeParse(request.body);
  if (success) return data;
  throw new Failure("invalid", otherwise);
}

function colleagueIn(asked: { toId: string } | { to: string }) {
  if ("to" in asked) return asked.to;
  const id = toPersonId(asked.toId);
  if (!id) throw new Failure("invalid", "Choose your colleague again.");
  return { id };
}

/** What belongs to no record is as private as what was written of one. */
function maySee({ consultations }: ActionDeps, person: Person, { reference }: Action): boolean {
  const consultation = reference && consultations.find(reference);
  return consultation
    ? consultations.canSeeRecord(person, consultation, "own chat")
    : consultations.canSeeEvidence(person, "own chat");
}
