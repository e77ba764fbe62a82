import { Failure } from "../../common/failure";
import { cardFrom } from "../cards/fill";
import type { Command } from "../turn";
import importRegisterJson from "./import-register-card.json";

const importRegisterCard = cardFrom(importRegisterJson);

/** `import a register`: a file is shown row by row before anything is written, and chat has no room for that. */
export const importRegister: Command = async ({ consultations }, { person }) => {
  if (!consultations.canExport(person))
    throw new Failure(
      "not_allowed",
      "Only the engagement lead or an administrator can bring in a spreadsheet. Ask one of them.",
    );
  return {
    card: importRegisterCard({
      who: consultations.canImport(person)
        ? "You can do this: your role lets you."
        : "Only the engagement lead or an administrator can do this. Ask one of them.",
    }),
    summary: "Bring in a spreadsheet",
  };
};
