import type { Reference } from "../../common/ids";

/** What can be taken away as a Word file. */
export const takeAwayKinds = ["plan", "evidence-pack"] as const;
export type TakeAwayKind = (typeof takeAwayKinds)[number];

/** What the whole register, or one year of it, can be taken away as. */
export const registerFormats = ["csv", "xlsx"] as const;
export type RegisterFormat = (typeof registerFormats)[number];

/** A file that a link may stand for. */
export type LinkedFile =
  | { kind: TakeAwayKind; reference: Reference }
  | { kind: "register"; format: RegisterFormat; year?: number | undefined };
