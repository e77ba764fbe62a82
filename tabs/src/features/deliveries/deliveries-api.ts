import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type DeliveryState,
  deadLettersSchema,
  deliveriesSchema,
  deliveryRowsSchema,
  type SendAgainAsk,
  sentAgainSchema,
  wouldBeSentSchema,
} from "../../../../bot/contract";
import { useApi } from "../../api/api-context";

/** Without a day, the server's today. */
export function useDeliveries(day: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["deliveries", "day", day],
    queryFn: ({ signal }) =>
      api.get(`/api/deliveries${day ? `?day=${encodeURIComponent(day)}` : ""}`, deliveriesSchema, signal),
  });
}

export function useDeliveryRows({ day, state, page }: { day: string; state: DeliveryState; page: number }) {
  const api = useApi();
  const query = new URLSearchParams({ day, state, page: String(page) });
  return useQuery({
    queryKey: ["deliveries", "rows", day, state, page],
    queryFn: ({ signal }) => api.get(`/api/deliveries/rows?${query}`, deliveryRowsSchema, signal),
    placeholderData: keepPreviousData,
  });
}

export function useSendAgain() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (body: SendAgainAsk) =>
      api.write({ method: "POST", path: "/api/deliveries/send-again", body, schema: sentAgainSchema }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["deliveries"] }),
  });
}

export function useDeadLetters() {
  const api = useApi();
  return useQuery({
    queryKey: ["dead-letters"],
    queryFn: ({ signal }) => api.get("/api/deliveries/dead-letters", deadLettersSchema, signal),
  });
}

export function useWouldBeSent({ day, page }: { day: string; page: number }) {
  const api = useApi();
  const query = new URLSearchParams({ day, page: String(page) });
  return useQuery({
    queryKey: ["would-be-sent", day, page],
    queryFn: ({ signal }) => api.get(`/api/reminders/would-be-sent?${query}`, wouldBeSentSchema, signal),
    placeholderData: (before) => (before?.day === day ? before : undefined),
    // It looks through everything that anybody owes: worked out when it is asked for.
    refetchInterval: false,
  });
}
