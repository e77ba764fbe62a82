import { fingerprint } from "../common/fingerprint";
import type { FeedbackRow, RowFields } from "./feedback-row";

type Words = Pick<FeedbackRow, "reference" | "theme" | "asked" | "said" | "outcome" | "answer" | "dueDate">;

/** SharePoint may give line breaks back as others than it was given. */
const even = (text: string): string => text.normalize().replace(/\s+/g, " ").trim();

/** The mark of all that people read of a row: kept when somebody publishes it. */
export const markOf = ({ reference, theme, asked, said, outcome, answer, dueDate }: Words): string =>
  fingerprint([
    ...[reference, even(theme), even(asked), even(said), outcome ?? "", even(answer)],
    outcome === "will" ? (dueDate ?? "") : "",
  ]);

/**
 * Whether somebody published what the row says now. Its day alone is no proof: the list lets anybody type one,
 * and change the words beside it.
 */
export const isPublished = (
  row: Words & Pick<RowFields, "publishedOn" | "publishedAs" | "status">,
): boolean => row.publishedOn !== undefined && row.status !== "Struck" && row.publishedAs === markOf(row);
