import { Failure } from "../../common/failure";
import { type Consultation, inputsOfGroup, recordGroups } from "../../consultations";
import type { Card } from "../cards/card";
import type { Press, TeamsDeps, Turn } from "../turn";
import { type RecordData, readRecordData } from "./record-data";
import { type RecordForm, recordForm } from "./record-form";
import { savedWords, saveTyped } from "./save-typed";
import { record } from "./see-record";

/** The boxes of one part of a record. */
export const pressEditRecord: Press = async (deps, turn, data) => {
  const asked = readRecordData(data);
  return form(deps, asked, { consultation: mayChange(deps, turn, asked) });
};

/** Saves what was changed, or says beside each box why not. */
export const saveRecord: Press = async (deps, turn, data) => {
  const asked = readRecordData(data);
  const { reference, typed, group } = asked;
  const consultation = mayChange(deps, turn, asked);
  const saved = await saveTyped(deps, turn, { data: asked, verb: "consultations.saveRecord" });
  if (!("edited" in saved)) return form(deps, asked, { consultation, typed, ...saved });
  const note = savedWords(saved.edited) || "Nothing was changed.";
  return record(deps, turn, { reference, note, group });
};

/** A card in a channel is everybody's: what is not published yet is changed in one's own chat. */
export function mustBeOwnChat({ where }: Turn, { reference }: Pick<RecordData, "reference">): void {
  if (where !== "personal")
    throw new Failure("not_allowed", `Do this in our own chat. Type there: consultation ${reference}`);
}

function mayChange({ consultations }: TeamsDeps, turn: Turn, { reference }: RecordData): Consultation {
  const { person } = turn;
  mustBeOwnChat(turn, { reference });
  const view = consultations.viewRecord({ reference, by: person, where: "own chat" });
  if (!view.canEdit)
    throw new Failure(
      "not_allowed",
      `Only ${view.consultation.leadOfficer?.name || "its lead officer"}, the engagement lead or a manager can change ${reference}. Ask one of them.`,
    );
  return view.consultation;
}

const form = (
  deps: TeamsDeps,
  { group }: RecordData,
  given: Pick<RecordForm, "consultation"> & Partial<RecordForm>,
): Card =>
  recordForm(
    {
      ...{ heading: recordGroups[group], explanation: "", inputs: inputsOfGroup(group) },
      ...{ typed: {}, problems: [], note: "" },
      save: { title: "Save", verb: "consultations.saveRecord", data: { group } },
      ...given,
    },
    deps.settings(),
  );
