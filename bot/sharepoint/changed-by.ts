import { toPersonId } from "../common/ids";
import type { Named } from "../consultations";
import type { GraphItem } from "./fields";
import type { PersonInRow } from "./people";

/** Who saved a row last. For the app itself Graph names an application and a user without id or address. */
export function changedBy({ lastModifiedBy }: GraphItem): { byApp: boolean; person: Named | undefined } {
  const { application, user } = lastModifiedBy ?? {};
  const id = toPersonId(user?.id);
  const byApp = application !== undefined && !id && !user?.email;
  return { byApp, person: id && !byApp ? { id, name: user?.displayName ?? "" } : undefined };
}

export const editorsIn = (items: readonly GraphItem[]): PersonInRow[] =>
  items.map(({ lastModifiedBy }) => ({ id: lastModifiedBy?.user?.id }));
