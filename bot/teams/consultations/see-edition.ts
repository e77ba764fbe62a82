import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { type EditionSeen, type StepOutcome, versionInShort } from "../../consultations";
import { checklist } from "../actions/see-checklist";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { count, dayOr, shorten } from "../cards/words";
import type { Press, TeamsDeps, Turn } from "../turn";
import editionJson from "./edition-card.json";

const editionCard = cardFrom(editionJson);
const rowsOnCard = 5;
const longestWords = 500;
const longestReason = 1_500;

const dataSchema = z.looseObject({
  reference: z.string().optional(),
  page: z.unknown().optional(),
  seen: z.string().max(200).catch(""),
  version: z.string().max(200).catch(""),
  reason: z.string().catch(""),
});

export function readEditionData(data: unknown) {
  const read = dataSchema.parse(data ?? {});
  const reference = toReference(read.reference);
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  const { seen, version, reason } = read;
  return { reference, page: readPage(read.page), seen, version, reason };
}

/** What the toolkit's newest version would change for one consultation. */
export const seeEdition: Press = async (deps, turn, data) => {
  const { reference, page, reason } = readEditionData(data);
  return edition(deps, turn, { reference, page, reason });
};

export async function edition(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    page,
    problem = "",
    reason = "",
  }: { reference: Reference; page: number; problem?: string; reason?: string },
): Promise<Card> {
  const found = await deps.consultations.seeEdition({ reference, by: turn.person });
  if (!found)
    return checklist(deps, turn, { reference, note: "Nothing newer is waiting for this consultation." });
  const { consultation, replanned, seen, from, to, check } = found;
  const rows = rowsOf(found);
  const shown = pageOf(rows, { page, size: rowsOnCard });
  return fitting(shares, (share) =>
    editionCard({
      ...shown,
      ...{ reference, seen, problem },
      check: shorten(check?.words, 400),
      asksReason: check?.mayKeep === true,
      reason: [...reason].slice(0, longestReason * share).join(""),
      canTake: check?.mayKeep !== false,
      version: to,
      title: shorten(consultation.title, 120 * share),
      // A version can be typed into the list by hand.
      versions: `This consultation uses version ${shorten(versionInShort(from), 60 * share)}. The newest is ${versionInShort(to)}.`,
      summary: rows.length > 0 ? `${summaryOf(found)}.` : "It changes none of the steps that are still open.",
      warning: replanned.warnings.join(" "),
      rows: shown.rows.map((row) => ({
        label: row.label,
        step: shorten(row.step, 120 * share),
        from: shorten(row.from, longestWords * share),
        to: shorten(row.to, longestWords * share),
      })),
    }),
  );
}

interface ChangeRow {
  step: string;
  label: string;
  from: string;
  to: string;
}

const fieldWords: Record<string, string> = {
  title: "Other words: its name",
  do: "Other words: what to do",
  why: "Other words: why it matters",
  evidence: "Other words: what shows it is done",
  signOff: "Somebody else signs it off",
};

/** Steps that come and go first, then days, then words. */
function rowsOf({ replanned, reworded }: EditionSeen): ChangeRow[] {
  const of = (kind: StepOutcome["kind"]) => replanned.steps.filter((step) => step.kind === kind);
  const named = ({ stepId, title }: { stepId: string; title: string }) =>
    [stepId, title].filter(Boolean).join(" ");
  const day = (on: StepOutcome["to"]) => dayOr(on, "when it happens");
  return [
    ...of("added").map((step) => ({
      ...{ step: named(step), label: "A new step", from: "", to: `due ${day(step.to)}` },
    })),
    ...of("applies again").map((step) => ({
      ...{ step: named(step), label: "This step applies again", from: "", to: `due ${day(step.to)}` },
    })),
    ...of("no longer applies").map((step) => ({
      ...{ step: named(step), label: "No longer needed: it is closed for you", from: "", to: step.why },
    })),
    ...replanned.steps
      .filter((step) => step.kind === "moved" && step.from !== step.to)
      .map((step) => ({
        ...{ step: named(step), label: "Its day moves", from: day(step.from), to: day(step.to) },
      })),
    ...replanned.steps.flatMap((step) =>
      step.words && "gate" in step.words
        ? [
            {
              ...{ step: named(step), label: "Its gate changes" },
              ...{ from: step.words.gate ? "" : "it holds a gate", to: step.words.gate ?? "no gate" },
            },
          ]
        : [],
    ),
    ...reworded.map(({ field, from, to, ...step }) => ({
      ...{ step: named(step), label: fieldWords[field] ?? "Other words", from, to },
    })),
  ];
}

/** `1 new step, 2 steps reworded`: what is on all the pages together. */
export function summaryOf({ replanned, reworded }: Pick<EditionSeen, "replanned" | "reworded">): string {
  const many = (kind: StepOutcome["kind"]) => replanned.steps.filter((step) => step.kind === kind).length;
  const words = new Set(reworded.map(({ stepId }) => stepId)).size;
  const parts: readonly (readonly [number, string])[] = [
    [many("added") + many("applies again"), count(many("added") + many("applies again"), "new step")],
    [many("no longer applies"), `${count(many("no longer applies"), "step")} no longer needed`],
    [many("moved"), `${count(many("moved"), "day")} moved`],
    [words, `${count(words, "step")} with other words`],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([, said]) => said)
    .join(", ");
}
