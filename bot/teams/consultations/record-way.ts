import { type GateWaiting, type RecordView, type RuleWarning, waitsFor } from "../../consultations";
import { shorten } from "../cards/words";
import type { TeamsDeps, Turn } from "../turn";
import { moveButtons, moveWords } from "./status-moves";

const mostWarnings = 4;
const ownersNamed = 4;

interface Way {
  to: string;
  moveTitle: string;
  style: string;
  verb: string;
}

/**
 * Where this person may take it from here. What a gate would refuse is not offered, and once all that is left is
 * to tell people, closing the loop is the way.
 */
export function waysOf(deps: TeamsDeps, turn: Turn, view: RecordView): readonly Way[] {
  const { consultation, next, closing } = view;
  const moves = moveButtons(deps, turn, consultation)
    .filter(({ to }) => !(next?.gate?.holds && to === next.to))
    .filter(({ to }) => !(closing === "owed" && to === "Feedback published"))
    .map((move) => ({ ...move, verb: "consultations.changeStatus" }));
  const close = { to: "", moveTitle: "Close the loop", verb: "consultations.seeClosing" };
  if (closing === "owed") return [{ ...close, style: "positive" }, ...moves];
  return closing ? [...moves, { ...close, style: "default" }] : moves;
}

/** What the next gate waits for, who owes it, and the way there. */
export function gateWords(gate: GateWaiting | undefined, share: number) {
  if (!gate) return { gateLine: "", owners: "", gate: "", gateButton: "" };
  const waits = waitsFor({ gate: gate.gate, missing: gate.steps });
  return {
    gateLine: `${gate.holds ? "Not yet" : "Later"}, before “${moveWords[gate.before]}”: ${shorten(waits, 600 * share)}`,
    owners: ownersOf(gate, share),
    gate: gate.gate,
    gateButton: `Show what gate ${gate.gate} waits for`,
  };
}

function ownersOf({ steps }: GateWaiting, share: number): string {
  const owed = new Map<string, { name: string; many: number }>();
  for (const { owner } of steps) {
    const name = shorten(owner?.name, 60 * share) || "nobody";
    const known = owed.get(owner?.id ?? "");
    owed.set(owner?.id ?? "", { name, many: (known?.many ?? 0) + 1 });
  }
  const named = [...owed.values()].map(({ name, many }) => `${name} (${many})`);
  const more = named.length > ownersNamed ? `, and ${named.length - ownersNamed} more` : "";
  return `Owed by: ${named.slice(0, ownersNamed).join(", ")}${more}`;
}

/** Where it stands against a rule. The rest is said once these are put right. */
export const warningWords = (warnings: readonly RuleWarning[], share: number) =>
  warnings.slice(0, mostWarnings).map(({ what, todo }) => ({
    what: shorten(what, 500 * share),
    todo: shorten(todo, 300 * share),
  }));
