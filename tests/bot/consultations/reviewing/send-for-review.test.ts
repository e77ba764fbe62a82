import type { Consultation } from "../../../../bot/consultations";
import { buildConsultation, named, people } from "../../../support/build";
import { memoryDirectory, memorySubmissions } from "../../../support/memory-stores";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele } = people;
const submitted = (over: Partial<Consultation> = {}) =>
  buildConsultation({ workflowStatus: "Submitted", ...over });

type Over = Parameters<typeof openPlanning>[0];

/** One instance, with a row of the register in these states one after the other. */
function instance(over: Over = {}, submissions = memorySubmissions()) {
  const planning = openPlanning(over);
  planning.deps.review.submissions = submissions;
  const { consultations, register, reviews } = planning;
  return {
    ...planning,
    cards: () => reviews.map(({ to }) => to),
    async seen(row: Consultation) {
      register.put(row);
      return consultations.sendForReview({ consultation: row });
    },
  };
}

describe("what was submitted", () => {
  it("reaches its reviewer as a card, once, however often the row is seen", async () => {
    const { seen, cards } = instance();
    await seen(submitted());
    await seen(submitted({ title: "Another title" }));
    await seen(submitted({ changedBy: { byApp: false, person: named(alex) } }));
    expect(cards()).toEqual(["Megan Bowen"]);
  });

  it("again, after changes, is a card of its own", async () => {
    const { seen, cards } = instance();
    await seen(submitted());
    await seen(buildConsultation({ workflowStatus: "Changes requested" }));
    await seen(submitted());
    expect(cards()).toEqual(["Megan Bowen", "Megan Bowen"]);
  });

  it("is one card when two instances see it at the same moment, and after a restart", async () => {
    const submissions = memorySubmissions();
    const [one, other] = [instance({}, submissions), instance({}, submissions)];
    await Promise.all([one.seen(submitted()), other.seen(submitted())]);
    await instance({}, submissions).seen(submitted());
    expect([...one.cards(), ...other.cards()]).toHaveLength(1);
    expect(await other.seen(submitted())).toBeUndefined();
  });

  it("goes on where an instance died at it, with those who have no card yet", async () => {
    const submissions = memorySubmissions();
    await submissions.move({
      reference: submitted().reference,
      from: undefined,
      to: {
        ...{ since: new Date("2027-06-01T08:00:00.000Z"), told: [adele.id], state: "telling" },
        claimedAt: new Date("2027-06-01T08:59:30.000Z"),
      },
    });
    const directory = memoryDirectory([alex, megan, { ...adele, roles: ["officer", "manager"] }]);
    const { seen, cards, clock } = instance({ directory }, submissions);
    // It may still be at work.
    expect(await seen(submitted())).toBe("later");
    clock.set("2027-06-01T09:02:00Z");
    expect(await seen(submitted())).toBeUndefined();
    expect(cards()).toEqual(["Megan Bowen"]);
    expect(await submissions.get(submitted().reference)).toMatchObject({
      ...{ state: "told", since: new Date("2027-06-01T08:00:00.000Z") },
    });
  });

  it("is told at the next look when the queue takes nothing, and to nobody twice", async () => {
    const planning = openPlanning();
    const told: string[] = [];
    let down = true;
    planning.deps.directory = memoryDirectory([megan, { ...adele, roles: ["officer", "manager"] }]);
    planning.deps.review.notices = {
      async toReview({ name }) {
        if (down && name === "Adele Vance") throw new Error("No queue");
        told.push(name);
      },
      nobodyToReview: async () => undefined,
    };
    const { consultations, register } = planning;
    register.put(submitted());
    const look = () => consultations.sendForReview({ consultation: submitted() });
    await expect(look()).rejects.toThrow("No queue");
    down = false;
    expect([await look(), await look()]).toEqual([undefined, undefined]);
    expect(told).toEqual(["Megan Bowen", "Adele Vance"]);
  });

  it("and answered before anybody looked sends nothing", async () => {
    const { register, consultations, cards } = instance();
    register.put(buildConsultation({ workflowStatus: "Approved" }));
    await consultations.sendForReview({ consultation: submitted() });
    expect(cards()).toEqual([]);
  });

  it("with nobody to review it is told to the engagement lead, once", async () => {
    const { seen, reviews } = instance();
    const own = submitted({ leadOfficer: named(megan) });
    await seen(own);
    await seen(own);
    expect(reviews).toMatchObject([{ to: "Adele Vance", nobody: { reference: own.reference } }]);
  });

  it("in chat names who is asked", async () => {
    const { register, consultations, deps } = openPlanning();
    const looked: string[] = [];
    deps.review.look = ({ workflowStatus }) => void looked.push(workflowStatus);
    const ready = { whyConsulting: "To hear", whatCanChange: "The hours", whatCannotChange: "The budget" };
    register.put(buildConsultation(ready));
    const { reference } = buildConsultation();
    const outcome = await consultations.changeStatus({ reference, to: "Submitted", note: "", by: alex });
    expect(outcome.reviewers?.map(({ name }) => name)).toEqual(["Megan Bowen"]);
    expect(looked).toEqual(["Submitted"]);
  });
});
