import { tabSettingsSchema } from "../../../bot/contract";
import type { TeamsHost } from "./host";

const hostPatienceMs = 5_000;

export type Connection =
  | { state: "connecting" }
  /** Not in Teams, or in a frame whose owner never answered. */
  | { state: "outside"; silentHost: boolean }
  | { state: "unreachable" }
  | { state: "connected"; host: TeamsHost };

const isAlone = () =>
  window.parent === window.self && !window.opener && !("nativeInterface" in (window as object));

/** Reports each step; a host that answers late still wins over the page saying it did not. */
export async function connect(report: (connection: Connection) => void): Promise<void> {
  if (isAlone()) return report({ state: "outside", silentHost: false });
  try {
    const [settings, { connectToHost }] = await Promise.all([fetchSettings(), import("./teams-js-host")]);
    const impatience = setTimeout(() => report({ state: "outside", silentHost: true }), hostPatienceMs);
    try {
      report({ state: "connected", host: await connectToHost(settings.hostOrigins) });
    } catch {
      report({ state: "outside", silentHost: true });
    } finally {
      clearTimeout(impatience);
    }
  } catch {
    report({ state: "unreachable" });
  }
}

async function fetchSettings() {
  const response = await fetch("/tab/settings.json");
  return tabSettingsSchema.parse(await response.json());
}
