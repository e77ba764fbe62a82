import { act, configure, render } from "@testing-library/react";
import { ConfigurePage } from "../../tabs/src/app/configure-page";
import { InTeams } from "../../tabs/src/app/in-teams";
import { TabPage } from "../../tabs/src/app/tab-page";
import { buildMe, buildPlan, buildRow, buildWork } from "./sample";

// A busy machine is slow, and a page that loads late is no fault.
configure({ asyncUtilTimeout: 10_000 });

type Answer = { status: number; body: unknown } | (() => never);
export type Backend = Record<string, Answer | Answer[]>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message, requestId: "req-42" } },
});

/** Calls the tab made, with the token each carried. */
export const calls: { path: string; token?: string; method?: string; body?: unknown }[] = [];

const healthy: Backend = {
  "/tab/settings.json": ok({ hostOrigins: ["http://127.0.0.1:3980"] }),
  "/api/me": ok(buildMe()),
  "/api/forward-plan": ok(buildPlan([buildRow()])),
  "/api/my-work": ok(buildWork()),
};

interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A list of answers is given one by one, the last again and again. A path nobody prepared is a failure. */
function pretendBackend(backend: Backend) {
  const left: Backend = { ...healthy, ...backend };
  calls.length = 0;
  globalThis.fetch = (async (path: string, options: Asked = {}) => {
    const { method, body } = options;
    const sent = typeof body === "string" ? JSON.parse(body) : body;
    calls.push({ path, token: options.headers?.authorization, ...(method && { method, body: sent }) });
    // What is read is prepared by its path, what is written by `PATCH /api/…`.
    const name = method ? `${method} ${path}` : path;
    const prepared = left[name];
    if (!prepared) throw new Error(`Nobody prepared ${name}`);
    const answer = Array.isArray(prepared)
      ? prepared.length > 1
        ? prepared.shift()
        : prepared[0]
      : prepared;
    if (!answer || typeof answer === "function") throw new TypeError("Failed to fetch");
    return {
      ok: answer.status < 400,
      status: answer.status,
      json: async () => answer.body,
      blob: async () => new Blob([String(answer.body)]),
    };
  }) as unknown as typeof fetch;
}

export const offline: Answer = () => {
  throw new TypeError("Failed to fetch");
};

/** jsdom's window is its own parent; a tab in Teams is not. */
function pretendFrame(framed: boolean) {
  Object.defineProperty(window, "parent", { configurable: true, value: framed ? {} : window });
}

export async function openTab({ backend = {}, framed = true }: { backend?: Backend; framed?: boolean } = {}) {
  pretendBackend(backend);
  pretendFrame(framed);
  await act(async () => {
    render(
      <InTeams>
        <TabPage />
      </InTeams>,
    );
  });
}

export async function openConfigure() {
  pretendBackend({});
  pretendFrame(true);
  await act(async () => {
    render(
      <InTeams>
        <ConfigurePage />
      </InTeams>,
    );
  });
}
