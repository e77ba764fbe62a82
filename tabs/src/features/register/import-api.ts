import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { type ImportRow, type RegisterImport, registerImportSchema } from "../../../../bot/contract";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

export interface RowsWanted {
  page: number;
  what?: ImportRow["what"] | "unwritten";
}

const whileRunningMs = 2_000;
const quietMs = 30_000;
/** 150 MB over a slow line, and the check of 50,000 rows. */
const uploadPatienceMs = 5 * 60_000;

const address = (id: string): string => `/api/imports/${encodeURIComponent(id)}`;

const fetchImport = (
  api: Api,
  { id, page, what }: RowsWanted & { id: string },
  signal?: AbortSignal,
): Promise<RegisterImport> =>
  api.get(`${address(id)}?page=${page}${what ? `&what=${what}` : ""}`, registerImportSchema, signal);

/** The upload and a page of its rows; asked for again and again while it is written. */
export function useImport(id: string, wanted: RowsWanted) {
  const api = useApi();
  return useQuery({
    queryKey: ["import", id, wanted],
    queryFn: ({ signal }) => fetchImport(api, { id, ...wanted }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.state === "running" ? whileRunningMs : quietMs),
  });
}

/** Sends a file as it is; `onDone` is told even when the page has been left meanwhile. */
export function useUpload(onDone: (uploaded: RegisterImport) => void) {
  const api = useApi();
  return useMutation({
    networkMode: "always",
    mutationFn: (file: File) =>
      api.write({
        ...{ method: "POST", path: "/api/imports", body: file, schema: registerImportSchema },
        headers: { "x-file-name": encodeURIComponent(file.name) },
        patienceMs: uploadPatienceMs,
      }),
    onSuccess: onDone,
  });
}

export function useRun(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: () =>
      api.write({ method: "POST", path: `${address(id)}/run`, body: {}, schema: registerImportSchema }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["import", id] }),
  });
}

export function useDiscard(id: string, onDone: () => void) {
  const api = useApi();
  return useMutation({
    networkMode: "always",
    mutationFn: () =>
      api.write({ method: "POST", path: `${address(id)}/discard`, body: {}, schema: z.undefined() }),
    onSuccess: onDone,
  });
}
