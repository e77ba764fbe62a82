import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { calls, ok, openConfigure, openTab, problem } from "./open-tab";
import { buildPlan, buildRow } from "./sample";
import { heard, resetTeams, said } from "./teams-js";

jest.mock("@microsoft/teams-js", () => jest.requireActual("./teams-js"));

beforeEach(resetTeams);

const apiCalls = (path: string) => calls.filter((call) => call.path === path);
const ground = () =>
  getComputedStyle(document.querySelector(".fui-FluentProvider") as Element).getPropertyValue(
    "--colorNeutralBackground1",
  );

test("tells Teams it is ready, trusts the hosts it was told of, and carries a token on every call", async () => {
  await openTab();
  await screen.findByText("Library opening hours");
  expect(heard.origins).toEqual(["http://127.0.0.1:3980"]);
  expect(heard.succeeded).toBe(1);
  const toApi = calls.filter(({ path }) => path.startsWith("/api/"));
  expect(toApi.length).toBeGreaterThan(0);
  expect(new Set(toApi.map(({ token }) => token))).toEqual(new Set(["Bearer token-1"]));
});

test("trusts Microsoft's hosts only when it was told of no other", async () => {
  await openTab({ backend: { "/tab/settings.json": ok({ hostOrigins: [] }) } });
  await screen.findByText("Library opening hours");
  expect(heard.origins).toBeUndefined();
});

test("takes the theme Teams has, and each it changes to", async () => {
  said.theme = "contrast";
  await openTab();
  await screen.findByText("Library opening hours");
  const seen = [ground()];
  for (const theme of ["dark", "default", "glass"]) {
    await act(async () => heard.themeHandler?.(theme));
    seen.push(ground());
  }
  expect(new Set(seen.slice(0, 3)).size).toBe(3);
  expect(seen[3]).toBe(seen[1]);
});

test("asks for a fresh token once when the first is refused", async () => {
  said.tokens = ["stale", "fresh"];
  const refused = problem(401, "signed_out", "Sign in again.");
  await openTab({
    backend: {
      "/api/me": [refused, refused],
      "/api/forward-plan": [refused, ok(buildPlan([buildRow()]))],
    },
  });
  expect(await screen.findByText("Library opening hours")).toBeTruthy();
  expect(apiCalls("/api/forward-plan").length).toBe(2);
  expect(apiCalls("/api/forward-plan").at(-1)?.token).toBe("Bearer fresh");
});

test("says the person is signed out after two refusals, and tries again when asked", async () => {
  const refused = problem(401, "signed_out", "Sign in again.");
  await openTab({
    backend: { "/api/forward-plan": [refused, refused, ok(buildPlan([buildRow()]))] },
  });
  expect(await screen.findByText("You are signed out")).toBeTruthy();
  expect(apiCalls("/api/forward-plan").length).toBe(2);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Library opening hours")).toBeTruthy();
});

test("says the person is signed out when Teams gives no token at all", async () => {
  said.tokens = [];
  await openTab();
  expect(await screen.findByText("You are signed out")).toBeTruthy();
  expect(apiCalls("/api/forward-plan")).toEqual([]);
});

test("says it could not read an answer that breaks the contract", async () => {
  await openTab({ backend: { "/api/forward-plan": ok({ rows: "none" }) } });
  expect(await screen.findByText(/could not read/)).toBeTruthy();
});

test("in a plain browser says to open Teams, and calls nobody", async () => {
  await openTab({ framed: false });
  expect(await screen.findByRole("heading", { name: "Open this page in Microsoft Teams" })).toBeTruthy();
  expect(calls).toEqual([]);
});

test("says so when the frame's owner does not answer in five seconds", async () => {
  said.initialized = false;
  jest.useFakeTimers();
  try {
    await openTab();
    expect(screen.queryByText("Teams did not answer")).toBeNull();
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(screen.getByText("Teams did not answer")).toBeTruthy();
    expect(calls.map(({ path }) => path)).toEqual(["/tab/settings.json"]);
  } finally {
    jest.useRealTimers();
  }
});

test("opens what a channel tab was set up with", async () => {
  said.entityId = "my-work";
  await openTab();
  expect(await screen.findByRole("tab", { name: "My work", selected: true })).toBeTruthy();
});

test("saves the chosen page for a channel", async () => {
  await openConfigure();
  await userEvent.click(await screen.findByRole("radio", { name: /My work/ }));
  expect(heard.valid).toBe(true);
  const succeeded = new Promise<void>((notifySuccess, notifyFailure) =>
    heard.saveHandler?.({ notifySuccess, notifyFailure }),
  );
  await succeeded;
  expect(heard.configs).toEqual([
    {
      entityId: "my-work",
      contentUrl: "http://localhost/tab/?page=my-work",
      websiteUrl: "http://localhost/tab/?page=my-work",
      suggestedDisplayName: "My work",
    },
  ]);
});
