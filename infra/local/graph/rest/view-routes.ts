import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { List } from "../store/list-store";
import { type View, viewsOf } from "../store/view";
import type { Tenant } from "../tenant";
import { checkView, viewColumn } from "../view-rows";
import { presentView, viewProperties } from "./present-view";
import { RestRefusal } from "./rest-error";
import type { RestRoute } from "./rest-route";

const json = z.string().refine((text) => text === "" || isJson(text), "must be JSON");
const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** SP.ViewCreationInformation, as far as it is used; strict, so that a typing error is seen here. */
const newView = z.strictObject({
  parameters: z.strictObject({
    Title: z.string().min(1).max(255),
    ViewFields: z.strictObject({ results: z.array(z.string()) }),
    Query: z.string().default(""),
    PersonalView: z.boolean().default(false),
    SetAsDefaultView: z.boolean().default(false),
    Paged: z.boolean().default(false),
    RowLimit: z.number().int().min(1).max(5_000).default(30),
    CustomFormatter: json.optional(),
    ViewType2: z.enum(["MODERNCALENDAR"]).optional(),
    ViewData: z.string().optional(),
    CalendarViewStyles: z.string().optional(),
  }),
});
const viewChange = z.strictObject({
  Title: z.string().min(1).max(255).optional(),
  ViewQuery: z.string().optional(),
  RowLimit: z.number().int().min(1).max(5_000).optional(),
  CustomFormatter: json.optional(),
  ViewData: z.string().optional(),
  DefaultView: z.boolean().optional(),
});

export function read<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new RestRefusal(
    400,
    `The parameter ${first?.path.join(".") || "body"} is not valid: ${first?.message}`,
  );
}

/** As SharePoint makes a page's name of a title: without what an address may not have; a number if it is taken. */
function pageName(list: List, title: string): string {
  const wanted = title.replace(/["#%*:<>?/\\|{}~&.]/g, "").trim() || "View";
  const taken = new Set(viewsOf(list).map(({ page }) => page.toLowerCase()));
  for (let number = 0; ; number++) {
    const name = number === 0 ? wanted : `${wanted}${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

export function viewRoutes(tenant: Tenant): RestRoute[] {
  const viewIn = (list: List, id: string | undefined): View => {
    const view = viewsOf(list).find((each) => each.id === id?.toLowerCase());
    if (!view) throw new RestRefusal(404, `The view with the id ${id} does not exist.`);
    return view;
  };
  function keep(list: List, views: View[], asDefault?: string): void {
    const kept = views.map((view) =>
      asDefault === undefined ? view : { ...view, isDefault: view.id === asDefault },
    );
    tenant.lists.change(list, { views: kept });
  }
  function change(list: List, id: string | undefined, to: (view: View) => View): void {
    const view = viewIn(list, id);
    const own = list.views ?? [];
    if (!own.some((each) => each.id === view.id))
      throw new RestRefusal(400, "The stand-in keeps the view All Items as it is.");
    const changed = to(view);
    checkView(list, changed);
    keep(
      list,
      own.map((each) => (each.id === view.id ? changed : each)),
      changed.isDefault && !view.isDefault ? view.id : undefined,
    );
  }

  return [
    {
      method: "GET",
      path: /^\/views$/,
      select: viewProperties,
      answer: ({ list }) => ({ value: viewsOf(list).map((view) => presentView(list, view)) }),
    },
    {
      method: "POST",
      path: /^\/views\/add$/,
      type: "verbose",
      answer({ list, body }) {
        const { parameters: given } = read(newView, body);
        const view: View = {
          id: randomUUID(),
          title: given.Title,
          page: pageName(list, given.Title),
          columns: given.ViewFields.results,
          query: given.Query,
          rowLimit: given.RowLimit,
          isDefault: given.SetAsDefaultView,
          personal: given.PersonalView,
          type: given.ViewType2 ?? null,
          viewData: given.ViewData ?? null,
          calendarStyles: given.CalendarViewStyles ?? null,
          formatter: given.CustomFormatter ?? null,
        };
        checkView(list, view);
        keep(list, [...(list.views ?? []), view], view.isDefault ? view.id : undefined);
        return presentView(list, view);
      },
    },
    {
      method: "MERGE",
      path: /^\/views\/getbyid\('([\w-]+)'\)$/i,
      type: "nometadata",
      answer({ list, body, params: [id] }) {
        const given = read(viewChange, body);
        change(list, id, (view) => ({
          ...view,
          title: given.Title ?? view.title,
          query: given.ViewQuery ?? view.query,
          rowLimit: given.RowLimit ?? view.rowLimit,
          formatter: given.CustomFormatter === undefined ? view.formatter : given.CustomFormatter || null,
          viewData: given.ViewData ?? view.viewData,
          isDefault: given.DefaultView ?? view.isDefault,
        }));
        return undefined;
      },
    },
    {
      method: "POST",
      path: /^\/views\/getbyid\('([\w-]+)'\)\/viewfields\/removeallviewfields$/i,
      answer({ list, params: [id] }) {
        change(list, id, (view) => ({ ...view, columns: [] }));
        return { "odata.null": true };
      },
    },
    {
      method: "POST",
      path: /^\/views\/getbyid\('([\w-]+)'\)\/viewfields\/addviewfield\('(\w+)'\)$/i,
      answer({ list, params: [id, name = ""] }) {
        viewColumn(list, name);
        change(list, id, (view) => ({ ...view, columns: [...view.columns, name] }));
        return { "odata.null": true };
      },
    },
  ];
}

const fieldChange = z.strictObject({ CustomFormatter: json });

export const fieldRoutes = (tenant: Tenant): RestRoute[] => [
  {
    method: "GET",
    path: /^\/fields$/,
    select: ["InternalName", "Title", "Hidden", "Indexed", "CustomFormatter"],
    answer: ({ list }) => ({
      value: list.columns.map((column) => ({
        InternalName: column.name,
        Title: column.displayName,
        Hidden: column.hidden,
        Indexed: column.indexed,
        CustomFormatter: list.formats?.[column.name] ?? null,
      })),
    }),
  },
  {
    method: "MERGE",
    path: /^\/fields\/getbyinternalnameortitle\('(\w+)'\)$/i,
    type: "nometadata",
    answer({ list, body, params: [name = ""] }) {
      const { CustomFormatter } = read(fieldChange, body);
      if (!list.columns.some((column) => column.name === name))
        throw new RestRefusal(
          404,
          `Column '${name}' does not exist. It may have been deleted by another user.`,
        );
      const { [name]: _, ...others } = list.formats ?? {};
      tenant.lists.change(list, {
        formats: CustomFormatter ? { ...others, [name]: CustomFormatter } : others,
      });
      return undefined;
    },
  },
];
