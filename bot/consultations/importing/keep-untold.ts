import type { Consultation } from "../consultation";
import type { GroupReached } from "../record-details";
import { withUnread } from "../record-lines";
import type { SheetField } from "./sheet-columns";

/**
 * An export does not tell how a group was reached, nor what somebody typed that cannot be read. What it kept
 * to itself is not lost when the file comes back.
 */
export function keepUntold(existing: Consultation, field: SheetField, value: unknown): unknown {
  if (field !== "groupsReached") return value;
  const plain = (group: string) => group.trim().toLowerCase();
  const there = new Map(existing.groupsReached.map((each) => [plain(each.group), each]));
  const groups = (value as readonly GroupReached[]).map((each) => {
    const before = there.get(plain(each.group));
    return { ...each, how: each.how || (before?.how ?? ""), count: each.count ?? before?.count };
  });
  return withUnread(groups, existing.groupsReached);
}
