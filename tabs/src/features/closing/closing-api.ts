import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type ClosingAnswer,
  closingSchema,
  type FeedbackAnswer,
  feedbackSchema,
  type PatchClosing,
  type PutFeedback,
} from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

const address = (reference: string, of: "closing" | "feedback"): string =>
  `/api/consultations/${encodeURIComponent(reference)}/${of}`;

const fetchClosing = (api: Api, reference: string, signal?: AbortSignal): Promise<ClosingAnswer> =>
  api.get(address(reference, "closing"), closingSchema, signal);

const fetchFeedback = (api: Api, reference: string, signal?: AbortSignal): Promise<FeedbackAnswer> =>
  api.get(address(reference, "feedback"), feedbackSchema, signal);

export function useClosing(reference: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["closing", reference],
    queryFn: ({ signal }) => fetchClosing(api, reference, signal),
  });
}

export function useFeedback(reference: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["feedback", reference],
    queryFn: ({ signal }) => fetchFeedback(api, reference, signal),
  });
}

/** How it ended is on the record too, and publishing moves its status on. */
const alsoNew = ["record", "closing", "feedback", "forward-plan", "who-we-engaged-with"];

function useWrite<Ask, Answer>(
  key: readonly string[],
  send: (api: Api, ask: Ask) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (ask: Ask) => send(api, ask),
    onSuccess(answer) {
      // A look that is under way would bring back what was there before.
      void queries.cancelQueries({ queryKey: key });
      queries.setQueryData(key, answer);
      for (const name of alsoNew) if (name !== key[0]) void queries.invalidateQueries({ queryKey: [name] });
      onDone(answer);
    },
  });
}

export const usePatchClosing = (reference: string, onDone: (answer: ClosingAnswer) => void) =>
  useWrite(
    ["closing", reference],
    (api, body: PatchClosing) =>
      api.write({ method: "PATCH", path: address(reference, "closing"), body, schema: closingSchema }),
    onDone,
  );

export const usePutFeedback = (reference: string, onDone: (answer: FeedbackAnswer) => void) =>
  useWrite(
    ["feedback", reference],
    (api, body: PutFeedback) =>
      api.write({ method: "PUT", path: address(reference, "feedback"), body, schema: feedbackSchema }),
    onDone,
  );

export const usePublish = (reference: string, onDone: () => void) =>
  useWrite(
    ["feedback", reference],
    (api, { nothingChanged, asItIs }: { nothingChanged: string; asItIs: boolean }) =>
      api.write({
        ...{ method: "POST", path: `${address(reference, "feedback")}/publish`, schema: feedbackSchema },
        body: { ...(nothingChanged.trim() && { nothingChanged }), ...(asItIs && { asItIs }) },
      }),
    onDone,
  );
