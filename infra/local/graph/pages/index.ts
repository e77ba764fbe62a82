import express, { type Request, Router } from "express";
import { itemNotFound } from "../graph-error";
import { onlyLoopbackOrigin } from "../loopback-only";
import { createFileStore, libraryName } from "../store/file-store";
import type { List } from "../store/list-store";
import type { Row } from "../store/row-store";
import { removeRow } from "../store/write-row";
import { sitePath, type Tenant } from "../tenant";
import { coloursSheet } from "./format-cell";
import { html } from "./html";
import { type Typed, typedOf } from "./item-form";
import { itemPage } from "./item-page";
import { page, type Visit } from "./layout";
import { listPage } from "./list-page";
import { listPath, listsPage } from "./lists-page";
import { saveItem } from "./save-item";
import { style } from "./style";
import { chosenView, viewAt, viewPage } from "./view-page";

const messages: Record<string, string> = {
  saved: "Saved.",
  created: "Saved. The new item is in the list.",
  deleted: "Deleted.",
};
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** SharePoint's own face: the lists as pages, because managers edit lists. Plain HTML, no script at all. */
export function listPages(tenant: Tenant): Router {
  const router = Router();
  const form = [onlyLoopbackOrigin, express.urlencoded({ extended: false, limit: "4mb" })];

  router.use((_request, response, next) => {
    response.set({
      "Content-Security-Policy":
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    });
    next();
  });

  function visitOf(request: Request): Visit {
    const chosen = /(?:^|;\s*)editing-as=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
    const { people } = tenant;
    const path = request.method === "GET" ? request.originalUrl : request.path;
    return { editor: people.find((person) => person.id === chosen) ?? people[0], people, path };
  }
  const listOf = (request: Request): List => tenant.lists.get(text(request.params["list"]));
  const rowOf = (request: Request, list: List): Row => tenant.rows.get(list, text(request.params["item"]));

  router.get("/list-pages.css", (_request, response) => {
    response.type("css").send(style);
  });
  router.get("/formats.css", (request, response) => {
    response.type("css").send(coloursSheet(text(request.query["colours"])));
  });
  router.get("/", (request, response) => {
    response.send(listsPage(tenant, visitOf(request)));
  });

  router.post("/editing-as", form, (request: Request, response: express.Response) => {
    const { person, back } = (request.body ?? {}) as { person?: string; back?: string };
    const known = tenant.people.find((each) => each.id === person);
    if (known) response.cookie("editing-as", known.id, { httpOnly: true, sameSite: "strict" });
    // Only back to a page of ours, never to an address somebody else put there.
    response.redirect(303, back?.startsWith("/") && !/^\/[/\\]/.test(back) ? back : "/");
  });

  router.get("/lists/:list", (request, response) => {
    const list = listOf(request);
    const { q, sort, dir, page: at, done } = request.query;
    const asked = {
      search: text(q).trim(),
      sort: text(sort) || undefined,
      descending: dir === "desc",
      page: Number(text(at)) || 1,
      message: messages[text(done)],
    };
    const view = chosenView(list, text(request.query["view"]));
    const month = text(request.query["month"]);
    const visit = visitOf(request);
    response.send(
      view
        ? viewPage(tenant, visit, { list, view, asked, month })
        : listPage(tenant, visit, { list, view: asked }),
    );
  });

  router.get("/lists/:list/items/new", (request, response) => {
    const list = listOf(request);
    response.send(itemPage(tenant, visitOf(request), { list, row: undefined, typed: {}, errors: new Map() }));
  });
  router.get("/lists/:list/items/:item", (request, response) => {
    const list = listOf(request);
    const row = rowOf(request, list);
    response.send(
      itemPage(tenant, visitOf(request), { list, row, typed: typedOf(list, row), errors: new Map() }),
    );
  });

  router.post("/lists/:list/items/:item", form, (request: Request, response: express.Response) => {
    const list = listOf(request);
    const row = request.params["item"] === "new" ? undefined : rowOf(request, list);
    const visit = visitOf(request);
    const { etag = "", ...rest } = (request.body ?? {}) as Record<string, string | string[]>;
    const typed: Typed = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, [value].flat()]),
    );
    if (!visit.editor || list.system) throw itemNotFound("This list cannot be edited.");
    const errors = saveItem(tenant, { list, row, typed, etag: text(etag), editor: visit.editor });
    if (errors.size === 0) response.redirect(303, `${listPath(list.name)}?done=${row ? "saved" : "created"}`);
    else response.status(400).send(itemPage(tenant, visit, { list, row, typed, etag: text(etag), errors }));
  });

  router.post("/lists/:list/items/:item/delete", form, (request: Request, response: express.Response) => {
    const list = listOf(request);
    if (list.system) throw itemNotFound("This list cannot be edited.");
    removeRow(tenant, { list, row: rowOf(request, list) });
    response.redirect(303, `${listPath(list.name)}?done=deleted`);
  });

  router.use(`/${sitePath}/${encodeURIComponent(libraryName)}`, (request, response, next) => {
    const file = request.method === "GET" ? createFileStore(tenant).find(pathOf(request.path)) : undefined;
    if (!file) return next();
    // Never shown here: what people uploaded must not run on this address.
    response.attachment(file.path.split("/").at(-1)).type("application/octet-stream").send(file.bytes());
  });

  // The addresses SharePoint itself uses, as they stand in webUrl.
  router.get(`/${sitePath}`, (_request, response) => response.redirect("/"));
  router.get(`/${sitePath}/Lists/:list`, (request, response) =>
    response.redirect(listPath(listOf(request).name)),
  );
  router.get(`/${sitePath}/Lists/:list/:form.aspx`, (request, response) => {
    const list = listPath(listOf(request).name);
    const { ID, FilterValue1 } = request.query;
    const view = viewAt(listOf(request), text(request.params["form"]));
    if (/^\d+$/.test(text(ID))) response.redirect(`${list}/items/${text(ID)}`);
    else if (text(FilterValue1))
      response.redirect(`${list}?${new URLSearchParams({ view: "all", q: text(FilterValue1) })}`);
    else response.redirect(view ? `${list}?view=${view.page === "AllItems" ? "all" : view.id}` : list);
  });

  router.use((request: Request, response: express.Response) => {
    response.status(404).send(missing(visitOf(request)));
  });
  const failed: express.ErrorRequestHandler = (error, request, response, next) => {
    if ((error as { status?: number }).status !== 404) return next(error);
    response.status(404).send(missing(visitOf(request)));
  };
  router.use(failed);
  return router;
}

function pathOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded).replace(/^\//, "");
  } catch {
    return "";
  }
}

const missing = (visit: Visit): string =>
  page(visit, {
    title: "not found",
    narrow: true,
    body: html`<h1>This is not here</h1><p>The list or item may have been deleted. <a href="/">See all lists</a></p>`,
  });
