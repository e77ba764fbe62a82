import { day } from "../../../../bot/common/days";
import type { Consultation } from "../../../../bot/consultations";
import { named, people } from "../../../support/build";
import { memoryKnownBases } from "../../../support/memory-stores";
import { openReplanning, threeDates } from "./replanning";

/** As the row is once Megan has typed other dates into the list. */
async function withHandEdit(edit: Partial<Consultation> = { endDate: day("2027-10-20") }) {
  const planning = await openReplanning();
  const before = planning.row();
  const after = (changed: Partial<Consultation>) => {
    const row = {
      ...planning.row(),
      ...changed,
      changedBy: { byApp: false, person: named(people.megan) },
      changedAt: new Date("2027-06-01T08:59:50Z"),
    };
    planning.register.put(row);
    return row;
  };
  return { ...planning, before, after, edited: after(edit) };
}

it("tells the lead officer once which steps would move, and moves none", async () => {
  const { consultations, edited, before, behind, step } = await withHandEdit();
  await Promise.all([
    consultations.noticeDateEdit({ consultation: edited, before }),
    consultations.noticeDateEdit({ consultation: edited, before }),
  ]);
  await consultations.noticeDateEdit({ consultation: edited });
  expect(behind).toHaveLength(1);
  expect(behind[0]).toMatchObject({ to: "Alex Wilber", news: { by: { name: "Megan Bowen" } } });
  const moved = behind[0]?.news.view.preview?.steps.map(({ stepId }) => stepId);
  expect(moved).toEqual(expect.arrayContaining(["6.1", "6.7", "8.3"]));
  expect(moved).not.toContain("4.3");
  expect(step("6.1").dueDate).toBe("2027-10-14");
});

it("lets its steps follow with one press", async () => {
  const { consultations, edited, behind, step, keep, register } = await withHandEdit();
  await consultations.noticeDateEdit({ consultation: edited });
  expect(await keep("steps", {}, behind[0]?.news.view.seen ?? "")).toHaveProperty("kept");
  expect(step("6.1").dueDate).toBe("2027-10-21");
  expect(register.history.filter(({ what }) => what === "Dates changed")).toHaveLength(0);
  // And it is no news any more.
  await consultations.noticeDateEdit({ consultation: edited });
  expect(behind).toHaveLength(1);
});

it("moves them also when somebody opens the dates and keeps them as they are", async () => {
  const { change, step } = await withHandEdit();
  await change("dates", threeDates("2027-09-01", "2027-10-20", "2027-11-24"));
  expect(step("6.1").dueDate).toBe("2027-10-21");
});

it("tells again when the same edit is undone and then made again", async () => {
  const { consultations, edited, before, behind, after } = await withHandEdit();
  await consultations.noticeDateEdit({ consultation: edited });
  await consultations.noticeDateEdit({ consultation: after({ endDate: before.endDate }) });
  expect(behind).toHaveLength(1);
  await consultations.noticeDateEdit({ consultation: after({ endDate: edited.endDate }) });
  expect(behind).toHaveLength(2);
});

it.each([
  ["another column was edited", { title: "Another title" }],
  ["it is over", { endDate: day("2027-10-20"), workflowStatus: "Stopped" as const }],
])("says nothing when %s", async (_what, edit) => {
  const { consultations, edited, behind } = await withHandEdit(edit);
  await consultations.noticeDateEdit({ consultation: edited });
  expect(behind).toEqual([]);
});

it("says nothing of a change that another instance is writing just now", async () => {
  const { consultations, edited, behind, clock } = await withHandEdit();
  const written = { ...edited, changedBy: { byApp: true, person: undefined } };
  expect(await consultations.noticeDateEdit({ consultation: written })).toBe("later");
  expect(behind).toEqual([]);
  clock.set("2027-06-01T09:00:49Z");
  expect(await consultations.noticeDateEdit({ consultation: written })).toBe("later");
  // It broke off: whoever starts later finds it.
  clock.set("2027-06-01T09:00:50Z");
  expect(await consultations.noticeDateEdit({ consultation: written })).toBe("dealt with");
  expect(behind).toHaveLength(1);
});

it("knows what the steps of a row from elsewhere were counted from by the row before", async () => {
  const { consultations, edited, before, behind, deps } = await withHandEdit();
  deps.countedBases.get = memoryKnownBases().get;
  await consultations.noticeDateEdit({ consultation: edited, before });
  expect(behind).toHaveLength(1);
});

it("tells at the next look when it could not be told", async () => {
  const { consultations, edited, behind, deps } = await withHandEdit();
  const tell = deps.stepsBehindNotices.stepsBehind;
  deps.stepsBehindNotices.stepsBehind = async () => {
    throw new Error("The queue is away");
  };
  await expect(consultations.noticeDateEdit({ consultation: edited })).rejects.toThrow("away");
  deps.stepsBehindNotices.stepsBehind = tell;
  await consultations.noticeDateEdit({ consultation: edited });
  expect(behind).toHaveLength(1);
});
