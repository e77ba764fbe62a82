import { createContext, useContext } from "react";
import type { TeamsHost } from "./host";

export const HostContext = createContext<TeamsHost | undefined>(undefined);

export function useHost(): TeamsHost {
  const host = useContext(HostContext);
  if (!host) throw new Error("useHost needs a HostContext around it");
  return host;
}
