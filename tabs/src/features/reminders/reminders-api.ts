import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type MyReminders, myRemindersSchema, type RemindersAsk } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

const path = "/api/reminders/mine";
const queryKey = ["my-reminders"];

const fetchReminders = (api: Api, signal?: AbortSignal): Promise<MyReminders> =>
  api.get(path, myRemindersSchema, signal);

export function useMyReminders() {
  const api = useApi();
  return useQuery({ queryKey, queryFn: ({ signal }) => fetchReminders(api, signal) });
}

export function useSaveReminders() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (body: RemindersAsk) => api.write({ method: "PUT", path, body, schema: myRemindersSchema }),
    async onSuccess(saved) {
      // An older answer that is on its way must not take the place of this one.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, saved);
    },
  });
}
