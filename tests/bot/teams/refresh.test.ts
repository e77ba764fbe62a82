import { Failure } from "../../../bot/common/failure";
import { pressHandlers } from "../../../bot/teams/routes";
import { people } from "../../support/build";
import { buttons, cardProblems, words } from "../../support/cards";
import { adele, alex, buildAction, buildConsultation, press } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, errors, here, product, started } from "./beside-teams";

besideTeams();

const { megan } = people;
const given = () => ({
  consultations: [buildConsultation({ workflowStatus: "Submitted" as const })],
  actions: [buildAction({ status: "Done", gate: "G1" }), buildAction({ id: "2" as never })],
  people: [alex, adele, megan],
});
/** What Teams sends by itself when somebody looks at a card again. */
const looked = (action: unknown, by = alex) => ({
  ...press({ ...here(), verb: "actions.seeChecklist", by }),
  value: { action, trigger: "automatic" },
});
const refreshOf = (card: object) =>
  (card as { refresh: { action: { verb: string; data: object }; userIds?: string[] } }).refresh;
const moves = (card: Parameters<typeof buttons>[0]) =>
  buttons(card)
    .filter(({ verb }) => verb === "consultations.changeStatus")
    .map(({ title }) => title);

describe("a card that somebody looks at again", () => {
  it("comes back as it now is, each person with their own buttons, and the message itself is left alone", async () => {
    await started(given());
    const list = await cardSaid("checklist 2027-00042");
    expect(refreshOf(list).userIds).toEqual([`29:${alex.id}`]);
    const sent = connector.heard.length;

    const officers = await bot.post(looked(refreshOf(list).action));
    const approvers = await bot.post(looked(refreshOf(list).action, megan));
    for (const { status, body } of [officers, approvers]) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    }
    expect(moves(officers.card)).toEqual([]);
    expect(moves(approvers.card)).toEqual(["Approve", "Ask for changes", "Stop it"]);
    // Changing the message while answering would make Teams ask again, for ever.
    expect(connector.heard).toHaveLength(sent);
  });

  it("is told of a step the same way", async () => {
    await started(given());
    const { card } = await bot.post(press({ ...here(), verb: "actions.openStep", data: { id: "2" } }));
    await product.actions.complete({ id: "2" as never, evidence: "Agreed on 3 March", by: adele });
    const again = await bot.post(looked(refreshOf(card).action));
    expect(words(again.card)).toContain("Done on Mon 1 Mar 2027 by Adele Vance");
    expect(connector.heard).toEqual([]);
  });

  it.each<[string, () => void]>([
    [
      "the directory does not answer",
      () => {
        product.directory.find = () => Promise.reject(new Failure("unavailable", "Try again in a minute."));
      },
    ],
    [
      "something is broken",
      () => {
        product.actions.seeChecklist = () => {
          throw new Error("a bug");
        };
      },
    ],
  ])("is answered with a card that can be used, when %s", async (_what, breakIt) => {
    await started(given());
    const list = await cardSaid("checklist 2027-00042");
    breakIt();
    const { status, card } = await bot.post(looked(refreshOf(list).action));
    expect(status).toBe(200);
    expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
    expect(buttons(card).map(({ title, verb }) => [title, verb])).toEqual([
      ["Try again", "actions.seeChecklist"],
    ]);
  });

  it("of a consultation that is gone says so", async () => {
    await started({ people: [alex] });
    const action = {
      type: "Action.Execute",
      verb: "actions.seeChecklist",
      data: { reference: "2027-00042" },
    };
    const { status, card } = await bot.post(looked(action));
    expect(status).toBe(200);
    expect(words(card)).toContain("There is no consultation 2027-00042 in the register.");
    expect(errors()).toEqual([]);
  });
});
