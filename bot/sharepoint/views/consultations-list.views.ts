import { dueDay, link, pill } from "./formatting";
import { all, any, empty, filled, is, type ListViews, oneOf, today } from "./views";

/**
 * Up to the day it closes; then up to the decision; then up to the answer people were promised. Once it is approved
 * its days decide, so it is open then and not late. Chat and tab say the same: `consultations/timing.ts`.
 */
const beforeOpening = ["Submitted", "Changes requested"];
const beforeClosing = [...beforeOpening, "Approved", "Ready", "Open"];
const beforeDeciding = [...beforeClosing, "Closed", "Reported"];
const beforeFeedback = [...beforeDeciding, "Decided"];
const status = (...words: string[]) => oneOf("WorkflowStatus", ...words);

const plain = ["Reference", "LinkTitle", "WorkflowStatus", "Service", "LeadOfficer"];
const dates = ["StartDate", "EndDate", "DecisionDate"];

export const consultationsViews: ListViews = {
  list: "Consultations",
  views: [
    {
      title: "Awaiting review",
      about: "What waits for a yes or a no. The oldest row is first.",
      columns: [...plain, ...dates, "EngagementLevel", "Track", "Areas"],
      where: status("Submitted"),
      // Rows are numbered as they are made.
      sort: [{ column: "ID" }],
    },
    {
      title: "Forward plan",
      about: "What runs when, by month. What was stopped is left out.",
      columns: ["StartDate", "EndDate", "LinkTitle", "WorkflowStatus", "Reference", "DateCertainty"],
      where: is("WorkflowStatus", "Neq", "Stopped"),
      calendar: { from: "StartDate", to: "EndDate", title: "LinkTitle", subtitle: "WorkflowStatus" },
    },
    {
      title: "Open now",
      about:
        "Open by its dates, which decide, once it was approved: a draft with these dates is not open to anybody. " +
        "The closing day stands first because few rows of a long register are still to close.",
      columns: [...plain, "StartDate", "EndDate", "Areas", "Audiences", "Responses"],
      where: all(
        is("EndDate", "Geq", today()),
        is("StartDate", "Leq", today()),
        status("Approved", "Ready", "Open"),
      ),
      sort: [{ column: "EndDate" }],
    },
    {
      title: "Late",
      about:
        "A day has passed and the status is behind. It is not approved on the day it should open, or not closed " +
        "after its last day. Or it is not decided after its day, or people had no answer when they were told " +
        "they would. Ideas are never late.",
      columns: [...plain, ...dates, "FeedbackPromised"],
      // Publishing the answer moves the status on, so the status tells all four. Statuses stand first: few rows are
      // unfinished.
      where: all(
        status(...beforeFeedback),
        any(
          is("FeedbackPromised", "Lt", today()),
          all(is("EndDate", "Lt", today()), status(...beforeClosing)),
          all(is("DecisionDate", "Lt", today()), status(...beforeDeciding)),
          all(is("StartDate", "Lt", today()), status(...beforeOpening)),
        ),
      ),
      sort: [{ column: "EndDate" }],
      // When what was approved counted as late and as open.
      former: ["1f098052028fd11c"],
    },
    {
      title: "Waiting for feedback",
      about: "People were promised an answer that is not published yet, the nearest day first.",
      columns: [...plain, "EndDate", "DecisionDate", "FeedbackPromised", "Responses"],
      where: all(status("Closed", "Reported", "Decided"), filled("FeedbackPromised")),
      sort: [{ column: "FeedbackPromised" }],
    },
    {
      title: "This year",
      about:
        "What ran in the last twelve months, or starts in the next twelve. So it holds the whole of this year, " +
        "on whatever day your year starts.",
      columns: [...plain, ...dates, "DateCertainty", "Track"],
      // A view cannot reckon with 1 January, and councils' years begin on different days.
      where: all(is("EndDate", "Geq", today(-365)), is("StartDate", "Leq", today(365))),
      sort: [{ column: "StartDate" }],
      isDefault: true,
    },
    {
      title: "No dates yet",
      about: "Ideas and drafts that no other view shows, because they have no days.",
      columns: [...plain, "DecisionDate", "DateCertainty"],
      where: all(
        oneOf("WorkflowStatus", "Idea", "Submitted", "Changes requested", "Approved"),
        empty("StartDate"),
      ),
      sort: [{ column: "ID", descending: true }],
    },
  ],
  formats: [
    {
      column: "WorkflowStatus",
      format: pill({
        Idea: { tone: "grey", icon: "Lightbulb" },
        Submitted: { tone: "amber", icon: "Send" },
        "Changes requested": { tone: "amber", icon: "Edit" },
        Approved: { tone: "teal", icon: "Accept" },
        Ready: { tone: "teal", icon: "Flag" },
        Open: { tone: "green", icon: "Megaphone" },
        Closed: { tone: "blue", icon: "Lock" },
        Reported: { tone: "blue", icon: "ReportDocument" },
        Decided: { tone: "purple", icon: "DecisionSolid" },
        "Feedback published": { tone: "purple", icon: "Feedback" },
        Complete: { tone: "grey", icon: "Completed" },
        Stopped: { tone: "red", icon: "Blocked" },
      }),
    },
    {
      column: "DateCertainty",
      format: pill({
        Anticipated: { tone: "amber", icon: "Help" },
        Confirmed: { tone: "green", icon: "Accept" },
        Actual: { tone: "grey", icon: "Completed" },
      }),
    },
    {
      column: "Reference",
      format: link("@currentWeb + '/Lists/Consultations/DispForm.aspx?ID=' + [$ID]"),
    },
    {
      column: "StartDate",
      format: dueDay({ column: "WorkflowStatus", words: beforeOpening }),
      former: ["66aec2790021a62f"],
    },
    { column: "EndDate", format: dueDay({ column: "WorkflowStatus", words: beforeClosing }) },
    { column: "DecisionDate", format: dueDay({ column: "WorkflowStatus", words: beforeDeciding }) },
    { column: "FeedbackPromised", format: dueDay({ column: "WorkflowStatus", words: beforeFeedback }) },
  ],
};
