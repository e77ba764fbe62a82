import type { Clock } from "../common/clock";
import { type Reference, toReference } from "../common/ids";
import type { Log } from "../common/log";
import {
  type Consultation,
  type ConsultationStore,
  dateCertainties,
  engagementLevels,
  type NewConsultation,
  readMethodRatings,
  tracks,
  workflowStatuses,
} from "../consultations";
import { changedBy, editorsIn } from "./changed-by";
import { consultationsColumns } from "./consultations-list.columns";
import {
  etagOf,
  type Fields,
  fitted,
  type GraphItem,
  personIn,
  readDay,
  readList,
  readOneOf,
  readText,
  readYesNo,
  withoutEmpty,
  writeChoices,
  writeDay,
  writePerson,
} from "./fields";
import type { Graph } from "./graph";
import type { People } from "./people";
import { placedList } from "./placed-list";
import { createProblemLog } from "./problem-log";
import { createReplica, type Held, type Replica } from "./replica";
import type { ListPlace, Site } from "./site";

export interface ConsultationsList extends ConsultationStore {
  replica: Replica<Consultation>;
  place(): Promise<ListPlace>;
  byExternalId(externalId: string): Consultation | undefined;
  /** The row as the list takes it. @throws Failure `invalid` when something is too long. */
  toFields(consultation: NewConsultation): Fields;
  /** The row just written, from what Graph answered. */
  written(item: GraphItem, consultation: NewConsultation, at: Date): Held<Consultation>;
}

const columns = [
  ...["Title", "Reference", "Overview", "Service", "LeadOfficerLookupId", "LeadOfficerId", "DecisionMaker"],
  ...["DecisionDate", "Areas", "Audiences", "EngagementLevel", "LevelReason", "LevelAnswers", "Track"],
  ...["StartDate", "EndDate", "DateCertainty", "StatutoryDuty", "KeyDecision", "FeedbackPromised"],
  ...["WorkflowStatus", "TemplateVersion", "ExternalId", "Methods", "MethodRatings"],
];

export function createConsultationsList(deps: {
  graph: Graph;
  site: Site;
  people: People;
  clock: Clock;
  log: Log;
}): ConsultationsList {
  const { graph, site, people, clock, log } = deps;
  const name = consultationsColumns.name;
  const problem = createProblemLog(log, name);

  const { place, rowUrl } = placedList({ site, name });

  function toRow(item: GraphItem): Consultation | undefined {
    const fields = item.fields ?? {};
    const reference = toReference(readText(fields["Reference"]));
    if (!reference) {
      problem(item.id, "Reference", fields["Reference"]);
      return undefined;
    }
    // Managers may type anything into the list: what is not ours is left out, and said once in the log.
    const word = <Word extends string>(column: string, words: readonly Word[]): Word | undefined => {
      const read = readOneOf(fields[column], words);
      if (!read && readText(fields[column])) problem(item.id, column, fields[column]);
      return read;
    };
    const day = (column: string) => {
      const read = readDay(fields[column]);
      if (!read && readText(fields[column])) problem(item.id, column, fields[column]);
      return read;
    };
    return {
      reference,
      title: readText(fields["Title"]),
      overview: readText(fields["Overview"]),
      service: readText(fields["Service"]),
      leadOfficer: people.named(personIn(fields, "LeadOfficer")),
      decisionMaker: readText(fields["DecisionMaker"]),
      decisionDate: day("DecisionDate"),
      areas: readList(fields["Areas"]),
      audiences: readList(fields["Audiences"]),
      engagementLevel: word("EngagementLevel", engagementLevels),
      levelReason: readText(fields["LevelReason"]),
      levelAnswers: readText(fields["LevelAnswers"]),
      track: word("Track", tracks),
      startDate: day("StartDate"),
      endDate: day("EndDate"),
      dateCertainty: word("DateCertainty", dateCertainties) ?? "Anticipated",
      statutoryDuty: readYesNo(fields["StatutoryDuty"]),
      keyDecision: readYesNo(fields["KeyDecision"]),
      feedbackPromised: day("FeedbackPromised"),
      ...methodsIn(fields),
      workflowStatus: word("WorkflowStatus", workflowStatuses) ?? "Idea",
      templateVersion: readText(fields["TemplateVersion"]),
      externalId: readText(fields["ExternalId"]),
      listUrl: rowUrl(item.id),
      changedBy: changedBy(item),
      changedAt: new Date(item.lastModifiedDateTime ?? 0),
    };
  }

  const replica = createReplica<Consultation>({
    ...{ name, graph, clock, log, select: columns, toRow },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare([
        ...items.map(({ fields = {} }) => personIn(fields, "LeadOfficer")),
        ...editorsIn(items),
      ]),
    indexes: {
      reference: (row) => row.reference,
      externalId: (row) => row.externalId || undefined,
    },
  });

  return {
    replica,
    place,
    all: () => replica.all(),
    find: (reference: Reference) => replica.by("reference", reference)[0]?.row,
    byExternalId: (externalId) => replica.by("externalId", externalId)[0]?.row,
    refresh: () => replica.refresh(),
    freshness: () => replica.freshness(),
    toFields: (consultation) =>
      fitted(
        consultationsColumns,
        withoutEmpty({
          Reference: consultation.reference,
          Title: consultation.title,
          Overview: consultation.overview,
          Service: consultation.service,
          ...writePerson("LeadOfficer", consultation.leadOfficer, people),
          DecisionMaker: consultation.decisionMaker,
          DecisionDate: writeDay(consultation.decisionDate),
          ...writeChoices("Areas", consultation.areas),
          ...writeChoices("Audiences", consultation.audiences),
          ...writeChoices("Methods", consultation.methods ?? []),
          EngagementLevel: capital(consultation.engagementLevel),
          LevelReason: consultation.levelReason,
          LevelAnswers: consultation.levelAnswers,
          Track: capital(consultation.track),
          StartDate: writeDay(consultation.startDate),
          EndDate: writeDay(consultation.endDate),
          DateCertainty: consultation.dateCertainty,
          StatutoryDuty: consultation.statutoryDuty,
          KeyDecision: consultation.keyDecision,
          FeedbackPromised: writeDay(consultation.feedbackPromised),
          WorkflowStatus: consultation.workflowStatus,
          Visibility: "Internal",
          TemplateVersion: consultation.templateVersion,
          ExternalId: consultation.externalId,
        }),
      ),
    written: (item, consultation, at) => ({
      id: item.id,
      etag: etagOf(item),
      row: {
        ...consultation,
        listUrl: rowUrl(item.id),
        changedBy: { byApp: true, person: undefined },
        changedAt: item.lastModifiedDateTime ? new Date(item.lastModifiedDateTime) : at,
      },
    }),
  };
}

/** As a manager reads it in the list: "Consult", "Light". */
const capital = (word: string | undefined): string | null =>
  word ? word.charAt(0).toUpperCase() + word.slice(1) : null;

/** Absent, rather than empty, while nobody has chosen or rated any. */
function methodsIn(fields: Fields): Pick<Consultation, "methods" | "methodRatings"> {
  const methods = readList(fields["Methods"]);
  const methodRatings = readMethodRatings(readText(fields["MethodRatings"]));
  return { ...(methods.length > 0 && { methods }), ...(methodRatings.length > 0 && { methodRatings }) };
}
