import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser, FrameLocator } from "playwright-core";
import type { Role } from "../../bot/common/person";
import { buildTabIfStale } from "../../infra/local/build-tab";
import { startTeamsHost } from "../../infra/local/teams-host";
import { launchBrowser, newPage, teamsHostList, type WatchedPage } from "../support/browser";
import {
  buildAction,
  buildMe,
  buildPlan,
  buildRecord,
  buildReviews,
  buildRow,
  buildWork,
  hostile,
  hostileRows,
} from "../tabs/sample";

jest.setTimeout(120_000);

const alex = {
  id: "00000000-0000-0000-0000-000000000020",
  displayName: "Alex Wilber",
  userPrincipalName: "alex@marlbury.example",
  role: "officer",
};
const megan = {
  id: "00000000-0000-0000-0000-000000000021",
  displayName: "Megan Bowen",
  userPrincipalName: "megan@marlbury.example",
  role: "manager",
};
const people = [alex, megan];

/** A second register, past one page of rows. */
const many = Array.from({ length: 2_000 }, (_, at) =>
  buildRow({
    reference: `2026-${String(at).padStart(5, "0")}`,
    title: `Consultation ${at}`,
    timing: "closed",
  }),
);

let browser: Browser;
let server: Server;
let host: { url: string; close(): Promise<void> };
let rows = hostileRows;
let tokenFails = false;
let tokensIssued = 0;
const roles = new Map<string, string>();
const asked: { path: string; token?: string }[] = [];

beforeAll(async () => {
  const built = await buildTabIfStale();
  browser = await launchBrowser();
  server = await serveTab(built);
  host = await startTeamsHost({
    port: 0,
    tabUrl: tabUrl(),
    configureUrl: `${tabUrl()}configure.html`,
    appId: "00000000-0000-0000-0000-0000000000aa",
    tenantId: "00000000-0000-0000-0000-000000000001",
    people,
    currentUser: alex.id,
    issueToken: async (personId) => {
      tokensIssued++;
      if (tokenFails) throw new Error("resourceRequiresConsent");
      return `token-of-${personId}`;
    },
    setRole: async (personId, role) => {
      roles.set(personId, role);
    },
    links: [{ label: "Lists", url: "http://127.0.0.1:3979/" }],
  });
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
  server?.closeAllConnections();
  await new Promise((closed) => server?.close(closed));
});

beforeEach(() => {
  rows = hostileRows;
  tokenFails = false;
  roles.clear();
  asked.length = 0;
});

/** The bot's server as the tab sees it, with the headers it must send. */
async function serveTab(built: string): Promise<Server> {
  const app = express();
  app.use((request, response, next) => {
    if (request.path.startsWith("/api/")) {
      asked.push({ path: request.path, token: request.headers.authorization });
    }
    response.set("content-security-policy", contentPolicy([host.url]));
    next();
  });
  app.get("/tab/settings.json", (_request, response) => void response.json({ hostOrigins: [host.url] }));
  app.use("/tab", express.static(built));
  app.use("/api", (request, response, next) => {
    const person = people.find(({ id }) => request.headers.authorization === `Bearer token-of-${id}`);
    if (!person) {
      return void response
        .status(401)
        .json({ error: { code: "signed_out", message: "Sign in again.", requestId: "req-401" } });
    }
    response.locals.person = person;
    next();
  });
  app.get("/api/me", (_request, response) => {
    const { id, displayName } = response.locals.person;
    const role = roles.get(id) ?? response.locals.person.role;
    response.json(buildMe({ id, name: displayName, roles: [role as Role] }));
  });
  app.get("/api/forward-plan", (_request, response) => void response.json(buildPlan(rows)));
  app.get("/api/reviews", (_request, response) => void response.json(buildReviews([])));
  app.get("/api/consultations/:reference", (request, response) => {
    const row = rows.find(({ reference }) => reference === request.params.reference);
    response.json(buildRecord({ reference: row?.reference, title: row?.title }));
  });
  app.get("/api/my-work", (_request, response) => {
    response.json(
      buildWork({
        actions: [
          buildAction({ id: "1", title: hostile.long, dueDate: "2027-02-26", late: true }),
          buildAction({ id: "2", dueDate: "2027-03-01" }),
          buildAction({ id: "3", title: hostile.unbroken, dueDate: "2027-03-05", status: "Blocked" }),
          buildAction({ id: "4", title: hostile.rightToLeft, dueDate: "2027-04-12", stepId: undefined }),
          buildAction({ id: "5", title: hostile.markup, reference: undefined, consultationTitle: undefined }),
        ],
        consultations: hostileRows
          .slice(0, 4)
          .map((row, at) => ({ ...row, stepsDone: at * 4, stepsTotal: 14 })),
      }),
    );
  });
  const listening = app.listen(0, "127.0.0.1");
  await new Promise((ready) => listening.once("listening", ready));
  return listening;
}

