import { has, type Person } from "../../common/person";
import type { Visibility } from "../../forum";
import type { TeamsDeps } from "../turn";

const keptNote =
  "Councillors read the channel. What is for officers I keep in the list, and do not post there.";

/** Who may see what is shared, as it is chosen on a form. */
export function readerChoices(
  { settings }: Pick<TeamsDeps, "settings">,
  person: Person,
  chosen: Visibility | undefined,
) {
  const isOfficer = has(person, "officer");
  return {
    readers: [
      ...(isOfficer ? [{ title: "Officers", value: "Officers" }] : []),
      { title: "Everyone, councillors too", value: "Everyone" },
    ],
    reader: chosen ?? (isOfficer ? "Officers" : "Everyone"),
    readersNote: isOfficer && settings().forum.councillorsRead ? keptNote : "",
  };
}

/** For a form on which nothing can be shared. */
export const noReaderChoices = { readers: [], reader: "", readersNote: "" };
