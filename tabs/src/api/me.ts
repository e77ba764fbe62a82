import { useQuery } from "@tanstack/react-query";
import { type Me, meSchema } from "../../../bot/contract";
import { useApi } from "./api-context";
import type { Api } from "./client";

const fetchMe = (api: Api, signal?: AbortSignal): Promise<Me> => api.get("/api/me", meSchema, signal);

export function useMe() {
  const api = useApi();
  return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => fetchMe(api, signal) });
}
