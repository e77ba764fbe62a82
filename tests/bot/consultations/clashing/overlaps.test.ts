import type { Consultation } from "../../../../bot/consultations";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { openPlanning } from "../planning/planning";
import { finding, overlapWith } from "./clashing";

const { alex, grady, megan } = people;
const mine = reference("2027-00001");
const theirs = reference("2027-00002");

function two(other: Partial<Consultation> = {}) {
  const planning = openPlanning({
    clashCheck: (ask) =>
      finding(
        ask.reference === mine ? [overlapWith(theirs)] : ask.reference === theirs ? [overlapWith(mine)] : [],
      )(ask),
  });
  const consultation = buildConsultation({ reference: mine });
  planning.register.put(consultation);
  planning.register.put(
    buildConsultation({ reference: theirs, title: "Parks", leadOfficer: named(grady), ...other }),
  );
  return { ...planning, consultation };
}

describe("a saved consultation that could be one with another", () => {
  it("tells both lead officers about each other, once for ever", async () => {
    const { consultations, overlaps, consultation, register } = two();
    await Promise.all([
      consultations.noticeClashes({ consultation }),
      consultations.noticeClashes({ consultation }),
    ]);
    const beside = register.consultations.find(theirs);
    if (beside) await consultations.noticeClashes({ consultation: beside });
    expect(overlaps.map(({ to, news }) => [to, news.consultation.reference, news.otherLead.name])).toEqual([
      [alex.name, mine, grady.name],
      [grady.name, theirs, alex.name],
    ]);
  });

  it.each<[string, Partial<Consultation>]>([
    ["is led by the same person", { leadOfficer: named(alex) }],
    ["has nobody to lead it", { leadOfficer: undefined }],
    ["was stopped", { workflowStatus: "Stopped" }],
    ["has closed", { startDate: "2027-03-01" as never, endDate: "2027-04-12" as never }],
  ])("tells nobody where the other %s", async (_, other) => {
    const { consultations, overlaps, consultation } = two(other);
    await consultations.noticeClashes({ consultation });
    expect(overlaps).toEqual([]);
  });

  it("tells whoever could not be told, and nobody twice, when looked at again", async () => {
    const told: string[] = [];
    let broken = true;
    const { register, consultations } = openPlanning({
      clashCheck: finding([overlapWith(theirs)]),
      overlapNotices: {
        async overlap(to) {
          if (broken && to.id === grady.id) throw new Error("The queue is down");
          told.push(to.name);
        },
      },
    });
    const consultation = buildConsultation({ reference: mine });
    register.put(consultation);
    register.put(buildConsultation({ reference: theirs, leadOfficer: named(grady) }));
    await expect(consultations.noticeClashes({ consultation })).rejects.toThrow("The queue is down");
    broken = false;
    await consultations.noticeClashes({ consultation });
    expect(told).toEqual([alex.name, grady.name]);
  });

  it("is handed on to be looked at when a plan is confirmed", async () => {
    const { filled, confirmed, saved } = openPlanning();
    const { planId } = await filled("dates");
    const { consultation } = await confirmed(planId);
    expect(saved).toEqual([consultation]);
  });
});

describe("what the leads agreed", () => {
  const ask = { reference: mine, other: theirs, by: alex };

  it("to join up makes the two related, with history, and the other lead hears of it", async () => {
    const { consultations, register, answers } = two();
    const reason = "One survey in May.";
    for (let time = 0; time < 2; time++)
      expect(await consultations.joinUp({ ...ask, reason })).toMatchObject({
        words: "We join up with 2027-00002 Parks. One survey in May.",
      });
    expect(register.consultations.find(mine)?.relatedConsultations).toEqual([theirs]);
    expect(register.consultations.find(theirs)?.relatedConsultations).toEqual([mine]);
    expect(register.history.map(({ reference: of, what }) => [of, what])).toEqual([
      [mine, "Joins up with 2027-00002"],
      [theirs, "Joins up with 2027-00001"],
    ]);
    expect(answers).toMatchObject([{ to: grady.name, news: { joined: true, reason } }]);
  });

  it("to stay apart needs a reason, and is written of both, once", async () => {
    const { consultations, register, answers } = two();
    await expect(consultations.keepApart({ ...ask, reason: "no" })).rejects.toThrow(
      "Say why they stay apart. Use 10 letters or more. It goes on record.",
    );
    for (let time = 0; time < 2; time++)
      await consultations.keepApart({ ...ask, reason: "Ours is about rents only." });
    expect(register.history.map(({ reference: of, what, to }) => [of, what, to])).toEqual([
      [mine, "Stays apart from 2027-00002", "Ours is about rents only."],
      [theirs, "Stays apart from 2027-00001", "Ours is about rents only."],
    ]);
    expect(register.consultations.find(mine)?.relatedConsultations).toEqual([]);
    expect(answers).toMatchObject([{ to: grady.name, news: { joined: false } }]);
  });

  it("is for whoever may change the one it is said of", async () => {
    const { consultations, register } = two();
    await expect(consultations.joinUp({ ...ask, by: grady, reason: "" })).rejects.toThrow(
      "can change 2027-00001",
    );
    await consultations.joinUp({ ...ask, by: megan, reason: "" });
    expect(register.consultations.find(mine)?.relatedConsultations).toEqual([theirs]);
  });

  it("is written into no record that it does not overlap with, nor into one that is over", async () => {
    const { consultations, register } = two({ workflowStatus: "Complete" });
    const stranger = reference("2027-00003");
    register.put(buildConsultation({ reference: stranger, leadOfficer: named(grady) }));
    const reason = "We share the survey.";
    for (const say of [consultations.joinUp, consultations.keepApart]) {
      await expect(say({ ...ask, reason })).rejects.toThrow("2027-00002 is over");
      await expect(say({ ...ask, other: stranger, reason })).rejects.toThrow("do not overlap any more");
    }
    expect(register.history).toEqual([]);
    expect(register.consultations.find(stranger)?.relatedConsultations).toEqual([]);
  });
});
