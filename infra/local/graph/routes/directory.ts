import { GraphError, invalidRequest } from "../graph-error";
import { matches, parseFilter } from "../odata-filter";
import { checkSelect, pick, type Query } from "../odata-query";
import type { LocalPerson } from "../people";
import { ok, type Route } from "../route";
import type { Tenant } from "../tenant";
import { pageOf } from "./page";

const usual = [
  ...["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation"],
  ...["preferredLanguage", "surname", "userPrincipalName", "id"],
];
const properties = [...usual, "accountEnabled", "userType"];

const notFound = (what: string) =>
  new GraphError(
    404,
    "Request_ResourceNotFound",
    `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`,
  );

function presentPerson({ manager: _, ...person }: LocalPerson, query: Query) {
  checkSelect(query.select, "user", properties);
  const whole = {
    ...{
      businessPhones: [],
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: null,
      jobTitle: null,
    },
    ...person,
    ...{ accountEnabled: person.accountEnabled ?? true, userType: person.userType ?? "Member" },
  };
  return pick(whole, query.select ?? usual);
}

export function directoryRoutes(tenant: Tenant): Route[] {
  function person(idOrName: string | undefined): LocalPerson {
    const wanted = idOrName?.toLowerCase();
    const found = tenant.people.find(
      (each) => each.id.toLowerCase() === wanted || each.userPrincipalName.toLowerCase() === wanted,
    );
    if (!found) throw notFound(idOrName ?? "");
    return found;
  }

  const asObject = (each: LocalPerson, query: Query) => ({
    "@odata.type": "#microsoft.graph.user",
    ...presentPerson(each, query),
  });

  const members: Route["answer"] = ({ params, query, url }) => {
    const wanted = params["group"]?.toLowerCase();
    const group = tenant.groups.find((each) => each.id.toLowerCase() === wanted);
    if (!group) throw notFound(params["group"] ?? "");
    const people = tenant.people.filter((each) => group.members.includes(each.id));
    const page = pageOf(people, { query, url, size: 100 });
    return ok({ ...page, value: page.value.map((each) => asObject(each, query)) });
  };
  const memberRoute = {
    method: "GET" as const,
    options: ["$select", "$top", "$skiptoken"],
    units: 2,
    answer: members,
  };

  return [
    {
      method: "GET",
      path: "/users",
      options: ["$select", "$top", "$filter", "$skiptoken"],
      units: 2,
      answer({ query, url }) {
        const filter = query.filter === undefined ? undefined : parseFilter(query.filter);
        const read = (each: LocalPerson) => (path: string) => {
          if (!properties.includes(path)) throw invalidRequest(`Users cannot be filtered by '${path}'.`);
          return (
            (each as unknown as Record<string, unknown>)[path] ??
            (path === "accountEnabled" ? true : undefined)
          );
        };
        const found = tenant.people.filter((each) => !filter || matches(filter, read(each)));
        const page = pageOf(found, { query, url, size: 100 });
        return ok({
          "@odata.context": `${tenant.url}/v1.0/$metadata#users`,
          ...page,
          value: page.value.map((each) => presentPerson(each, query)),
        });
      },
    },
    {
      method: "GET",
      path: "/users/{user}",
      options: ["$select"],
      units: 1,
      answer: ({ params, query }) => ok(presentPerson(person(params["user"]), query)),
    },
    {
      method: "GET",
      path: "/users/{user}/manager",
      options: ["$select"],
      units: 1,
      answer({ params, query }) {
        const { manager } = person(params["user"]);
        if (!manager) throw notFound("manager");
        return ok(asObject(person(manager), query));
      },
    },
    { ...memberRoute, path: "/groups/{group}/transitiveMembers" },
    // The cast is spelt both ways: with the prefix in the documentation, without it in the package of endpoints.
    { ...memberRoute, path: "/groups/{group}/transitiveMembers/microsoft.graph.user" },
    { ...memberRoute, path: "/groups/{group}/transitiveMembers/graph.user" },
  ];
}
