import type { Consultation } from "../consultations";
import type { AskKind, ForumTopic, Passage } from "../toolkit";
import type { Findable } from "./create-index";
import { createSearch, rowsOf, type Search } from "./create-search";
import type { SynonymGroups } from "./synonyms";

/** The toolkit, the register and the forum, searched together. Each list is the same array until it changes. */
export function searchEverything(from: {
  synonyms: SynonymGroups;
  passages: () => readonly Passage[];
  consultations: () => readonly Consultation[];
  topics: () => readonly ForumTopic[];
}): Search<AskKind> {
  return createSearch({
    synonyms: from.synonyms,
    sources: {
      toolkit: rowsOf(from.passages, ofPassage),
      register: rowsOf(from.consultations, ofConsultation),
      forum: rowsOf(from.topics, ofTopic),
    },
  });
}

const ofPassage = ({ id, kind, title, text, alsoCalled }: Passage): Findable => ({
  ...{ id, title, text, alsoCalled },
  tags: [kind],
});

const ofConsultation = (row: Consultation): Findable => ({
  id: row.reference,
  title: row.title,
  text: row.overview,
  alsoCalled: [row.reference],
  tags: [...[row.service, ...row.areas, ...row.audiences, row.leadOfficer?.name ?? "", row.workflowStatus]],
});

const ofTopic = ({ id, title, body, answer, tags }: ForumTopic): Findable => ({
  ...{ id, title, tags },
  text: `${body}\n${answer}`,
  alsoCalled: [],
});
