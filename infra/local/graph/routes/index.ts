import type { Route } from "../route";
import type { Tenant } from "../tenant";
import { columnRoutes } from "./columns";
import { deltaRoutes } from "./delta";
import { directoryRoutes } from "./directory";
import { driveRoutes } from "./drive";
import { listRoutes } from "./lists";
import { rowRoutes } from "./rows";
import { siteRoutes } from "./sites";
import { subscriptionRoutes } from "./subscriptions";

/** The requests the product makes, and no others. `items/delta` stands before `items/{item}`. */
export const graphRoutes = (tenant: Tenant): Route[] => [
  ...driveRoutes(tenant),
  ...siteRoutes(tenant),
  ...listRoutes(tenant),
  ...columnRoutes(tenant),
  ...deltaRoutes(tenant),
  ...rowRoutes(tenant),
  ...directoryRoutes(tenant),
  ...subscriptionRoutes(tenant),
];
