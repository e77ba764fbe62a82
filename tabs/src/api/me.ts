import { useQuery } from "@tanstack/react-query";
import { type Me, meSchema } from "../../../bot/contract";
import { useApi } from "./api-context";
import type { Api } from "./client";

const fetchMe = (api: Api, signal?: AbortSignal): Promise<Me> => api.get("/api/me", meSchema, signal);

export function useMe() {
  const api = useApi();
  return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => fetchMe(api, signal) });
}

/** Who they are, once the page has found out: for rows, of which there are many and none asks by itself. */
export function useKnownMe(): Me | undefined {
  const api = useApi();
  return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => fetchMe(api, signal), enabled: false }).data;
}
