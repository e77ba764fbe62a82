import { has, type Person } from "../../common/person";
import type { Panel } from "./panel";

const worksHere = (person: Person): boolean =>
  has(person, "officer") || has(person, "manager") || has(person, "engagementLead");

/** A councillor sees those that run; what is asked for, ended or amiss is among officers. */
export const canSeeAllPanels = worksHere;
export const canSeePanel = (person: Person, { status }: Pick<Panel, "status">): boolean =>
  status === "Running" || worksHere(person);

/** Any officer may ask for a new one. */
export const canRequestPanel = worksHere;

/** New ones are managed in one place: by managers and whoever leads engagement. */
export const canDecidePanels = (person: Person): boolean =>
  has(person, "manager") || has(person, "engagementLead");

export const isOwnRequest = (person: Person, { requestedBy }: Pick<Panel, "requestedBy">): boolean =>
  requestedBy?.id === person.id;

/** Nobody decides on their own request. */
export const canDecidePanel = (person: Person, panel: Panel): boolean =>
  canDecidePanels(person) && !isOwnRequest(person, panel);

/** Whoever runs it knows when it met; those who decide may say it for them. */
export const canNoteMet = (person: Person, { owner }: Panel): boolean =>
  owner?.id === person.id || canDecidePanels(person);

/** Its owner, and those who decide. */
export const canEndPanel = canNoteMet;

/** As for a new one: those who decide. */
export const canResumePanel = canDecidePanels;
