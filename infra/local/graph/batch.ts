import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AnswerGraph } from "./answer-graph";
import { errorBody, GraphError } from "./graph-error";
import type { GraphAnswer } from "./route";

const largest = 20;

const partSchema = z.strictObject({
  id: z.string().min(1),
  method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]),
  url: z
    .string()
    .min(1)
    .refine((url) => !/^https?:/i.test(url), "must be relative"),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
const batchSchema = z.strictObject({ requests: z.array(partSchema).min(1).max(largest) });
export type BatchPart = z.infer<typeof partSchema>;

const malformed = (message: string) => new GraphError(400, "BadRequest", `Invalid batch payload: ${message}`);

const lowerHeaders = (headers: Record<string, string> | undefined) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

/** @throws GraphError 400 for a batch Graph would not begin. */
export function readBatch(body: unknown): BatchPart[] {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw malformed(`${first?.path.join(".") ?? ""} ${first?.message ?? "malformed"}`);
  }
  const parts = parsed.data.requests;
  const seen = new Set<string>();
  for (const part of parts) {
    const id = part.id.toLowerCase();
    if (seen.has(id)) throw malformed(`the id '${part.id}' is there twice.`);
    if (part.body !== undefined && !lowerHeaders(part.headers)["content-type"]) {
      throw malformed(`request '${part.id}' has a body but no Content-Type.`);
    }
    // Only what stands before it: this rules out unknown ids and circles in one go.
    const unknown = part.dependsOn?.find((each) => !seen.has(each.toLowerCase()));
    if (unknown)
      throw malformed(`request '${part.id}' depends on '${unknown}', which does not come before it.`);
    seen.add(id);
  }
  return parts;
}

export function partUrl(base: string, part: BatchPart): URL {
  return new URL(`${base}/v1.0/${part.url.replace(/^\//, "")}`);
}

/** Each part by the same road as a request of its own, with its own status. */
export async function answerBatch(options: {
  parts: BatchPart[];
  base: string;
  headers: Record<string, string | undefined>;
  answer: AnswerGraph;
}): Promise<GraphAnswer> {
  const { parts, base, headers, answer } = options;
  const statuses = new Map<string, number>();
  const responses = [];
  for (const part of parts) {
    const failed = part.dependsOn?.find((id) => (statuses.get(id.toLowerCase()) ?? 500) >= 400);
    const given = failed
      ? failedDependency(failed)
      : await answer({
          method: part.method,
          url: partUrl(base, part),
          headers: { authorization: headers["authorization"], ...lowerHeaders(part.headers) },
          body: part.body,
          inBatch: true,
        });
    statuses.set(part.id.toLowerCase(), given.status);
    responses.push({
      id: part.id,
      status: given.status,
      headers: {
        ...given.headers,
        ...(given.body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(given.body === undefined ? {} : { body: given.body }),
    });
  }
  // Graph promises no order; backwards shows up whoever counts on one.
  return { status: 200, body: { responses: responses.reverse() } };
}

function failedDependency(on: string): GraphAnswer {
  const error = new GraphError(
    424,
    "FailedDependency",
    `The request was not made: it depends on '${on}', which failed.`,
  );
  return { status: 424, body: errorBody(error, randomUUID()) };
}