/** Word for word what the tab needs from the server that serves it. */
const contentPolicy = (hostOrigins: string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com ${hostOrigins.join(" ")}`,
  ].join("; ");

const tabUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/tab/`;

interface Visit extends WatchedPage {
  tab: FrameLocator;
}

/** Opens the tab in its host; whatever the test does, nothing may leave this machine. */
async function withPage(
  query: string,
  size: { width: number; height: number; zone?: string },
  visit: (visit: Visit) => Promise<void>,
) {
  const watched = await newPage(browser, size);
  try {
    await watched.page.goto(`${host.url}/${query}`);
    await visit({ ...watched, tab: watched.page.frameLocator("iframe") });
    expect(watched.blocked.filter((url) => url !== teamsHostList)).toEqual([]);
  } finally {
    await watched.close();
  }
}

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const overflow = (tab: FrameLocator) =>
  tab.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
const ground = (tab: FrameLocator): Promise<string> =>
  tab
    .locator(".fui-FluentProvider")
    .evaluate((root) => root.ownerDocument.defaultView?.getComputedStyle(root).backgroundColor ?? "");

test("opens in Teams, shows the plan, and says what people typed as they typed it", async () => {
  await withPage("", desktop, async ({ tab, errors }) => {
    await tab.getByText("6 consultations").waitFor();
    await tab.getByText("Marlbury Council · Alex Wilber (Officer)").waitFor();
    for (const title of Object.values(hostile)) await tab.getByText(title, { exact: true }).waitFor();
    expect(await tab.getByRole("link", { name: /Open .* in SharePoint/ }).count()).toBe(5);
    expect(await overflow(tab)).toBe(0);
    expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(["/api/me", "/api/forward-plan"]));
    expect(new Set(asked.map(({ token }) => token))).toEqual(new Set([`Bearer token-of-${alex.id}`]));
    expect(errors).toEqual([]);
  });
});

test.each(["Pacific/Honolulu", "Pacific/Kiritimati"])(
  "shows the same days to somebody in %s",
  async (zone) => {
    await withPage("", { ...desktop, zone }, async ({ tab }) => {
      await tab.getByText("1 Feb 2027 to 26 Apr 2027").waitFor();
      await tab.getByRole("tab", { name: "My work" }).click();
      await tab.getByText("Due today").waitFor();
      await tab.getByText("3 days late").waitFor();
    });
  },
);

test("changes colours with Teams while it is open, in all three themes", async () => {
  await withPage("", desktop, async ({ page, tab, errors }) => {
    await tab.getByText("6 consultations").waitFor();
    const seen = [await ground(tab)];
    for (const theme of ["dark", "contrast"]) {
      await page.getByLabel("Theme").selectOption(theme);
      let now = await ground(tab);
      while (seen.includes(now)) now = await ground(tab);
      seen.push(now);
    }
    expect(new Set(seen).size).toBe(3);
    expect(errors).toEqual([]);
  });
});

