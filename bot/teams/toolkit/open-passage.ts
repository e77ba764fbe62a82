import { z } from "zod";
import { Failure } from "../../common/failure";
import { asStepId } from "../../common/ids";
import type { Passage } from "../../toolkit";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import type { Press, TeamsDeps } from "../turn";
import { questionSchema } from "./forum-draft";
import passageJson from "./passage-card.json";
import { sourceLine } from "./source-line";

const passageCard = cardFrom(passageJson);
const dataSchema = z.looseObject({ id: z.string().min(1).max(100) });

const kinds: Record<Passage["kind"], string> = {
  step: "A step of the checklist",
  method: "A method",
  group: "A group to reach",
  duty: "A duty in law",
  gate: "A check at a gate",
  level: "A level of engagement",
  sample: "About numbers",
  material: "About your materials",
  guidance: "Guidance",
  period: "About dates",
  rule: "How the level is set",
};

/** A passage as a whole; a step with what it asks, why, what counts and who signs off. */
export const openPassage: Press = async (deps, _turn, data) => {
  const read = dataSchema.safeParse(data);
  const passage = read.success ? deps.ask.findPassage(read.data.id) : undefined;
  if (!passage) throw new Failure("not_found", "That is no longer in the toolkit. Type your question again.");
  return fitting(shares, (share) =>
    passageCard({
      question: shorten(questionSchema.parse(data), 500 * share),
      title: shorten(passage.title, 200 * share),
      kind: kinds[passage.kind],
      parts: partsOf(deps, passage).map((part) => ({ ...part, text: shorten(part.text, 3_000 * share) })),
      source: sourceLine(passage, 1_000 * share),
    }),
  );
};

function partsOf({ findStep }: TeamsDeps, { id, kind, text }: Passage): { heading: string; text: string }[] {
  const step = kind === "step" ? findStep(asStepId(id.replace("step:", ""))) : undefined;
  if (!step) return [{ heading: "", text }];
  return [
    { heading: "What to do", text: step.do },
    { heading: "Why", text: step.why },
    { heading: "What counts as evidence", text: step.evidence },
    { heading: "Who signs off", text: step.signOff },
  ];
}
