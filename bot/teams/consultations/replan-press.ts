import { Failure } from "../../common/failure";
import type { ReplanView } from "../../consultations";
import type { Card } from "../cards/card";
import { logFailure } from "../log-failure";
import type { Command, Press } from "../turn";
import { replanVerbs } from "./replan-button";
import { type AskedHere, readReplanData } from "./replan-data";
import { replanForm } from "./replan-form";
import { replanKept } from "./replan-kept";
import { replanPreview } from "./replan-preview";
import { seeYours, whichConsultation } from "./which-consultation";

/** `change dates 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const askByCommand =
  (what: Exclude<AskedHere, "steps">, words: string): Command =>
  async (deps, turn) => {
    const { reference, howToAsk } = whichConsultation(deps, turn, { words });
    if (!reference) return { text: `${howToAsk} ${seeYours}` };
    const view = deps.consultations.askChange(what, { reference, by: turn.person, typed: {} });
    return { card: replanForm(view, what), summary: `${words} ${reference}` };
  };

/** The questions; also the way back from a preview, with what was typed. */
export const pressAsk =
  (what: Exclude<AskedHere, "steps">): Press =>
  async (deps, { person }, data) => {
    const { reference, typed } = readReplanData(what, data);
    return replanForm(deps.consultations.askChange(what, { reference, by: person, typed }), what);
  };

export const pressShow =
  (what: AskedHere): Press =>
  async (deps, { person }, data) => {
    const { reference, typed, page } = readReplanData(what, data);
    return replanCard(
      what,
      await deps.consultations.previewChange(what, { reference, by: person, typed }),
      page,
    );
  };

export const pressKeep =
  (what: AskedHere): Press =>
  async (deps, { person }, data) => {
    const { reference, typed, seen } = readReplanData(what, data);
    const ask = { reference, by: person, typed };
    try {
      const outcome = await deps.consultations.keepChange(what, { ...ask, seen });
      return "kept" in outcome ? replanKept(what, outcome.kept) : replanCard(what, outcome.view);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.code !== "unavailable") throw failure;
      // The list is out of reach: the card comes back whole, with what to do.
      logFailure(deps.log, failure, { verb: replanVerbs[what].keep, reference });
      const view = await deps.consultations.previewChange(what, ask);
      return replanCard(what, { ...view, note: `${failure.message} Then press the button once more.` });
    }
  };

/** The preview when there is one, else the questions with what is wrong. */
function replanCard(what: AskedHere, view: ReplanView, page = 1): Card {
  if (view.preview) return replanPreview(what, view, view.preview, { page });
  if (what === "steps") throw new Error("Moving steps asks nothing");
  return replanForm(view, what);
}
