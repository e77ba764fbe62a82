declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Entra object id of a person: a lower-case GUID. */
export type PersonId = Branded<"PersonId">;
/** A consultation's reference, such as `2027-00042`. */
export type Reference = Branded<"Reference">;
/** One row of the Actions list, by its SharePoint item id. */
export type ActionId = Branded<"ActionId">;
/** An unfinished plan. */
export type PlanId = Branded<"PlanId">;
/** A step of the toolkit, such as `3.1`. */
export type StepId = Branded<"StepId">;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const referenceForm = /^\d{4}-\d{5}$/;

/** @returns the id in lower case, or undefined when the text is not a GUID. */
export function toPersonId(text: string | undefined | null): PersonId | undefined {
  const lower = (text ?? "").trim().toLowerCase();
  return guid.test(lower) ? (lower as PersonId) : undefined;
}

/** @returns the reference, or undefined when the text is not of the form `2027-00042`. */
export function toReference(text: string | undefined | null): Reference | undefined {
  const trimmed = (text ?? "").trim();
  return referenceForm.test(trimmed) ? (trimmed as Reference) : undefined;
}

export const asPlanId = (text: string): PlanId => text as PlanId;
export const asStepId = (text: string): StepId => text as StepId;
export const asActionId = (text: string): ActionId => text as ActionId;

/** Two steps the product fulfils itself: confirming a plan logs it, and a manager's approval is the answer. */
export const logTheIdea = asStepId("0.1");
export const managersAnswer = asStepId("0.6");
