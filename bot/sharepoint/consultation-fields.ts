import type { ConsultationFields } from "../consultations";
import { consultationsColumns } from "./consultations-list.columns";
import { type Fields, fitted, writeChoices, writeDay, writePerson } from "./fields";
import type { People } from "./people";

/** As a manager reads it in the list: "Consult", "Light". */
const capital = (word: string | undefined): string | null =>
  word ? word.charAt(0).toUpperCase() + word.slice(1) : null;

/**
 * The columns of the fields that are given, and of no others; an empty one empties its column.
 * @throws Failure `invalid` naming the field, when something is longer than its column.
 */
export function consultationFields(given: Partial<ConsultationFields>, people: People): Fields {
  const columns: Record<keyof ConsultationFields, () => Fields> = {
    title: () => ({ Title: given.title }),
    overview: () => ({ Overview: given.overview }),
    service: () => ({ Service: given.service }),
    leadOfficer: () => writePerson("LeadOfficer", given.leadOfficer, people),
    decisionMaker: () => ({ DecisionMaker: given.decisionMaker }),
    decisionDate: () => ({ DecisionDate: writeDay(given.decisionDate) }),
    areas: () => writeChoices("Areas", given.areas ?? []),
    audiences: () => writeChoices("Audiences", given.audiences ?? []),
    engagementLevel: () => ({ EngagementLevel: capital(given.engagementLevel) }),
    levelReason: () => ({ LevelReason: given.levelReason }),
    levelAnswers: () => ({ LevelAnswers: given.levelAnswers }),
    track: () => ({ Track: capital(given.track) }),
    startDate: () => ({ StartDate: writeDay(given.startDate) }),
    endDate: () => ({ EndDate: writeDay(given.endDate) }),
    dateCertainty: () => ({ DateCertainty: given.dateCertainty }),
    statutoryDuty: () => ({ StatutoryDuty: given.statutoryDuty }),
    keyDecision: () => ({ KeyDecision: given.keyDecision }),
    feedbackPromised: () => ({ FeedbackPromised: writeDay(given.feedbackPromised) }),
    methods: () => writeChoices("Methods", given.methods ?? []),
    methodRatings: () => ({
      MethodRatings: (given.methodRatings ?? [])
        .map(({ method, rating }) => `${method}: ${rating}`)
        .join("\n"),
    }),
    workflowStatus: () => ({ WorkflowStatus: given.workflowStatus }),
    templateVersion: () => ({ TemplateVersion: given.templateVersion }),
    reviewedBy: () => writePerson("ReviewedBy", given.reviewedBy, people),
    reviewedOn: () => ({ ReviewedOn: writeDay(given.reviewedOn) }),
    reviewNote: () => ({ ReviewNote: given.reviewNote }),
  };
  const named = Object.keys(given) as (keyof ConsultationFields)[];
  return fitted(consultationsColumns, Object.assign({}, ...named.map((name) => columns[name]?.())));
}
