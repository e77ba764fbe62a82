import { after, aside, type Part, prose, section } from "./parts";
import type { StepRecord, TakenFrom } from "./record";
import { isPassedBy, recordedSteps } from "./step-parts";
import { sourced } from "./words";

const gunningTests = [
  { key: "GUN1", title: "Test 1: the plans could still change when people were asked" },
  { key: "GUN2", title: "Test 2: people had enough information to answer" },
  { key: "GUN3", title: "Test 3: people had enough time to answer" },
  { key: "GUN4", title: "Test 4: the answers were weighed with care before the decision" },
] as const;

export function gunning(from: TakenFrom): Part[] {
  return [
    ...prose(
      "For each test, this part lists the steps that speak to it and what was recorded about them. It does not say that a test was met. That is for your legal adviser or Monitoring Officer to judge.",
    ),
    ...gunningTests.flatMap(({ key, title }) => [section(title), ...bySource(from, key, "this test")]),
  ];
}

export function equality(from: TakenFrom): Part[] {
  return [
    ...prose(
      "These are the steps that speak to the public sector equality duty, with what was recorded about them. This part does not say that the duty was met.",
    ),
    ...bySource(from, "PSED", "the duty"),
  ];
}

/** Where the statement of law comes from, then the steps that name it, then what is missing. */
function bySource({ steps, findSource }: TakenFrom, key: string, about: string): Part[] {
  const source = findSource(key);
  const speaking = steps.filter(({ step }) => step?.sources.some((each) => each.key === key));
  return [
    ...aside(source ? `Source: ${sourced(source)}` : "Source: not in the toolkit. Ask legal."),
    ...(speaking.length > 0 ? [recordedSteps(speaking)] : []),
    ...after(gapsIn(speaking, about)),
  ];
}

function gapsIn(speaking: readonly StepRecord[], about: string): string {
  if (speaking.length === 0) return `No step of this checklist speaks to ${about}. Nothing is recorded here.`;
  const bare = speaking.filter(
    (record) => !isPassedBy(record) && (record.action.status !== "Done" || !record.action.evidence.trim()),
  );
  const recorded = speaking.some(({ action }) => action.status === "Done" && action.evidence.trim());
  if (recorded && bare.length === 0) return "Each step here that applies is done, with something recorded.";
  if (!recorded) return `No step here is done with evidence, so nothing is recorded yet for ${about}.`;
  const names = bare.map(({ action }) => action.stepId ?? action.title).join(", ");
  return `Not done, or done without evidence: ${bare.length === 1 ? "step" : "steps"} ${names}.`;
}
