import { actionsViews } from "./actions-list.views";
import { consultationsViews } from "./consultations-list.views";
import { datesToAvoidViews } from "./dates-to-avoid-list.views";
import {
  agendaItemsViews,
  forumMembersViews,
  forumsAndPanelsViews,
  forumTermsViews,
  meetingsViews,
} from "./forum-lists.views";
import type { ListViews } from "./views";
import { youSaidWeDidViews } from "./you-said-we-did-list.views";

/** The lists that people work in by SharePoint's own pages, and what they find there. */
export const listViews: readonly ListViews[] = [
  consultationsViews,
  actionsViews,
  datesToAvoidViews,
  youSaidWeDidViews,
  forumMembersViews,
  forumTermsViews,
  meetingsViews,
  agendaItemsViews,
  forumsAndPanelsViews,
];
