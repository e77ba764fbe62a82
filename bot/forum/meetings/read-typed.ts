import { Failure } from "../../common/failure";

/** One line, in the direction of its own letters. @throws Failure naming what is missing or too long. */
export function readLine(
  typed: string,
  { what, longest, missing }: { what: string; longest: number; missing?: string },
): string {
  const line = typed
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
  return measured(line, { what, longest, ...(missing && { missing }) });
}

/** Several lines, as typed. */
export function readText(
  typed: string,
  { what, longest, missing }: { what: string; longest: number; missing?: string },
): string {
  return measured(typed.trim(), { what, longest, ...(missing && { missing }) });
}

function measured(
  text: string,
  { what, longest, missing }: { what: string; longest: number; missing?: string },
): string {
  if (text === "" && missing) throw new Failure("invalid", missing);
  if (text.length > longest)
    throw new Failure("invalid", `${what} has ${text.length} characters. Use ${longest} at most.`);
  return text;
}
