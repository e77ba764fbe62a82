import type { Person } from "../../../bot/common/person";
import type { Consultation, StatusNews } from "../../../bot/consultations";
import { approvedOwn, type Card, nobodyToReview, ruleBroken, statusChanged } from "../../../bot/teams";
import { listReviews, pressListReviews } from "../../../bot/teams/consultations/list-reviews";
import { review, seeReview } from "../../../bot/teams/consultations/review";
import { sentForReview } from "../../../bot/teams/consultations/sent-for-review";
import type { Turn } from "../../../bot/teams/turn";
import { personId } from "../../support/build";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  referenceNumber,
} from "../../support/teams";

export const megan: Person = {
  ...{ id: personId(21), name: "Megan Bowen", email: "megan@contoso.example" },
  roles: ["officer", "manager"],
};

/** The cards of a manager's review, filled with these words. */
export async function everyReviewCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const typed = words as string;
  const who = { id: alex.id, name: typed };
  const full: Partial<Consultation> = {
    ...{ title: typed, overview: typed, service: typed, leadOfficer: who, decisionMaker: typed },
    ...{ whyConsulting: typed, whatCanChange: typed, whatCannotChange: typed, levelReason: typed },
    ...{ audiences: [typed, typed], areas: [typed], statutoryDuty: true, dutySource: typed },
    ...{ budgetPlanned: 12_500, staffDaysPlanned: 10, listUrl: typed },
    datesNote: `${words ?? ""}\n${words ?? ""}`,
  };
  const product = buildProduct({
    people: [alex, adele, grady, megan],
    consultations: [
      buildConsultation({ ...full, workflowStatus: "Submitted" }),
      ...Array.from({ length: 12 }, (_, at) =>
        buildConsultation({
          ...{ ...full, reference: referenceNumber(at + 50), workflowStatus: "Submitted" },
          leadOfficer: at === 0 ? undefined : at === 1 ? { id: megan.id, name: typed } : who,
          startDate: at === 2 ? undefined : buildConsultation().startDate,
        }),
      ),
      buildConsultation({ ...full, reference: referenceNumber(90), workflowStatus: "Approved" }),
    ],
    actions: Array.from({ length: 10 }, (_, at) =>
      buildAction({ id: String(at) as never, stepId: "0.2" as never, title: words ?? "", gate: "G1" }),
    ),
    clashCheck: ({ startDate, endDate }) => ({
      findings: (["block", "high", "medium", "low", "info", "info", "info"] as const).map((severity, at) => ({
        ...{ kind: "openingDay", severity, from: startDate, to: at % 2 ? endDate : startDate },
        ...{ what: typed, why: typed },
      })),
      alternatives: [],
    }),
  });
  const line = (what: string, to: string) =>
    product.register.history.push({
      ...{
        reference: referenceNumber(42),
        what,
        who,
        when: new Date("2027-02-01T09:00:00Z"),
        from: typed,
        to,
      },
    });
  line("Status changed", `Changes requested: ${words}`);
  for (let at = 0; at < 12; at++) line(typed, typed);
  const unread = {
    ...product,
    consultations: {
      ...product.consultations,
      seeReview: async (ask: Parameters<typeof product.consultations.seeReview>[0]) => ({
        ...(await product.consultations.seeReview(ask)),
        whole: false,
      }),
    },
  };
  const turn: Turn = { person: megan, text: "", where: "personal" };
  const reference = "2027-00042";
  const listed = await listReviews(product, turn);
  const nothing = await listReviews(buildProduct(), { ...turn, person: grady });
  if ("text" in listed || "text" in nothing) throw new Error("There is no list");
  const news: StatusNews = {
    consultation: buildConsultation({ title: typed }),
    ...{ from: "Approved", to: "Submitted", by: { id: grady.id, name: typed } },
  };
  const gate = (
    await product.consultations.seeReview({
      ...{ reference: referenceNumber(42), by: megan, where: "own chat" },
    })
  ).missing;
  const passed = gate ? [gate] : [];
  return {
    "consultations/review-card": await seeReview(product, turn, { reference }),
    "consultations/review-card, for its lead officer": await seeReview(
      product,
      { ...turn, person: alex },
      { reference },
    ),
    "consultations/review-card, decided": await seeReview(product, turn, { reference: "2027-00090" }),
    "consultations/review-card, refused": await review(product, turn, {
      ...{ reference, to: "Approved", statusNote: words },
    }),
    "consultations/review-card, too long to keep": await review(product, turn, {
      ...{ reference, to: "Changes requested", statusNote: String(words).padEnd(30_000, String(words)) },
    }),
    "consultations/review-card, stopping": await review(product, turn, { reference, to: "Stopped" }),
    "consultations/review-card, without its history": await seeReview(unread, turn, { reference }),
    "consultations/sent-for-review-card": sentForReview({
      ...{ consultation: news.consultation, changed: true, told: { name: typed, reached: true } },
      reviewers: Array.from({ length: 5 }, () => ({ ...megan, name: typed })),
      ...(gate && { waitsFor: gate }),
    }),
    "consultations/sent-for-review-card, nobody": sentForReview({
      ...{ consultation: news.consultation, changed: true, told: undefined, reviewers: [] },
    }),
    "consultations/reviews-card": listed.card,
    "consultations/reviews-card, page 2": await pressListReviews(product, turn, { page: 2 }),
    "consultations/reviews-card, none": nothing.card,
    "consultations/status-changed-card, nobody to review": nobodyToReview(news.consultation),
    "consultations/status-changed-card, against the rules": ruleBroken(news, ["approval unmade"]),
    "consultations/status-changed-card, not theirs": ruleBroken({ ...news, passed }, ["not theirs"]),
    "consultations/status-changed-card, moved back": ruleBroken(news, ["moved back"]),
    "consultations/status-changed-card, sent back": statusChanged({
      ...{ ...news, to: "Changes requested", note: typed, inChat: true },
    }),
    "consultations/status-changed-card, own approval, past a gate": approvedOwn({ ...news, passed }),
    "consultations/status-changed-card, against the rules, for its officer": statusChanged({
      ...news,
      broken: ["approval unmade"],
    }),
  };
}
