import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Added, onlyOfficersAdd } from "../../actions";
import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { type Reference, toPersonId, toReference } from "../../common/ids";
import type { Person } from "../../common/person";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, MessageAction, Press, TeamsDeps, Turn } from "../turn";
import addActionJson from "./add-action-card.json";
import { mustBeOwnChat, myActions } from "./list-mine";
import { tellingWords } from "./untold";

const addActionCard = cardFrom(addActionJson);
/** What can be typed about an action, on this card and under its row. */
export const actionInputs: readonly string[] = ["actionTitle", "actionOwner", "actionReference", "note"];
const longestTitle = 120;
const longestQuote = 500;
const dialogTitle = "Make this an action";

/** `add an action`: something nobody's checklist asks for. */
export const addAction: Command = async (deps, turn) => {
  mayAdd(deps, turn);
  return { card: form(deps, turn, { asked: nothingTyped() }), summary: "Add an action" };
};

export const askAdd: Press = async (deps, turn) => {
  mustBeOwnChat(turn, "add an action");
  mayAdd(deps, turn);
  return form(deps, turn, { asked: nothingTyped() });
};

/** Said before anything is typed. */
function mayAdd({ actions }: TeamsDeps, { person }: Turn): void {
  if (!actions.canAdd(person)) throw new Failure("not_allowed", onlyOfficersAdd);
}

export const add: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "add an action");
  const answer = await tried(deps, turn, { asked: readTyped(data) });
  if ("card" in answer) return answer.card;
  return myActions(deps, turn, { page: 1, later: false, note: answer.text });
};

/** Any message of Teams, made into something somebody owes, with a link back to it. */
export const makeAction: MessageAction = {
  open: async (deps, turn, { text, link, author }) => {
    mayAdd(deps, turn);
    const said = author && text ? `${author} wrote: ${text}` : text;
    const asked = {
      ...nothingTyped(),
      title: shorten(text, longestTitle),
      originUrl: link,
      originText: shorten(said, longestQuote),
    };
    return { title: dialogTitle, card: form(deps, turn, { asked, inDialog: true }) };
  },
  submit: async (deps, turn, data) => {
    const answer = await tried(deps, turn, { asked: readTyped(data), inDialog: true });
    if ("card" in answer) return { title: dialogTitle, card: answer.card };
    return { text: `${answer.text} To see all you owe, type to me: my actions` };
  },
};

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const dataSchema = z.looseObject({
  actionTitle: typedText,
  actionDue: typedText,
  actionOwner: typedText,
  actionPerson: typedText,
  actionReference: typedText,
  // Not `key`: the Playground's client draws with React, which keeps that name for itself.
  once: z
    .string()
    .regex(/^hand\/[0-9a-f-]{36}$/)
    .catch(newKey),
  originUrl: typedText,
  originText: typedText,
});

interface Asked {
  title: string;
  due: string;
  owner: string;
  person: string;
  reference: string;
  /** Made with the form: pressed twice, it is one action. */
  key: string;
  originUrl: string;
  originText: string;
}

function newKey(): string {
  return `hand/${randomUUID()}`;
}

const nothingTyped = (): Asked => ({
  ...{ title: "", due: "", owner: "", person: "", reference: "", originUrl: "", originText: "" },
  key: newKey(),
});

function readTyped(data: unknown): Asked {
  const read = dataSchema.safeParse(data ?? {});
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: add an action");
  const { actionTitle, actionDue, actionOwner, actionPerson, actionReference, ...rest } = read.data;
  return {
    ...{ title: actionTitle, due: actionDue, owner: actionOwner, person: actionPerson },
    ...{ reference: actionReference, key: rest.once },
    originUrl: linkOr(rest.originUrl),
    originText: shorten(rest.originText, longestQuote),
  };
}

/** Adds it, or gives the form again with what was typed and what is wrong with it. */
async function tried(
  deps: TeamsDeps,
  turn: Turn,
  { asked, inDialog }: { asked: Asked; inDialog?: boolean },
): Promise<{ text: string } | { card: Card }> {
  try {
    const added = await deps.actions.add(
      {
        ...{ title: asked.title, dueDate: asked.due, key: asked.key },
        reference: readReference(asked.reference),
        owner: readOwner(asked),
        ...((asked.originUrl || asked.originText) && {
          origin: { url: asked.originUrl || undefined, text: asked.originText },
        }),
      },
      turn.person,
    );
    if (!("choose" in added)) return { text: addedWords(added, turn.person) };
    const problem = "More than one colleague has that name. Choose which one, then press Add it.";
    return { card: form(deps, turn, { asked, inDialog, problem, people: added.choose }) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "actions.add" });
    return { card: form(deps, turn, { asked, inDialog, problem: failure.message }) };
  }
}

function readReference(typed: string): Reference | undefined {
  if (typed.trim() === "") return undefined;
  const reference = toReference(/\d{4}-\d{5}/.exec(typed)?.[0]);
  if (reference) return reference;
  throw new Failure("invalid", "Give the number of the consultation, such as 2027-00042. Or leave it empty.");
}

function readOwner({ owner, person }: Asked) {
  if (!person) return owner.trim() || undefined;
  const id = toPersonId(person);
  if (!id) throw new Failure("invalid", "Choose your colleague again.");
  return { id };
}

function addedWords({ action, offeredTo, untold }: Exclude<Added, { choose: unknown }>, by: Person): string {
  const added = `Added: ${shorten(action.title, 80)}.`;
  // Pressed once more, when it had gone to somebody else.
  if (action.owner?.id !== by.id)
    return `${added} ${shorten(action.owner?.name, 60) || "Nobody"} has it now.`;
  if (!offeredTo) return `${added} It is yours.`;
  const name = shorten(offeredTo.name, 60);
  return `${added} It is yours until ${name} accepts it. ${tellingWords(name, untold)}`;
}

function form(
  deps: TeamsDeps,
  turn: Turn,
  {
    asked,
    inDialog = false,
    problem,
    people = [],
  }: { asked: Asked; inDialog?: boolean; problem?: string; people?: readonly Person[] },
): Card {
  const title = boxed(asked.title, 3_000);
  const owner = boxed(asked.owner, 600);
  const reference = boxed(asked.reference, 600);
  const [mine] = deps.consultations.listMine({ person: turn.person }).rows;
  return addActionCard({
    heading: asked.originUrl || asked.originText ? dialogTitle : "Add an action",
    problem: shorten(problem, 400),
    ...{ key: asked.key, originUrl: asked.originUrl, originLink: linkOr(asked.originUrl), inDialog },
    originText: boxed(asked.originText, 2_500).value,
    ...{ title: title.value, owner: owner.value, reference: reference.value },
    due: /^\d{4}-\d{2}-\d{2}$/.test(asked.due) ? asked.due : "",
    kept:
      title.whole && owner.whole && reference.whole
        ? ""
        : "What you typed is too long for this card. Its beginning is in the box.",
    people: people.map(({ id, name, email }) => ({
      title: [shorten(name, 60), shorten(email, 60)].filter(Boolean).join(", "),
      value: id,
    })),
    referenceExample: `Such as ${mine?.consultation.reference ?? `${dayOf(deps.clock.now()).slice(0, 4)}-00042`}`,
  });
}
