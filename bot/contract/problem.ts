import { z } from "zod";

/** Every answer of the API that is not a success has this body. The message is fit for a person to read. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum(["invalid", "not_allowed", "not_found", "conflict", "unavailable", "signed_out", "bug"]),
    message: z.string(),
    requestId: z.string(),
  }),
});

export type Problem = z.infer<typeof problemSchema>;
