import { actionsColumns } from "./actions-list.columns";
import { agendaItemsColumns } from "./agenda-items-list.columns";
import type { ListDefinition } from "./columns";
import { consultationsColumns } from "./consultations-list.columns";
import { datesToAvoidColumns } from "./dates-to-avoid-list.columns";
import { enquiriesColumns } from "./enquiries-list.columns";
import { forumMembersColumns } from "./forum-members-list.columns";
import { forumTermsColumns } from "./forum-terms-list.columns";
import { forumTopicsColumns } from "./forum-topics-list.columns";
import { forumsAndPanelsColumns } from "./forums-and-panels-list.columns";
import { historyColumns } from "./history-list.columns";
import { meetingsColumns } from "./meetings-list.columns";
import { settingsColumns } from "./settings-list.columns";
import { stakeholdersColumns } from "./stakeholders-list.columns";
import { toolkitEditsColumns } from "./toolkit-edits-list.columns";
import { trainingColumns } from "./training-list.columns";
import { youSaidWeDidColumns } from "./you-said-we-did-list.columns";

/** Every list of the site, in the order people meet them. */
export const lists: readonly ListDefinition[] = [
  consultationsColumns,
  actionsColumns,
  historyColumns,
  forumTopicsColumns,
  forumMembersColumns,
  forumTermsColumns,
  meetingsColumns,
  agendaItemsColumns,
  forumsAndPanelsColumns,
  youSaidWeDidColumns,
  datesToAvoidColumns,
  enquiriesColumns,
  stakeholdersColumns,
  trainingColumns,
  toolkitEditsColumns,
  settingsColumns,
];
