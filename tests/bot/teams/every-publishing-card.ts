import type { Card } from "../../../bot/teams";
import { calendarFeed, makeCalendarFeed } from "../../../bot/teams/consultations/calendar-feed";
import { exportRegister, pressExportRegister } from "../../../bot/teams/consultations/export-register";
import { findConsultation } from "../../../bot/teams/consultations/find-consultation";
import { importRegister } from "../../../bot/teams/consultations/import-register";
import { publicPlan } from "../../../bot/teams/consultations/public-plan";
import { adele, alex, buildConsultation, buildProduct, reference } from "../../support/teams";

type Words = string | null | undefined;
const as = (words: Words) => words as string;
const turn = (text = "") => ({ person: alex, text, where: "personal" as const });

/** What goes out, and the private way in to it, in these words. */
export async function everyPublishingCard(words: Words): Promise<Record<string, Card>> {
  const open = {
    visibility: "Public",
    workflowStatus: "Open",
    title: as(words),
    publicSummary: "For all.",
  } as const;
  const product = buildProduct({
    settings: { publicPlan: true },
    consultations: [
      buildConsultation(open),
      buildConsultation({ ...open, reference: reference("2027-00043"), publicSummary: "" }),
    ],
  });
  const typed = async (command: typeof publicPlan, by = alex) => {
    const reply = await command(product, { ...turn(), person: by });
    if (!("card" in reply)) throw new Error(reply.text);
    return reply.card;
  };
  const none = await typed(calendarFeed);
  const made = await makeCalendarFeed(product, turn(), {});
  const { found } = await findConsultation(product, turn(), { text: "", skip: 0, most: 1 });
  return {
    "consultations/shared-card": found[0]?.card as Card,
    "consultations/public-plan-card": await typed(publicPlan),
    "consultations/export-register-card": await typed(exportRegister),
    "consultations/export-register-card, one year": await pressExportRegister(product, turn(), {
      year: "2027",
    }),
    "consultations/import-register-card": await typed(importRegister),
    "consultations/import-register-card, for who may": await typed(importRegister, adele),
    "consultations/calendar-feed-card": none,
    "consultations/calendar-feed-card, made": made,
    "consultations/calendar-feed-card, there": await typed(calendarFeed),
  };
}
