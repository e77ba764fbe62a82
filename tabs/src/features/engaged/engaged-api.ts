import { useQuery } from "@tanstack/react-query";
import { type WhoWeEngagedWithAnswer, whoWeEngagedWithSchema } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

const address = "/api/measures/who-we-engaged-with";

const fetchEngaged = (api: Api, year: number, signal?: AbortSignal): Promise<WhoWeEngagedWithAnswer> =>
  api.get(`${address}?year=${year}`, whoWeEngagedWithSchema, signal);

export const engagedDocument = (year: number): string => `${address}.docx?year=${year}`;

export function useEngaged(year: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["who-we-engaged-with", year],
    queryFn: ({ signal }) => fetchEngaged(api, year, signal),
  });
}
