import { useQuery } from "@tanstack/react-query";
import { type DatesToAvoid, datesToAvoidSchema } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

interface Period {
  from: string;
  to: string;
}

const fetchDates = (api: Api, { from, to }: Period, signal?: AbortSignal): Promise<DatesToAvoid> =>
  api.get(`/api/dates-to-avoid?from=${from}&to=${to}`, datesToAvoidSchema, signal);

export function useDates(period: Period) {
  const api = useApi();
  return useQuery({
    queryKey: ["dates-to-avoid", period],
    queryFn: ({ signal }) => fetchDates(api, period, signal),
  });
}
