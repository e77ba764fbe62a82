import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import { type Reference, toPersonId, toReference } from "../../common/ids";
import { type ActionAdded, addActionAskSchema } from "../../contract";
import { personOf } from "../sign-in";
import { type ActionDeps, presentChanged, presentColleagues } from "./present-action";

/** `POST /api/actions`: what nobody's checklist asks for. */
export function postAction({ actions }: ActionDeps) {
  return async (request: Request, response: Response<ActionAdded>): Promise<void> => {
    const read = addActionAskSchema.safeParse(request.body);
    if (!read.success)
      throw new Failure("invalid", "Send a title of at most 200 letters, and a key of its own.");
    const { title, dueDate, owner, ownerId, reference, key } = read.data;
    const added = await actions.add(
      { title, dueDate, key, owner: readOwner(owner, ownerId), reference: readWork(reference) },
      personOf(request),
    );
    if ("choose" in added) {
      response.json({ choose: presentColleagues(added.choose) });
      return;
    }
    const { action, offeredTo, told } = added;
    response.json({ action: presentChanged(action), offeredTo: offeredTo?.name, told });
  };
}

function readOwner(owner = "", ownerId = "") {
  if (ownerId.trim() === "") return owner.trim() || undefined;
  const id = toPersonId(ownerId);
  if (!id) throw new Failure("invalid", "Choose your colleague again.");
  return { id };
}

function readWork(typed = ""): Reference | undefined {
  if (typed.trim() === "") return undefined;
  const reference = toReference(typed);
  if (reference) return reference;
  throw new Failure("invalid", "Give the number of the consultation, such as 2027-00042. Or leave it empty.");
}
