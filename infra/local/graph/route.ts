import type { Query } from "./odata-query";
import type { Caller } from "./people";

export interface GraphRequest {
  method: string;
  /** Absolute. */
  url: URL;
  /** By lower-case name. */
  headers: Record<string, string | undefined>;
  body: unknown;
  caller: Caller;
  params: Record<string, string>;
  query: Query;
}

export interface GraphAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** `{name}` is one step of the path, `{name+}` the rest of it. */
  path: string;
  /** Query options it takes. */
  options: readonly string[];
  /** Resource units, by SharePoint's table: 1 for one thing read, 2 for many or for a write. */
  units: number | ((query: Query) => number);
  answer(request: GraphRequest): GraphAnswer | Promise<GraphAnswer>;
}

export const ok = (body: unknown): GraphAnswer => ({ status: 200, body });
export const created = (body: unknown): GraphAnswer => ({ status: 201, body });
export const noContent: GraphAnswer = { status: 204 };

function pattern(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\']/g, "\\$&");
  const steps = escaped.replace(/\{(\w+)(\\\+)?\}/g, (_, name: string, rest?: string) =>
    rest ? `(?<${name}>[^:]+)` : `(?<${name}>[^/:]+)`,
  );
  return new RegExp(`^${steps}$`);
}

export type FindRoute = (
  method: string,
  path: string,
) => { route: Route; params: Record<string, string> } | undefined;

/** @returns the first route that fits, so the more particular ones come first in the table. */
export function routeFinder(routes: readonly Route[]): FindRoute {
  const table = routes.map((route) => ({ route, pattern: pattern(route.path) }));
  return (method, path) => {
    for (const { route, pattern } of table) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found) return { route, params: { ...found.groups } };
    }
    return undefined;
  };
}
