import { useQuery } from "@tanstack/react-query";
import { type PublicPlanAnswer, publicPlanSchema } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

const fetchPublicPlan = (api: Api, signal?: AbortSignal): Promise<PublicPlanAnswer> =>
  api.get("/api/public-plan", publicPlanSchema, signal);

export function usePublicPlan() {
  const api = useApi();
  return useQuery({ queryKey: ["public-plan"], queryFn: ({ signal }) => fetchPublicPlan(api, signal) });
}
