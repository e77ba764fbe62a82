import type { Consultation, ConsultationStore } from "../consultation";

/**
 * The consultation whose row in the list a link leads to. People copy links from the row's page, from its form
 * and from the address bar, so only the list and the row's number count.
 */
export function findByLink(
  { register }: { register: Pick<ConsultationStore, "all"> },
  link: string,
): Consultation | undefined {
  const wanted = placeOf(link);
  return wanted === undefined ? undefined : register.all().find(({ listUrl }) => placeOf(listUrl) === wanted);
}

/** The list and the number of the row, the same for every page that shows it. */
function placeOf(link: string): string | undefined {
  try {
    const url = new URL(link.trim());
    const id = [...url.searchParams].find(([name]) => name.toLowerCase() === "id")?.[1];
    if (!id || !/^\d{1,10}$/.test(id)) return undefined;
    const page = decodeURIComponent(url.pathname).toLowerCase();
    return `${url.host.toLowerCase()}${page.replace(/\/[^/]*\.aspx$/, "")}?${Number(id)}`;
  } catch {
    // No link, or one with a broken %: it leads to nothing of ours.
    return undefined;
  }
}
