import { useQuery } from "@tanstack/react-query";
import { type Reviews, reviewsSchema } from "../../../bot/contract";
import { useApi } from "./api-context";
import type { Api } from "./client";
import { useMe } from "./me";

const fetchReviews = (api: Api, signal?: AbortSignal): Promise<Reviews> =>
  api.get("/api/reviews", reviewsSchema, signal);

export function useReviews() {
  const api = useApi();
  return useQuery({ queryKey: ["reviews"], queryFn: ({ signal }) => fetchReviews(api, signal) });
}

/** How many wait for this person: undefined while not known, or when they review nothing. */
export function useReviewCount(): number | undefined {
  const api = useApi();
  const { data: me } = useMe();
  const reviews = useQuery({
    queryKey: ["reviews"],
    queryFn: ({ signal }) => fetchReviews(api, signal),
    enabled: me?.roles.includes("manager") ?? false,
  });
  return reviews.data?.rows.filter(({ whose }) => whose === "me").length;
}
