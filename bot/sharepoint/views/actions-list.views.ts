import { dueDay, lateRows, link, pill } from "./formatting";
import { all, empty, is, type ListViews, oneOf, today } from "./views";

const unfinished = ["Open", "Blocked"];
const plain = ["LinkTitle", "Consultation", "Owner", "DueDate", "Status"];
const byDueDay = [{ column: "DueDate" }];

export const actionsViews: ListViews = {
  list: "Actions",
  views: [
    {
      title: "Overdue",
      about: "What should be done by now and is not, the oldest first.",
      columns: [...plain, "Phase", "Gate", "Source"],
      where: all(oneOf("Status", ...unfinished), is("DueDate", "Lt", today())),
      sort: byDueDay,
    },
    {
      title: "My open steps",
      about:
        "What the person who looks at it owes. Their own column stands first: it leaves the fewest rows.",
      columns: [...plain, "Phase", "SnoozedUntil"],
      where: all(is("Owner", "Eq", "[Me]"), oneOf("Status", ...unfinished)),
      sort: byDueDay,
      format: lateRows("DueDate"),
    },
    {
      title: "My team",
      about:
        "What is not done yet, under the name of whoever owes it. A manager opens the names of their own team: " +
        "the list cannot tell whose team a person is in.",
      columns: [...plain, "Phase"],
      where: oneOf("Status", ...unfinished),
      group: "Owner",
      sort: byDueDay,
      format: lateRows("DueDate"),
    },
    {
      title: "No owner",
      about:
        "What has no name on it, for the lead to give away. The bot knows too who has left: " +
        "ask it for nobody's actions.",
      columns: [...plain, "OfferedTo", "Phase"],
      where: all(empty("Owner"), oneOf("Status", ...unfinished)),
      sort: byDueDay,
      format: lateRows("DueDate"),
    },
    {
      title: "By consultation",
      about: "What is left to do for each consultation, in the order it is due.",
      columns: [...plain, "Phase", "Gate"],
      where: oneOf("Status", ...unfinished),
      group: "Consultation",
      sort: byDueDay,
      isDefault: true,
    },
  ],
  formats: [
    {
      column: "Status",
      format: pill({
        Open: { tone: "blue", icon: "CircleRing" },
        Done: { tone: "green", icon: "Completed" },
        Waived: { tone: "grey", icon: "Forward" },
        Blocked: { tone: "red", icon: "Blocked" },
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
