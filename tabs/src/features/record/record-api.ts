import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type ChangeStatusAsk,
  type ClashesAsk,
  clashesSchema,
  type RecordAnswer,
  type RecordEdit,
  type Reviews,
  recordCopySchema,
  recordEditedSchema,
  recordHistorySchema,
  recordViewSchema,
  statusChangedSchema,
} from "../../../../bot/contract";
import { useApi } from "../../api/api-context";

/** 25 MB over a slow line, and on to SharePoint. */
const uploadPatienceMs = 5 * 60_000;

const address = (reference: string, more = "") =>
  `/api/consultations/${encodeURIComponent(reference)}${more}`;
const recordKey = (reference: string) => ["record", reference];

export function useRecord(reference: string) {
  const api = useApi();
  return useQuery({
    queryKey: recordKey(reference),
    queryFn: ({ signal }) => api.get(address(reference), recordViewSchema, signal),
  });
}

export function useHistory(reference: string, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["history", reference],
    queryFn: ({ signal }) => api.get(address(reference, "/history"), recordHistorySchema, signal),
    enabled: wanted,
  });
}

/** What else shows this record. */
function useOthersAsked() {
  const queries = useQueryClient();
  return (reference: string) => {
    const keys = [["forward-plan"], ["my-work"], ["reviews"], ["history", reference]];
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  };
}

export function useEditRecord(reference: string) {
  const api = useApi();
  const queries = useQueryClient();
  const askOthers = useOthersAsked();
  return useMutation({
    networkMode: "always",
    mutationFn: (typed: RecordEdit) =>
      api.write({ method: "PATCH", path: address(reference), body: typed, schema: recordEditedSchema }),
    async onSuccess({ record }) {
      // An older answer that is on its way must not take the place of this one.
      await queries.cancelQueries({ queryKey: recordKey(reference) });
      queries.setQueryData(recordKey(reference), record);
      askOthers(reference);
    },
  });
}

/** Sends a file as it is; the record that comes back has its link. */
export function useAttachFile(reference: string) {
  const api = useApi();
  const queries = useQueryClient();
  const askOthers = useOthersAsked();
  return useMutation({
    networkMode: "always",
    mutationFn: (file: File) =>
      api.write({
        ...{ method: "POST", path: address(reference, "/documents"), body: file, schema: recordViewSchema },
        headers: { "x-file-name": encodeURIComponent(file.name) },
        patienceMs: uploadPatienceMs,
      }),
    async onSuccess(record) {
      await queries.cancelQueries({ queryKey: recordKey(reference) });
      queries.setQueryData(recordKey(reference), record);
      askOthers(reference);
    },
  });
}

export function useChangeStatus(reference: string) {
  const api = useApi();
  const queries = useQueryClient();
  const askOthers = useOthersAsked();
  return useMutation({
    networkMode: "always",
    mutationFn: (ask: ChangeStatusAsk) =>
      api.write({
        method: "POST",
        path: address(reference, "/status"),
        body: ask,
        schema: statusChangedSchema,
      }),
    async onSuccess({ workflowStatus, moves }) {
      await queries.cancelQueries({ queryKey: recordKey(reference) });
      queries.setQueryData<RecordAnswer>(
        recordKey(reference),
        (record) => record && { ...record, workflowStatus, moves, next: undefined },
      );
      queries.setQueryData<Reviews>(
        ["reviews"],
        (reviews) =>
          reviews && { ...reviews, rows: reviews.rows.filter((row) => row.reference !== reference) },
      );
      void queries.invalidateQueries({ queryKey: recordKey(reference) });
      askOthers(reference);
    },
  });
}

/** Asked twice it is still one plan. */
export function useCopyRecord(reference: string) {
  const api = useApi();
  return useMutation({
    networkMode: "always",
    mutationFn: () =>
      api.write({
        ...{ method: "POST", path: address(reference, "/copy"), body: {}, schema: recordCopySchema },
      }),
  });
}

export function useClashCheck() {
  const api = useApi();
  return useMutation({
    networkMode: "always",
    mutationFn: (ask: ClashesAsk) =>
      api.write({ method: "POST", path: "/api/consultations/clashes", body: ask, schema: clashesSchema }),
  });
}
