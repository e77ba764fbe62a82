import { createForumTopicsList } from "../../../bot/sharepoint/forum-topics-list";
import { forumTopicsColumns } from "../../../bot/sharepoint/forum-topics-list.columns";
import type { Graph } from "../../../bot/sharepoint/graph";
import type { Site } from "../../../bot/sharepoint/site";
import { memoryLog } from "../../support/teams";

it("reads what was asked and answered, and only columns that the list has", async () => {
  const paths: string[] = [];
  const row = {
    ...{ Title: "Do prize draws help?", Body: "We tried.", Answer: "Yes." },
    ...{ Tags: ["Methods"], MessageUrl: "https://teams.example/7" },
  };
  const graph = {
    request: async ({ path }: { path: string }) => {
      paths.push(path);
      return {
        value: [
          { id: "7", eTag: '"a,1"', fields: row },
          { id: "8", eTag: '"b,1"', fields: {} },
        ],
      };
    },
  } as unknown as Graph;
  const site = { list: async () => ({ path: "/sites/s/lists/l" }) } as unknown as Site;
  const clock = { now: () => new Date("2027-03-01T09:00:00Z") };
  const topics = createForumTopicsList({ graph, site, clock, log: memoryLog().log });
  await topics.replica.load();

  expect(topics.rows()).toEqual([
    {
      ...{ id: "7", title: "Do prize draws help?", body: "We tried.", answer: "Yes." },
      ...{ tags: ["Methods"], url: "https://teams.example/7" },
    },
    { id: "8", title: "", body: "", answer: "", tags: [], url: "" },
  ]);
  expect(topics.rows()).toBe(topics.rows());
  const [, asked = ""] = /\$select=([^)]+)\)/.exec(paths[0] ?? "") ?? [];
  const there = ["Title", ...forumTopicsColumns.columns.map(({ name }) => name)];
  expect(asked.split(",").filter((name) => !there.includes(name))).toEqual([]);
});
