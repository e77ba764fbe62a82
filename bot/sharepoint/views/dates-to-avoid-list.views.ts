import { pill } from "./formatting";
import { all, empty, is, type ListViews, today } from "./views";

export const datesToAvoidViews: ListViews = {
  list: "DatesToAvoid",
  views: [
    {
      title: "This year",
      about: "The days to keep clear of, by month.",
      columns: ["StartDate", "EndDate", "LinkTitle", "Severity", "Kind", "Areas"],
      calendar: { from: "StartDate", to: "EndDate", title: "LinkTitle", subtitle: "Severity" },
      isDefault: true,
    },
    {
      title: "Unchecked",
      about: "Days still to come that nobody has looked at yet: faith and school dates move.",
      columns: ["LinkTitle", "Kind", "Severity", "StartDate", "EndDate", "Confidence", "Source", "CheckedOn"],
      where: all(empty("CheckedOn"), is("EndDate", "Geq", today())),
      sort: [{ column: "StartDate" }],
    },
  ],
  formats: [
    {
      column: "Severity",
      format: pill({
        Block: { tone: "red", icon: "Blocked" },
        High: { tone: "red", icon: "Warning" },
        Medium: { tone: "amber", icon: "Warning" },
        Low: { tone: "blue", icon: "Info" },
        Info: { tone: "teal", icon: "Info" },
        Ignore: { tone: "grey", icon: "Hide" },
      }),
    },
  ],
};
