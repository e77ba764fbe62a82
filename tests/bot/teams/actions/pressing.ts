import type { Action, ActionChange } from "../../../../bot/actions";
import { day } from "../../../../bot/common/days";
import { asActionId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import type { Card } from "../../../../bot/teams";
import { commandHandlers, pressHandlers } from "../../../../bot/teams/routes";
import type { Turn } from "../../../../bot/teams/turn";
import { people } from "../../../support/build";
import { buttons, cardProblems, inputs } from "../../../support/cards";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  type ProductGiven,
} from "../../../support/teams";

export const { megan, lee } = people;

/** Something owed that no checklist asks for; on Monday 1 March 2027 it is due on Wednesday. */
export const owed = (id: number, over: Partial<Action> = {}): Action =>
  buildAction({
    ...{ id: asActionId(String(id)), title: `Task ${id}`, source: "Other", stepId: undefined },
    ...{ dueDate: day("2027-03-03"), ...over },
  });

export const late = { dueDate: day("2027-02-22") };
export const later = { dueDate: day("2027-05-03") };

export const council = (actions: readonly Action[], given: ProductGiven = {}): Product =>
  buildProduct({
    consultations: [buildConsultation()],
    people: [alex, adele, grady, megan, lee],
    actions: [...actions],
    ...given,
  });

export async function press(
  product: Product,
  { verb, data }: { verb: string; data: object },
  { by = alex, where = "personal" }: { by?: Person; where?: Turn["where"] } = {},
): Promise<Card> {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`nothing answers ${verb}`);
  const card = await handler(product, { person: by, text: "", where }, data);
  expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
  return card;
}

/** Presses the button of this title, with this typed; `of` is the action it is about, where several have one. */
export function pressed(
  product: Product,
  card: Card,
  title: string,
  { typed = {}, of, by }: { typed?: Record<string, string>; of?: number; by?: Person } = {},
): Promise<Card> {
  const own = buttons(card).find(
    (each) => each.title === title && (of === undefined || each.data["id"] === String(of)),
  );
  if (!own) throw new Error(`No "${title}" among: ${buttons(card).map((each) => each.title)}`);
  // What is typed goes along with whichever button is pressed.
  const boxes = Object.entries({ ...inputs(card), ...typed }).filter(
    ([, value]) => value !== "" && value !== undefined,
  );
  return press(
    product,
    { verb: own.verb, data: { ...Object.fromEntries(boxes), ...own.data } },
    by ? { by } : {},
  );
}

export async function said(product: Product, name: string, text = "", by: Person = alex): Promise<Card> {
  const reply = await commandHandlers[name]?.(product, { person: by, text, where: "personal" });
  if (!reply || "text" in reply) throw new Error(`No card, but: ${reply?.text}`);
  expect(cardProblems(reply.card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
  return reply.card;
}

export const titles = (card: Card): string[] => buttons(card).map(({ title }) => title);
export const kept = (product: Product, id: number) => product.register.actions.find(asActionId(String(id)));

/** What somebody changes in the list by hand. */
export async function change(product: Product, id: number, changed: ActionChange): Promise<void> {
  const action = kept(product, id);
  if (!action) throw new Error(`There is no action ${id}`);
  const again = () => changed;
  await product.register.actions.change({
    ...{ action, change: changed, what: "edited", by: { ...alex }, at: new Date(), again },
  });
}
