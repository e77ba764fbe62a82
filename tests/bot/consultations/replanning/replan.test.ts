import { addDays, day } from "../../../../bot/common/days";
import { asActionId } from "../../../../bot/common/ids";
import type { Consultation, OwedStep, Replanned } from "../../../../bot/consultations";
import type { AskedAnswers } from "../../../../bot/consultations/planning/read-level-answers";
import { type Asked, replan } from "../../../../bot/consultations/replanning/replan";
import { basisOf } from "../../../../bot/consultations/replanning/step-basis";
import { buildConsultation, named, people } from "../../../support/build";
import { councilDates, settings, toolkit, workingDays } from "../planning/planning";

const today = day("2027-06-01");
const answers: AskedAnswers = {
  open: "some",
  duty: "no",
  impact: 2,
  protected: false,
  share: "hear",
  canDelegate: false,
  freshEvidence: false,
};
const consultation = buildConsultation({
  levelAnswers: JSON.stringify({
    ...answers,
    weeks: 12,
    circumstances: ["online", "personalData", "survey"],
  }),
});
const dates = { startDate: day("2027-09-01"), endDate: day("2027-10-13"), decisionDate: day("2027-11-24") };

const work = (
  of: Consultation,
  actions: readonly OwedStep[],
  asked: Asked,
  counted = basisOf(of, councilDates),
) =>
  replan({
    ...{ consultation: of, actions, asked, counted, toolkit },
    ...{ workingDays, councilDates, settings, today },
  });

/** The checklist as it stands once everything was kept, each step with an id. */
const after = ({ all }: Replanned): OwedStep[] =>
  all.map(({ stepId, title, status, to, why, planned }) => ({
    ...{ id: asActionId(stepId), stepId, title, status, dueDate: to, source: "Checklist" },
    ...{ phase: planned?.phaseTitle ?? "", gate: planned?.gate },
    doneBy: undefined,
    waivedReason: why ? `No longer applies: ${why}.` : "",
  }));
const begun = after(work(consultation, [], {}));

const changes: [string, Asked][] = [
  ["dates a week later", { dates: shifted(7) }],
  ["dates a month sooner", { dates: shifted(-31) }],
  ["dates so soon that much has gone", { dates: shifted(-79) }],
  ["a shorter run", { dates: { ...dates, endDate: day("2027-09-15") } }],
  ["no survey", { answers: { answers, circumstances: new Set(["online", "personalData"]) } }],
  [
    "a duty",
    { answers: { answers: { ...answers, duty: "yes" }, circumstances: new Set(["statutory", "events"]) } },
  ],
  ["a small effect", { answers: { answers: { ...answers, impact: 1 }, circumstances: new Set(["online"]) } }],
  ["another level", { chosen: { level: "empower", track: "full", reasons: ["So it is."], record: {} } }],
];

function shifted(by: number) {
  const { startDate, endDate, decisionDate } = dates;
  return {
    startDate: addDays(startDate, by),
    endDate: addDays(endDate, by),
    decisionDate: addDays(decisionDate, by),
  };
}

it("begins with a checklist", () => {
  expect(begun.length).toBeGreaterThan(40);
});

it.each(changes)("moves no step that is done or waived by a person: %s", (_what, asked) => {
  const closed = begun.map(
    (step, at): OwedStep =>
      at % 2 === 0
        ? { ...step, status: "Done" }
        : {
            ...step,
            status: "Waived",
            waivedReason: at % 3 === 0 ? "Not for us." : "No longer applies, says Megan.",
            doneBy: named(people.megan),
          },
  );
  const { steps } = work(consultation, closed, asked);
  expect(steps.filter(({ kind }) => kind !== "added")).toEqual([]);
});

it.each(changes)("gives every open step the day that planning would give it: %s", (_what, asked) => {
  const { all, basis } = work(consultation, begun, asked);
  const { startDate, endDate, decisionDate, level, track } = basis;
  if (!startDate || !endDate || !decisionDate || !level || !track) throw new Error("The basis is not whole");
  const planned = toolkit.planSteps({
    ...{ level, track, today, circumstances: new Set(basis.circumstances) },
    dates: { startDate, endDate, decisionDate },
  });
  const open = all.filter(({ status }) => status === "Open").map(({ stepId, to }) => [stepId, to]);
  expect(open).toEqual(planned.map(({ stepId, dueOn }) => [stepId, dueOn]));
});

it.each(changes)("has nothing left to do once it is kept: %s", (_what, asked) => {
  const first = work(consultation, begun, asked);
  const row = { ...consultation, ...first.change };
  expect(work(row, after(first), asked, first.basis)).toMatchObject({ change: {}, steps: [] });
});

it.each(changes)("does what was left undone, and nothing else, after it broke off: %s", (_what, asked) => {
  const first = work(consultation, begun, asked);
  const row = { ...consultation, ...first.change };
  const half = begun.map((step, at) =>
    at % 2 === 0 ? (after(first).find(({ id }) => id === step.id) ?? step) : step,
  );
  const rest = work(row, half, {}, basisOf(consultation, councilDates));
  expect(rest.change).toEqual({});
  expect(rest.all.map(({ stepId, status, to }) => [stepId, status, to])).toEqual(
    first.all.map(({ stepId, status, to }) => [stepId, status, to]),
  );
});

it.each(changes)("comes back to the same checklist when it is taken back: %s", (_what, asked) => {
  const first = work(consultation, begun, asked);
  const back = work(consultation, after(first), {}, first.basis);
  const stands = (
    steps: readonly { stepId?: string | undefined; status: string; to?: string | undefined }[],
  ) => steps.filter(({ status }) => status === "Open").map(({ stepId, to }) => [stepId, to]);
  const began = begun.map(({ stepId, status, dueDate }) => ({ stepId, status, to: dueDate }));
  expect(stands(back.all)).toEqual(stands(began));
});