test.each(["Forward plan", "My work"])("fits a phone without scrolling sideways: %s", async (view) => {
  await withPage("?width=phone", phone, async ({ tab, errors }) => {
    await tab.getByRole("tab", { name: view }).click();
    await tab.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await overflow(tab)).toBe(0);
    expect(await tab.getByRole("table").count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

test("fits a phone without scrolling sideways: a record, read and edited", async () => {
  const query = "?width=phone&subPageId=consultation/2027-00105";
  await withPage(query, phone, async ({ tab, errors }) => {
    await tab.getByRole("heading", { name: hostile.unbroken }).waitFor();
    expect(await overflow(tab)).toBe(0);
    for (const part of ["Purpose", "People and places"])
      await tab.getByRole("button", { name: `Edit ${part}` }).click();
    await tab.getByRole("textbox", { name: "Title" }).waitFor();
    expect(await overflow(tab)).toBe(0);
    expect(errors).toEqual([]);
  });
});

test("is somebody else after the person is switched, and their role is changed", async () => {
  await withPage("", desktop, async ({ page, tab, errors }) => {
    await tab.getByText("Alex Wilber (Officer)").waitFor();
    await page.getByLabel("Person").selectOption({ label: "Megan Bowen (manager)" });
    await tab.getByText("Megan Bowen (Manager)").waitFor();
    await page.getByLabel("Role").selectOption("administrator");
    await tab.getByText("Megan Bowen (Administrator)").waitFor();
    expect(asked.at(-1)?.token).toBe(`Bearer token-of-${megan.id}`);
    expect(errors).toEqual([]);
  });
});

test("adds the page somebody chose to a channel", async () => {
  await withPage("?view=configure", desktop, async ({ page, tab, errors }) => {
    await tab.getByRole("radio", { name: /My work/ }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Teams added the tab “My work” to the channel.").waitFor();
    await tab.getByRole("tab", { name: "My work", selected: true }).waitFor();
    await tab.getByRole("heading", { name: "Late (1)" }).waitFor();
    expect(errors).toEqual([]);
  });
});

test("follows a link to one consultation among 2,000, and shares one", async () => {
  rows = many;
  await withPage("?subPageId=consultation/2026-00120", desktop, async ({ page, tab, errors }) => {
    const heading = tab.getByRole("heading", { name: "Consultation 120", exact: true });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await tab.getByRole("button", { name: "Back to Forward plan" }).click();
    const row = tab.getByRole("row", { name: /Consultation 120/ });
    await row.waitFor();
    expect(await row.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await row.getByRole("button", { name: "Share a link to Consultation 120" }).click();
    await page.getByText(/subEntityId/).waitFor();
    expect(errors).toEqual([]);
  });
});

test("opens a row in SharePoint through Teams", async () => {
  await withPage("", desktop, async ({ page, tab }) => {
    await tab.getByRole("link", { name: `Open ${hostile.emoji} in SharePoint` }).click();
    await page.getByText("The tab opened http://127.0.0.1:3979/").waitFor();
  });
});

test("says so when Teams cannot sign the person in, and recovers", async () => {
  tokenFails = true;
  await withPage("", desktop, async ({ page, tab }) => {
    await tab.getByText("You are signed out", { exact: true }).waitFor();
    await page.getByText("Teams could not sign Alex Wilber in: resourceRequiresConsent").waitFor();
    tokenFails = false;
    await tab.getByRole("button", { name: "Try again" }).click();
    await tab.getByText("6 consultations").waitFor();
  });
});

test("refuses what this host has not, in the shape each caller of teams-js expects", async () => {
  await withPage("", desktop, async ({ tab }) => {
    await tab.getByText("6 consultations").waitFor();
    const call = (func: string) =>
      tab.locator("html").evaluate((html, name) => {
        const view = html.ownerDocument.defaultView;
        const uuidAsString = view.crypto.randomUUID();
        return new Promise<unknown[]>((answered) => {
          view.addEventListener(
            "message",
            ({ data }: { data: { uuidAsString: string; args: unknown[] } }) => {
              if (data.uuidAsString === uuidAsString) answered(data.args);
            },
          );
          view.parent.postMessage({ id: 999, uuidAsString, func: name, args: [] }, "*");
        });
      }, func);
    const refused = "The local Teams page does not have this.";
    expect(await call("calendar.openCalendarItem")).toEqual([false, refused]);
    expect(await call("people.selectPeople")).toEqual([{ errorCode: 100, message: refused }]);
    expect(await call("tasks.startTask")).toEqual([refused]);
    expect(await call("constructor")).toEqual([{ errorCode: 100, message: refused }]);
  });
});

test("answers its own frame only", async () => {
  await withPage("", desktop, async ({ page, tab }) => {
    await tab.getByText("6 consultations").waitFor();
    const before = tokensIssued;
    await page.locator("html").evaluate((html) => {
      const forged = { id: 1, uuidAsString: "x", func: "authentication.getAuthToken", args: [] };
      html.ownerDocument.defaultView?.postMessage(forged, "*");
    });
    await page.getByLabel("Width").selectOption("phone");
    await tab.getByRole("list", { name: "Open now" }).waitFor();
    expect(tokensIssued).toBe(before);
  });
});

test("tells somebody in a plain browser to open Teams, and asks nobody anything", async () => {
  const { page, blocked, errors, close } = await newPage(browser);
  await page.goto(tabUrl());
  await page.getByRole("heading", { name: "Open this page in Microsoft Teams" }).waitFor();
  expect(asked).toEqual([]);
  expect(blocked).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test("finds one of 2,000 consultations, and draws only 50 of them at first", async () => {
  rows = many;
  await withPage("", desktop, async ({ tab, errors }) => {
    await tab.getByText("Showing 50 of 2000 consultations").waitFor();
    expect(await tab.getByRole("rowheader").count()).toBe(50);
    await tab.getByRole("button", { name: "Show 50 more" }).click();
    await tab.getByText("Showing 100 of 2000 consultations").waitFor();
    await tab.getByLabel("Search").fill("consultation 1999");
    await tab.getByText("1 consultation", { exact: true }).waitFor();
    expect(await tab.getByRole("rowheader", { name: /Consultation 1999/ }).count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
