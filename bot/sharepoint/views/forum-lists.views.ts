import { pill } from "./formatting";
import { empty, is, type ListViews } from "./views";

export const forumMembersViews: ListViews = {
  list: "ForumMembers",
  views: [
    {
      title: "By service",
      about: "Who speaks for each service, and which terms they agreed to.",
      columns: ["Service", "Member", "Champion", "Chair", "Workstream", "AgreedVersion", "AgreedOn"],
      group: "Service",
      isDefault: true,
    },
  ],
  formats: [],
};

export const forumTermsViews: ListViews = {
  list: "ForumTerms",
  views: [
    {
      title: "Versions",
      about: "Every version of the terms of reference, the newest first.",
      columns: ["LinkTitle", "InForceFrom", "ReviewOn", "Text"],
      sort: [{ column: "InForceFrom", descending: true }],
      isDefault: true,
    },
    {
      title: "Drafts",
      about: "Versions that are not in force: only officers see them.",
      columns: ["LinkTitle", "ReviewOn", "Text"],
      where: empty("InForceFrom"),
    },
  ],
  formats: [],
};

export const meetingsViews: ListViews = {
  list: "Meetings",
  views: [
    {
      title: "Meetings",
      about: "Meetings of the forum, by month.",
      columns: ["MeetsOn", "LinkTitle", "Kind", "MeetsAt", "Place", "Status"],
      calendar: { from: "MeetsOn", to: "MeetsOn", title: "LinkTitle", subtitle: "Place" },
      isDefault: true,
    },
  ],
  formats: [
    {
      column: "Status",
      format: pill({
        Planned: { tone: "blue", icon: "CircleRing" },
        Open: { tone: "amber", icon: "Clock" },
        Closed: { tone: "green", icon: "Completed" },
      }),
    },
  ],
};

const agendaColumns = [
  "LinkTitle",
  "Kind",
  "Detail",
  "Invitee",
  "AddedBy",
  "Status",
  "Outcome",
  "Visibility",
];

export const agendaItemsViews: ListViews = {
  list: "AgendaItems",
  views: [
    {
      title: "By meeting",
      about: "What was on each agenda, in its order.",
      columns: agendaColumns,
      group: "Meeting",
      sort: [{ column: "Position" }],
      isDefault: true,
    },
    {
      title: "To discuss",
      about: "What is still to be talked about.",
      columns: agendaColumns,
      where: is("Status", "Eq", "To discuss"),
      sort: [{ column: "Position" }],
    },
  ],
  formats: [
    {
      column: "Status",
      format: pill({
        "To discuss": { tone: "blue", icon: "CircleRing" },
        Closed: { tone: "green", icon: "Completed" },
        "Carried over": { tone: "grey", icon: "Clock" },
      }),
    },
  ],
};

const panelColumns = [
  ...[
    "LinkTitle",
    "Kind",
    "Service",
    "Owner",
    "Audiences",
    "Areas",
    "Members",
    "Rhythm",
    "LastMet",
    "Status",
  ],
];

export const forumsAndPanelsViews: ListViews = {
  list: "ForumsAndPanels",
  views: [
    {
      title: "By service",
      about: "The forums and panels that run, under their services.",
      columns: panelColumns,
      where: is("Status", "Eq", "Running"),
      group: "Service",
      isDefault: true,
    },
    {
      title: "Asked for",
      about: "What waits for a manager or the engagement lead, the oldest first.",
      columns: [...panelColumns, "Purpose", "RequestedBy", "RequestedOn"],
      where: is("Status", "Eq", "Requested"),
      sort: [{ column: "RequestedOn" }],
    },
    {
      title: "Longest since a meeting",
      about: "Those that run, with the one that has not met for longest on top.",
      columns: panelColumns,
      where: is("Status", "Eq", "Running"),
      sort: [{ column: "LastMet" }],
    },
  ],
  formats: [
    {
      column: "Status",
      format: pill({
        Requested: { tone: "amber", icon: "Clock" },
        Running: { tone: "green", icon: "Completed" },
        Declined: { tone: "red", icon: "Blocked" },
        Ended: { tone: "grey", icon: "CircleRing" },
      }),
    },
  ],
};
