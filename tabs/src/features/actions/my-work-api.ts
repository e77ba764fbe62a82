import { useQuery } from "@tanstack/react-query";
import { type MyWork, myWorkSchema, type Unowned, unownedSchema } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

const fetchMyWork = (api: Api, signal?: AbortSignal): Promise<MyWork> =>
  api.get("/api/my-work", myWorkSchema, signal);

export function useMyWork() {
  const api = useApi();
  return useQuery({ queryKey: ["my-work"], queryFn: ({ signal }) => fetchMyWork(api, signal) });
}

const fetchUnowned = (api: Api, signal?: AbortSignal): Promise<Unowned> =>
  api.get("/api/actions/unowned", unownedSchema, signal);

export function useUnowned() {
  const api = useApi();
  return useQuery({ queryKey: ["unowned"], queryFn: ({ signal }) => fetchUnowned(api, signal) });
}
