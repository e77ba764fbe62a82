import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Graph } from "./graph";

export interface ListPlace {
  id: string;
  displayName: string;
  webUrl: string;
  /** Below the version: `/sites/…/lists/…`. */
  path: string;
}

/** Where things are on the one SharePoint site. */
export interface Site {
  /** `/sites/{id}`, asked for once. */
  path(): Promise<string>;
  /** Where people see the site, without a slash at the end; SharePoint's own REST lies below it. */
  address(): Promise<string>;
  /** Every list by its name in the address; asked for once, or anew after provisioning. */
  lists(options?: { anew?: boolean }): Promise<ReadonlyMap<string, ListPlace>>;
  list(name: string): Promise<ListPlace>;
}

const deadlineMs = 30_000;

export function createSite(deps: {
  graph: Graph;
  clock: Clock;
  /** By its id when that is known, else by its address. */
  at: { siteId: string } | { host: string; path: string };
}): Site {
  const { graph, clock, at } = deps;
  let foundPath: Promise<string> | undefined;
  let foundLists: Promise<ReadonlyMap<string, ListPlace>> | undefined;
  const get = (path: string) =>
    graph.request({ method: "GET", path, deadline: new Date(clock.now().getTime() + deadlineMs) });

  async function findPath(): Promise<string> {
    if ("siteId" in at) return `/sites/${at.siteId}`;
    const { host, path } = at;
    const site = await get(`/sites/${host}:/${path.replace(/^\/+|\/+$/g, "")}?$select=id`);
    return `/sites/${(site as { id: string }).id}`;
  }

  async function findLists(path: string): Promise<ReadonlyMap<string, ListPlace>> {
    const found = new Map<string, ListPlace>();
    let next: string | undefined = `${path}/lists?$select=id,name,displayName,webUrl`;
    while (next) {
      const page = (await get(next)) as {
        value: { id: string; name?: string; displayName: string; webUrl?: string }[];
        "@odata.nextLink"?: string;
      };
      for (const { id, name, displayName, webUrl = "" } of page.value) {
        const place: ListPlace = { id, displayName, webUrl, path: `${path}/lists/${id}` };
        // The name in the address stays when people rename a list, so it is asked first.
        found.set(name ?? displayName, place);
        if (!found.has(displayName)) found.set(displayName, place);
      }
      next = page["@odata.nextLink"];
    }
    return found;
  }

  const site: Site = {
    path() {
      // Forgotten when it fails, so that the next caller asks again.
      foundPath ??= findPath().catch((failure) => {
        foundPath = undefined;
        throw failure;
      });
      return foundPath;
    },
    async address() {
      const { webUrl } = (await get(`${await site.path()}?$select=webUrl`)) as { webUrl: string };
      return webUrl.replace(/\/+$/, "");
    },
    async lists({ anew = false } = {}) {
      const path = await site.path();
      if (anew) foundLists = undefined;
      foundLists ??= findLists(path).catch((failure) => {
        foundLists = undefined;
        throw failure;
      });
      return foundLists;
    },
    async list(name) {
      const place = (await site.lists()).get(name);
      if (place) return place;
      throw new Failure(
        "unavailable",
        `The list ${name} is not on the SharePoint site. Please tell your administrator to run the provisioning.`,
      );
    },
  };
  return site;
}
