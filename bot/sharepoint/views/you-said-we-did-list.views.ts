import { dueDay, link, pill } from "./formatting";
import { all, is, type ListViews, oneOf, today } from "./views";

const unfinished = ["Open", "In progress"];
const plain = ["LinkTitle", "Consultation", "YouSaid", "WeDid", "Owner", "DueDate", "Status"];

export const youSaidWeDidViews: ListViews = {
  list: "YouSaidWeDid",
  views: [
    {
      title: "By consultation",
      about: "What people said and what came of it, together for each consultation.",
      columns: [...plain, "Outcome", "CouldNot", "PublishedOn"],
      group: "Consultation",
      sort: [{ column: "DueDate" }],
      isDefault: true,
    },
    {
      title: "Promises to keep",
      about: "What was promised and is not done, the nearest day first.",
      columns: plain,
      where: oneOf("Status", ...unfinished),
      sort: [{ column: "DueDate" }],
    },
    {
      title: "Late",
      about: "Promises whose day has passed.",
      columns: plain,
      where: all(oneOf("Status", ...unfinished), is("DueDate", "Lt", today())),
      sort: [{ column: "DueDate" }],
    },
  ],
  formats: [
    {
      column: "Status",
      format: pill({
        Open: { tone: "blue", icon: "CircleRing" },
        "In progress": { tone: "amber", icon: "Clock" },
        Done: { tone: "green", icon: "Completed" },
        Struck: { tone: "grey", icon: "Cancel" },
      }),
    },
    { column: "DueDate", format: dueDay({ column: "Status", words: unfinished }) },
    {
      column: "Consultation",
      format: link(
        "@currentWeb + '/Lists/Consultations/AllItems.aspx?FilterField1=Reference&FilterValue1=' + @currentField",
      ),
    },
  ],
};
