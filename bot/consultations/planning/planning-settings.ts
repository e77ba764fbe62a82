/** What planning needs to know of the council. */
export interface PlanningSettings {
  services: readonly string[];
  areas: readonly string[];
  wholeArea: string;
  audiences: readonly string[];
  decisionMakers: readonly string[];
  periodWeeks: { light: number; standard: number; full: number };
  /** Working days between closing and the decision. */
  decisionGap: { light: number; standard: number; full: number };
}
