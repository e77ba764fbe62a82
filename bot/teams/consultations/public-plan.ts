import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { PublicRecord } from "../../consultations";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command } from "../turn";
import publicPlanJson from "./public-plan-card.json";

const publicPlanCard = cardFrom(publicPlanJson);
const mostShown = 12;

const isOnWords =
  "Anybody may read these, as a page, a spreadsheet, a calendar and data. Your council can host the page or link to it.";
const isOffWords =
  "The public plan is switched off. An engagement lead switches it on in the Settings list: publicPlan, On.";

/** `public plan`: what anybody outside may read now, and what is marked public but waits for something. */
export const publicPlan: Command = async ({ consultations, settings, publicAddress }, turn) => {
  const { records } = consultations.seePublicPlan();
  const where = readingPlace(turn);
  if (!consultations.canSeeEvidence(turn.person, where))
    throw new Failure(
      "not_allowed",
      "Officers look after the public plan. To see what is planned, type: forward plan",
    );
  const waiting = consultations
    .seeForwardPlan({ person: turn.person, where })
    .rows.map(({ consultation }) => ({ consultation, why: consultations.whyNotPublic(consultation) }))
    .filter(({ why }) => why);
  const isOn = settings().publicPlan;
  const more = records.length - mostShown;
  return {
    card: publicPlanCard({
      explanation: records.length === 0 ? "Nothing is public just now." : isOn ? isOnWords : isOffWords,
      rows: records.slice(0, mostShown).map((record) => ({
        title: shorten(record.title, 100),
        about: `: ${statusWords(record)}`,
      })),
      more: more > 0 ? `And ${more} more on the page.` : "",
      waiting: waiting.slice(0, mostShown).map(({ consultation, why }) => ({
        title: shorten(consultation.title, 100),
        about: ` (${consultation.reference}): ${why}`,
      })),
      howTo:
        "To publish one, open its record and set who may see it to Public. Only what is written for the public goes out.",
      pageLink: isOn ? linkOr(publicAddress("html")) : "",
    }),
    summary: "The public plan",
  };
};

function statusWords({ status, startdate, enddate }: PublicRecord): string {
  if (status === "forthcoming") return `opens on ${inWords(startdate)}`;
  if (status === "closed") return enddate ? `closed on ${inWords(enddate)}` : "closed";
  return enddate ? `open until ${inWords(enddate)}` : "open";
}
