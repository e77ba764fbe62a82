import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ZodType } from "zod";
import {
  type AddActionAsk,
  type AnswerOfferAsk,
  actionAddedSchema,
  actionChangedSchema,
  type HandOverAsk,
  handedOverSchema,
  offerAnsweredSchema,
  type SnoozeAsk,
  snoozedSchema,
  takenBackSchema,
} from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

/** Everything that shows an action, asked again before the answer counts as here: the lists are never older. */
const shownIn = ["my-work", "unowned"];
const alsoShownIn = ["record", "history", "reviews", "feedback"];

function useVerb<Ask, Answer>(send: (api: Api, ask: Ask) => Promise<Answer>) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (ask: Ask) => send(api, ask),
    async onSuccess() {
      for (const name of alsoShownIn) void queries.invalidateQueries({ queryKey: [name] });
      await Promise.all(shownIn.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}

const post = <Answer>(api: Api, path: string, body: unknown, schema: ZodType<Answer>): Promise<Answer> =>
  api.write({ method: "POST", path: `/api/actions${path}`, body, schema });
const at = (id: string, verb: string) => `/${encodeURIComponent(id)}/${verb}`;

export const useComplete = (id: string) =>
  useVerb((api, evidence: string) => post(api, at(id, "done"), { evidence }, actionChangedSchema));

/** For the one that was just done, whichever it is. */
export const useUndo = () => useVerb((api, id: string) => post(api, at(id, "undo"), {}, actionChangedSchema));

export const useNote = (id: string) =>
  useVerb((api, text: string) => post(api, at(id, "note"), { text }, actionChangedSchema));

export const useSnooze = (id: string) =>
  useVerb((api, ask: SnoozeAsk) => post(api, at(id, "snooze"), ask, snoozedSchema));

export const useHandOver = (id: string) =>
  useVerb((api, ask: HandOverAsk) => post(api, at(id, "hand-over"), ask, handedOverSchema));

export const useTakeBack = (id: string) =>
  useVerb((api, _: undefined) => post(api, at(id, "take-back"), {}, takenBackSchema));

export const useAnswerOffer = (id: string) =>
  useVerb((api, ask: AnswerOfferAsk) => post(api, at(id, "answer"), ask, offerAnsweredSchema));

export const useAddAction = () => useVerb((api, ask: AddActionAsk) => post(api, "", ask, actionAddedSchema));
