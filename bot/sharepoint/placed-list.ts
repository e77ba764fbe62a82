import type { ListPlace, Site } from "./site";

/** Where a list is, asked once it is needed; its rows' addresses are known from then on. */
export function placedList({ site, name }: { site: Site; name: string }) {
  let listUrl = "";
  return {
    async place(): Promise<ListPlace> {
      const found = await site.list(name);
      listUrl = found.webUrl;
      return found;
    },
    /** Where a person sees the row. */
    rowUrl: (id: string): string => `${listUrl}/DispForm.aspx?ID=${id}`,
  };
}
