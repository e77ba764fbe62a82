import { useQuery } from "@tanstack/react-query";
import { type ForwardPlan, forwardPlanSchema } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

const fetchForwardPlan = (api: Api, signal?: AbortSignal): Promise<ForwardPlan> =>
  api.get("/api/forward-plan", forwardPlanSchema, signal);

export function useForwardPlan() {
  const api = useApi();
  return useQuery({ queryKey: ["forward-plan"], queryFn: ({ signal }) => fetchForwardPlan(api, signal) });
}
