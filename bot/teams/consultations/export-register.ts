import { z } from "zod";
import { Failure } from "../../common/failure";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { count } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import exportRegisterJson from "./export-register-card.json";

const exportRegisterCard = cardFrom(exportRegisterJson);
const yearIn = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** `export the register`, or one year of it: `export the register 2027`. */
export const exportRegister: Command = async (deps, turn) => {
  const year = yearIn.exec(turn.text)?.[0];
  if (!year && /\d/.test(turn.text))
    throw new Failure("invalid", "Write the year with four numbers, such as: export the register 2027");
  return {
    card: await links(deps, turn, year ? Number(year) : undefined),
    summary: "The register as a file",
  };
};

const dataSchema = z.looseObject({ year: z.union([z.literal(""), z.string().regex(/^(?:19|20)\d\d$/)]) });

export const pressExportRegister: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data ?? {});
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: export the register");
  const { year } = read.data;
  return links(deps, turn, year ? Number(year) : undefined);
};

/** A link lets in whoever has it, as the person it was made for: never where others can read it. */
async function links(deps: TeamsDeps, turn: Turn, year: number | undefined): Promise<Card> {
  const { person, where } = turn;
  const command = year === undefined ? "export the register" : `export the register ${year}`;
  if (where !== "personal")
    throw new Failure(
      "not_allowed",
      `I give the register only to you. Open our own chat and type: ${command}`,
    );
  const many = deps.consultations.exportRegister({ by: person, year }).length;
  if (many === 0)
    throw new Failure(
      "not_found",
      year === undefined
        ? "The register is empty. To log the first one, type: plan a consultation"
        : `Nothing on the register touches ${year}. For all years, type: export the register`,
    );
  const [workbook, csv] = await Promise.all([
    deps.takeAwayLink({ kind: "register", format: "xlsx", year, by: person }),
    deps.takeAwayLink({ kind: "register", format: "csv", year, by: person }),
  ]);
  return exportRegisterCard({
    heading: year === undefined ? "The whole register" : `The register of ${year}`,
    what: `${count(many, "consultation")}, with drafts and what only officers see.`,
    workbookLink: linkOr(workbook),
    csvLink: linkOr(csv),
    year: year === undefined ? "" : String(year),
    hint:
      year === undefined
        ? `For one year, type: export the register ${deps.clock.now().getUTCFullYear()}`
        : "For all years, type: export the register",
  });
}
