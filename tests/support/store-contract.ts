import type { Action, ActionStore, NewAction } from "../../bot/actions";
import { day } from "../../bot/common/days";
import { Failure } from "../../bot/common/failure";
import { asActionId, type PersonId } from "../../bot/common/ids";
import type {
  ConsultationStore,
  ConsultationWriter,
  PlanRecord,
  WorkflowStatus,
} from "../../bot/consultations";
import { alex, buildConsultation, buildEntry, grady, reference } from "./build-register";
import type { HistoryLine } from "./memory-stores";

export interface Contracted {
  consultations: ConsultationStore;
  planRecord: PlanRecord;
  consultationWriter: ConsultationWriter;
  actions: ActionStore;
  historyOf(text: string): Promise<readonly HistoryLine[]>;
  /** Somebody types other evidence into the list, behind the store's back. */
  someoneEdits(action: Action, evidence: string): Promise<void>;
  close(): Promise<void>;
}

/** What every register does, in memory or in SharePoint; it keeps the fast stores honest. */
export function storeContract(name: string, start: () => Promise<Contracted>): void {
  describe(`the register ${name}`, () => {
    let store: Contracted;
    beforeEach(async () => {
      store = await start();
    });
    afterEach(() => store.close());

    const done = {
      status: "Done",
      evidence: "See the minutes",
      doneBy: alex,
      doneOn: day("2027-03-02"),
    } as const;
    const tick = (action: Action, more: Partial<Parameters<ActionStore["change"]>[0]> = {}) =>
      store.actions.change({
        action,
        change: done,
        what: "Step 0.2 done",
        by: alex,
        at: new Date("2027-03-02T10:00:00Z"),
        again: () => done,
        ...more,
      });
    const secondStep = (): Action => {
      const found = store.actions.of(reference("2027-00042")).find(({ stepId }) => stepId === "0.2");
      if (!found) throw new Error("Step 0.2 is not there");
      return found;
    };

    it("gives back a plan as it was written", async () => {
      const entry = buildEntry();
      const written = await store.planRecord.write(entry);
      expect(written).toMatchObject(entry.consultation);
      expect(store.consultations.find(reference("2027-00042"))).toEqual(written);
      expect(store.consultations.all()).toEqual([written]);
      expect(written.changedBy.byApp).toBe(true);
      expect(written.listUrl).toMatch(/^https?:\/\//);
    });

    it("owes each step to its owner", async () => {
      await store.planRecord.write(buildEntry({ by: grady }));
      const steps = store.actions.of(reference("2027-00042"));
      expect(steps.map(({ stepId, status }) => [stepId, status]).sort()).toEqual([
        ["0.1", "Done"],
        ["0.2", "Open"],
        ["0.3", "Open"],
      ]);
      expect(steps.every(({ owner, source }) => owner?.id === grady.id && source === "Checklist")).toBe(true);
      expect(store.actions.ownedBy(grady.id)).toHaveLength(3);
      expect(store.actions.ownedBy(alex.id)).toEqual([]);
      expect(store.actions.find(secondStep().id)).toEqual(secondStep());
    });

    it("writes one line of history", async () => {
      await store.planRecord.write(buildEntry());
      expect(await store.historyOf("2027-00042")).toMatchObject([
        { what: "Consultation logged", who: alex, from: "", to: "Idea" },
      ]);
    });

    it("writes nothing new when the same plan is written again", async () => {
      const first = await store.planRecord.write(buildEntry());
      const again = await store.planRecord.write(buildEntry());
      expect(again).toEqual(first);
      expect(store.consultations.all()).toHaveLength(1);
      expect(store.actions.of(reference("2027-00042"))).toHaveLength(3);
      expect(await store.historyOf("2027-00042")).toHaveLength(1);
    });

    it("refuses a reference that another consultation has", async () => {
      await store.planRecord.write(buildEntry());
      const other = buildEntry({ consultation: { externalId: "plan-2", title: "Parking" } });
      await expect(store.planRecord.write(other)).rejects.toMatchObject({ code: "conflict" });
      expect(store.consultations.all()).toHaveLength(1);
    });

    it("changes an action and says who did it", async () => {
      await store.planRecord.write(buildEntry());
      const changed = await tick(secondStep());
      expect(changed).toMatchObject(done);
      expect(secondStep()).toEqual(changed);
      expect((await store.historyOf("2027-00042")).slice(1)).toMatchObject([
        { what: "Step 0.2 done", who: alex, from: "Open", to: "Done" },
      ]);
    });

    it("waives a step and hands it over, leaving the rest of it as it was", async () => {
      await store.planRecord.write(buildEntry());
      const waived = { status: "Waived", waivedReason: "Nobody is affected", doneBy: alex } as const;
      await tick(secondStep(), {
        ...{ change: waived, again: () => waived, what: "Step 0.2 waived" },
        said: (row) => (row.status === "Waived" ? `Waived: ${row.waivedReason}` : row.status),
      });
      expect(secondStep()).toMatchObject({ ...waived, owner: alex, dueDate: "2027-03-15" });
      const given = { owner: grady };
      const changed = await tick(secondStep(), {
        ...{ change: given, again: () => given, what: "Step 0.2 handed over" },
        said: (row) => row.owner?.name ?? "",
      });
      expect(changed).toMatchObject({ ...waived, owner: grady });
      expect(store.actions.ownedBy(grady.id).map(({ stepId }) => stepId)).toEqual(["0.2"]);
      expect((await store.historyOf("2027-00042")).slice(1)).toMatchObject([
        { what: "Step 0.2 waived", from: "Open", to: "Waived: Nobody is affected" },
        { what: "Step 0.2 handed over", from: alex.name, to: grady.name },
      ]);
    });

    it("changes a consultation, with its lines, and decides again on the newest row", async () => {
      const written = await store.planRecord.write(buildEntry());
      const changeTo = (workflowStatus: WorkflowStatus, consultation = written, again = workflowStatus) =>
        store.consultationWriter.change({
          ...{ consultation, by: alex, at: new Date("2027-03-02T10:00:00Z") },
          ...{
            fields: { workflowStatus },
            lines: [{ what: "Status changed", from: "Idea", to: workflowStatus }],
          },
          again: (newest) => ({
            fields: { workflowStatus: again },
            lines: [{ what: "Status changed", from: newest.workflowStatus, to: again }],
          }),
        });
      await changeTo("Submitted");
      expect(store.consultations.find(written.reference)).toMatchObject({
        ...{ workflowStatus: "Submitted", title: written.title, changedBy: { byApp: true } },
      });
      // Still holding the row as it was written: what to do is asked once more.
      await changeTo("Approved", written, "Stopped");
      expect(store.consultations.find(written.reference)?.workflowStatus).toBe("Stopped");
      expect((await store.historyOf("2027-00042")).slice(1)).toMatchObject([
        { who: alex, from: "Idea", to: "Submitted" },
        { who: alex, from: "Submitted", to: "Stopped" },
      ]);
    });

    it("writes nothing when there is nothing to change", async () => {
      await store.planRecord.write(buildEntry());
      const changed = await tick(secondStep());
      expect(await tick(changed)).toEqual(changed);
      expect(await store.historyOf("2027-00042")).toHaveLength(2);
    });

    it("asks again with the newest row when somebody else changed it meanwhile", async () => {
      await store.planRecord.write(buildEntry());
      const mine = secondStep();
      await store.someoneEdits(mine, "Theirs");
      const seen: string[] = [];
      const changed = await tick(mine, {
        again(newest) {
          seen.push(newest.evidence);
          return { ...done, evidence: `${newest.evidence}, and ours` };
        },
      });
      expect(seen).toEqual(["Theirs"]);
      expect(changed.evidence).toBe("Theirs, and ours");
      expect(secondStep()).toEqual(changed);
    });

    it("tells the person what `again` throws, and changes nothing", async () => {
      await store.planRecord.write(buildEntry());
      const mine = secondStep();
      await store.someoneEdits(mine, "Theirs");
      const refused = tick(mine, {
        again() {
          throw new Failure("conflict", "Adele has already done this.");
        },
      });
      await expect(refused).rejects.toThrow("Adele has already done this.");
      expect(secondStep()).toMatchObject({ status: "Open", evidence: "Theirs" });
    });

    const key = "hand/3f1c9a52-0000-4000-8000-000000000001";
    const addByHand = (over: Partial<NewAction> = {}) =>
      store.actions.add({
        action: {
          ...{ key, title: "Book the village hall", reference: reference("2027-00042"), phase: "" },
          ...{ owner: alex, dueDate: day("2027-03-20"), ...over },
        },
        by: alex,
        at: new Date("2027-03-02T10:00:00Z"),
      });

    it("writes down by hand, once for a key, whom it is offered to and what it was made of", async () => {
      await store.planRecord.write(buildEntry());
      const origin = { url: "https://teams.microsoft.com/l/message/19:a/1", text: "Can somebody book it?" };
      const made = await addByHand({ origin, offeredTo: grady, offeredBy: alex });
      expect(made).toMatchObject({ source: "Other", status: "Open", origin, offeredTo: grady });
      expect(await addByHand()).toEqual(made);
      expect(store.actions.withKey(key)).toEqual(made);
      expect(store.actions.withKey("hand/another")).toBeUndefined();
      expect(store.actions.all()).toHaveLength(4);
      expect(store.actions.offeredTo(grady.id)).toEqual([made]);
      expect(store.actions.offeredBy(alex.id)).toEqual([made]);
      expect(store.actions.offeredTo(alex.id)).toEqual([]);
      expect((await store.historyOf("2027-00042")).slice(1)).toMatchObject([
        { what: "Action agreed", who: alex, to: "Book the village hall; Alex Wilber; 2027-03-20" },
      ]);
    });

    it("writes down what belongs to no consultation and has no day", async () => {
      const made = await addByHand({ reference: undefined, dueDate: undefined });
      expect(store.actions.find(made.id)).toMatchObject({ title: "Book the village hall", owner: alex });
      expect(store.actions.find(made.id)?.reference).toBeUndefined();
    });

    it("keeps a snooze, a note and an offer, and takes them away again", async () => {
      await store.planRecord.write(buildEntry());
      const more = {
        ...{ snoozedUntil: day("2027-03-10"), note: "Mon 1 Mar 2027, Alex Wilber: Rang\n\nTwice" },
        ...{ offeredTo: grady, offeredBy: alex },
      };
      await tick(secondStep(), { change: more, again: () => more, what: "Step 0.2 offered" });
      expect(secondStep()).toMatchObject({ ...more, status: "Open", owner: alex });
      expect(store.actions.offeredTo(grady.id)).toEqual([secondStep()]);
      const taken = { owner: grady, offeredTo: undefined, offeredBy: undefined, snoozedUntil: undefined };
      await tick(secondStep(), { change: taken, again: () => taken, what: "Step 0.2 handed over" });
      expect(secondStep()).toMatchObject({ owner: grady, note: more.note });
      for (const gone of ["offeredTo", "offeredBy", "snoozedUntil"] as const)
        expect(secondStep()[gone]).toBeUndefined();
      expect(store.actions.offeredTo(grady.id)).toEqual([]);
    });

    it("says when an action is not there", async () => {
      await store.planRecord.write(buildEntry());
      const gone = { ...secondStep(), id: asActionId("999") };
      await expect(tick(gone)).rejects.toMatchObject({ code: "not_found" });
    });

    it("knows how fresh it is", async () => {
      await store.planRecord.write(buildEntry());
      await store.consultations.refresh();
      expect(store.consultations.freshness().stale).toBe(false);
      expect(store.actions.freshness().stale).toBe(false);
    });

    it("finds nothing of what it does not have", () => {
      expect(store.consultations.find(buildConsultation().reference)).toBeUndefined();
      expect(store.actions.find(asActionId("1"))).toBeUndefined();
      expect(store.actions.ownedBy("nobody" as PersonId)).toEqual([]);
    });
  });
}
