import type { Response } from "express";
import { Failure } from "../common/failure";
import type { RecordProblems } from "../contract";

/**
 * Does the work; where it is refused for what was typed, answers 400 with every problem beside the name of its
 * box. Every other failure goes on its way.
 * @param problemsOf false when this failure is of another kind.
 */
export async function answerProblems(
  response: Response<RecordProblems>,
  problemsOf: (failure: unknown) => RecordProblems["problems"] | false,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (failure) {
    const problems = failure instanceof Failure && problemsOf(failure);
    if (!problems || problems.length === 0) throw failure;
    const requestId = String(response.getHeader("X-Request-Id") ?? "");
    const { message } = failure;
    response.status(400).json({ error: { code: "invalid", message, requestId }, problems });
  }
}
