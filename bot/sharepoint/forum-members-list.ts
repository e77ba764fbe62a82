import type { ForumMember, MemberStore } from "../forum";
import { type Fields, type GraphItem, readDay, readText, readYesNo, writeDay } from "./fields";
import { forumMembersColumns } from "./forum-members-list.columns";
import { keptPerson, mentionedPerson } from "./kept-person";
import { type ListDeps, placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import { createRowWriter } from "./row-writer";

export interface ForumMembersList extends MemberStore {
  replica: Replica<ForumMember>;
}

const columns = [
  ...[
    "MemberLookupId",
    "MemberId",
    "Service",
    "Champion",
    "Chair",
    "Workstream",
    "AgreedVersion",
    "AgreedWords",
    "AgreedOn",
  ],
];

/** The chair keeps the members in SharePoint; the app writes who agreed to which terms. */
export function createForumMembersList(deps: ListDeps): ForumMembersList {
  const { graph, site, people, clock, log } = deps;
  const { name } = forumMembersColumns;
  const { place, rowUrl } = placedList({ site, name });

  const replica = createReplica<ForumMember>({
    ...{ name, graph, clock, log, select: columns, indexes: {} },
    listPath: async () => (await place()).path,
    prepare: (items) => people.prepare(items.map(({ fields = {} }) => mentionedPerson(fields, "Member"))),
    toRow({ id, fields = {} }: GraphItem) {
      const person = people.named(keptPerson(fields, "Member", people));
      if (!person) return undefined;
      const version = readText(fields["AgreedVersion"]).trim();
      const on = readDay(fields["AgreedOn"]);
      return {
        ...{ id, person, listUrl: rowUrl(id) },
        service: readText(fields["Service"]).trim(),
        champion: readYesNo(fields["Champion"]),
        chair: readYesNo(fields["Chair"]),
        workstream: readText(fields["Workstream"]).trim(),
        acknowledged: version && on ? { version, on, words: readText(fields["AgreedWords"]) } : undefined,
      };
    },
  });

  const writer = createRowWriter<ForumMember>({
    ...{ ...deps, definition: forumMembersColumns, replica, place },
    goneWords: "You are not in the list of members any more. Ask the chair of the forum.",
    toFields: ({ acknowledged }): Fields =>
      acknowledged
        ? {
            ...{ AgreedVersion: acknowledged.version, AgreedWords: acknowledged.words },
            AgreedOn: writeDay(acknowledged.on),
          }
        : {},
  });

  return {
    replica,
    all: () => replica.all(),
    freshness: () => replica.freshness(),
    acknowledge({ member, agreed, by, at }) {
      const change = { acknowledged: agreed };
      return writer.change({
        ...{ row: member, change, by, at },
        again: () => change,
        what: "Terms of reference agreed",
        said: ({ acknowledged }) => acknowledged?.version ?? "",
      });
    },
  };
}
