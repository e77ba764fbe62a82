import { Failure } from "../../common/failure";
import {
  type Consultation,
  type RecordInput,
  type RecordProblem,
  type RecordTyped,
  recordField,
  typedText,
} from "../../consultations";
import type { CouncilSettings } from "../../settings";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { count, shorten } from "../cards/words";
import formJson from "./edit-record-card.json";
import { markOf, notSaid } from "./record-data";
import { asItIsTitle } from "./save-typed";
import { asTick } from "./ticks";

const formCard = cardFrom(formJson);

export interface RecordForm {
  consultation: Consultation;
  heading: string;
  explanation: string;
  inputs: readonly RecordInput[];
  typed: RecordTyped;
  problems: readonly RecordProblem[];
  note: string;
  /** The mark of what pressing once more saves as it is. */
  lookedAt?: string | undefined;
  save: { title: string; verb: string; data: Record<string, string> };
}

/** In bytes on the way to Teams: of one box, and of one box's choices. */
const rooms: readonly [Room, ...Room[]] = [
  { value: 3_000, choices: 3_000 },
  { value: 1_000, choices: 2_000 },
  { value: 400, choices: 1_000 },
  { value: 150, choices: 300 },
];
interface Room {
  value: number;
  choices: number;
}
/** Three times what to look at again, with the words that were found. */
const longestNote = 1_000;
/** In characters; a longer one is not shown. */
const longestMarked = 3_000;
const anythingElse = "long";

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf8");

/**
 * Boxes for some fields of a record, filled with what was typed, else with what it says. A text of the record
 * that is too long for the card stays where it is.
 * @throws Failure `invalid` with every problem, where what was typed is too long to send back: the card the
 * person typed on then stays as it is.
 */
export function recordForm(form: RecordForm, settings: CouncilSettings): Card {
  let lost = false;
  const card = fitting(rooms, (room) => {
    const fields = form.inputs.map((input) => fieldOf(input, { form, settings, room }));
    lost = fields.some(({ held, isTyped }) => held && isTyped);
    return cardOf(form, fields);
  });
  if (!lost) return card;
  const said = form.problems.map(({ message }) => message).join(" ");
  throw new Failure(
    "invalid",
    said || form.note || "That is too long for this card. Use the list or the tab.",
  );
}

function cardOf(form: RecordForm, fields: readonly ReturnType<typeof fieldOf>[]): Card {
  const { consultation, problems, lookedAt } = form;
  const save = lookedAt
    ? { ...form.save, title: asItIsTitle, data: { ...form.save.data, lookedAt } }
    : form.save;
  const { reference } = consultation;
  const was = Object.fromEntries(fields.flatMap(({ id, mark }) => (mark ? [[id, mark]] : [])));
  const filled = formCard({
    ...{ reference, heading: form.heading, explanation: form.explanation },
    title: shorten(consultation.title, 120),
    note: shorten(form.note, longestNote),
    problemsTitle:
      problems.length === 0
        ? ""
        : `${problems.length === 1 ? "One answer needs" : `${problems.length} answers need`} another look. Nothing you typed is lost. Nothing is saved yet.`,
    fields: fields.map(({ mark: _mark, held: _held, isTyped: _isTyped, ...shown }) => shown),
  });
  return {
    ...filled,
    actions: [
      press(save.title, save.verb, { reference, ...save.data, was }, { style: "positive" }),
      press("Back", "consultations.seeRecord", { reference }, { associatedInputs: "none" }),
    ],
  };
}

function press(
  title: string,
  verb: string,
  data: object,
  more: { style?: string; associatedInputs?: string },
) {
  const { associatedInputs } = more;
  return {
    ...{ type: "Action.Execute", title, verb, data },
    ...more,
    fallback: {
      ...{ type: "Action.Submit", title, data: { ...data, verb } },
      ...(associatedInputs && { associatedInputs }),
    },
  };
}

function fieldOf(
  input: RecordInput,
  { form, settings, room }: { form: RecordForm; settings: CouncilSettings; room: Room },
) {
  const { label, kind, hint = "", always } = recordField(input);
  const { consultation, typed, problems } = form;
  const onRecord = typedText(consultation, input);
  const said = typed[input] ?? onRecord;
  const held = bytes(said) > room.value;
  const shown = {
    ...{ id: input, label, hint, kind: "line", choices: [] as { title: string; value: string }[] },
    value: held ? "" : said,
    kept: held
      ? `It has ${count([...said].length, "character")}, too many to show here. Leave this empty to keep them.`
      : "",
    problem: shorten(problems.find((each) => each.input === input)?.message, 300),
    // A short one is marked by what it says; of a long one that is being replaced, only that it was there.
    mark: held ? "" : onRecord.length > longestMarked ? anythingElse : markOf(onRecord),
    ...{ held, isTyped: typed[input] !== undefined },
  };
  switch (kind.type) {
    case "text":
    case "documents":
    case "events":
    case "groups":
      return { ...shown, kind: "text" };
    case "day":
      return { ...shown, kind: "day" };
    case "choice": {
      const names = kind.of(settings);
      const all = [...new Set([...names, onRecord])].filter(Boolean);
      const choices = [
        ...all.map((name) => ({ title: shorten(name, 200), value: name })),
        ...(always ? [] : [{ title: "Not said", value: notSaid }]),
      ];
      return names.some(Boolean) && bytes(choices) <= room.choices
        ? { ...shown, kind: "choice", choices }
        : shown;
    }
    case "choices":
      return ticks(input, { shown, names: kind.of(settings), consultation, room });
    default:
      return shown;
  }
}

function ticks<Shown extends { value: string; mark: string; held: boolean; isTyped: boolean }>(
  input: RecordInput,
  {
    shown,
    names,
    consultation,
    room,
  }: { shown: Shown; names: readonly string[]; consultation: Consultation; room: Room },
) {
  const standing = (consultation[input] as readonly string[]).filter(Boolean);
  const all = [...new Set([...names, ...standing])].filter(Boolean);
  const choices = all.map((name) => ({ title: shorten(name, 200), value: asTick(name) }));
  if (!names.some(Boolean) || bytes(choices) > room.choices) return { ...shown, kind: "line" };
  const ticked = shown.isTyped && !shown.held ? pickedOf(shown.value, all) : standing;
  return {
    ...shown,
    ...{ kind: "choices", choices, hint: "", kept: "", held: false },
    value: ticked.map(asTick).join(","),
    mark: markOf(standing.join(",")),
  };
}

const pickedOf = (said: string, all: readonly string[]): readonly string[] =>
  all.filter((name) => `,${said.replace(/\s*,\s*/g, ",")},`.includes(`,${name.replace(/\s*,\s*/g, ",")},`));
