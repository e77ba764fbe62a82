import type { Request } from "express";
import { Failure } from "../common/failure";
import { type Reference, toReference } from "../common/ids";

/** The reference in the address. @throws Failure `not_found` when it cannot be one. */
export function readReference(request: Request): Reference {
  const reference = toReference(String(request.params["reference"]));
  if (!reference)
    throw new Failure("not_found", "There is no such consultation. A reference looks like 2027-00042.");
  return reference;
}
