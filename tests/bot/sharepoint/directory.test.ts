import type { LocalPerson } from "../../../infra/local/graph";
import { fixedClock } from "../../support/build";
import { asPersonIdOf, buildEntry, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

const find = (person: { id: string }) => standIn.sharePoint.directory.find(asPersonIdOf(person.id));

describe("the directory", () => {
  it("gives roles from groups; whoever is in none is an officer", async () => {
    expect(await find(people.alex)).toMatchObject({ name: "Alex Wilber", roles: ["officer"] });
    expect(await find(people.megan)).toMatchObject({ roles: ["officer", "manager"] });
    expect(await find(people.adele)).toMatchObject({ roles: ["officer", "engagementLead"] });
    expect(await find(people.diego)).toMatchObject({ roles: ["officer", "administrator"] });
  });

  it("gives a councillor no officer's role", async () => {
    expect(await find(people.lee)).toMatchObject({ roles: ["member"] });
  });

  it("knows no guest of the tenant", async () => {
    expect(await find(people.guest)).toBeUndefined();
  });

  it("knows nobody of another tenant", async () => {
    expect(await find({ id: "00000000-0000-0000-0000-0000000000ff" })).toBeUndefined();
  });

  it("answers again without asking", async () => {
    await find(people.grady);
    expect(await standIn.wire(() => find(people.grady))).toEqual([]);
  });

  it("lets nobody in who has left, an hour after it last asked, though it knew them", async () => {
    const leaver = structuredClone(people.grady);
    const clock = fixedClock();
    const own = await startStandIn({
      clock,
      people: [...Object.values(people), leaver].filter((each) => each !== people.grady),
    });
    const refresh = () => own.sharePoint.refreshSlow();
    expect(await own.sharePoint.directory.find(asPersonIdOf(leaver.id))).toMatchObject({
      name: "Grady Archie",
    });
    leaver.accountEnabled = false;
    await refresh();
    expect(await own.sharePoint.directory.find(asPersonIdOf(leaver.id))).toMatchObject({
      name: "Grady Archie",
    });
    clock.set("2027-06-01T10:00:00Z");
    await own.sharePoint.directory.find(asPersonIdOf(leaver.id));
    await refresh();
    expect(await own.sharePoint.directory.find(asPersonIdOf(leaver.id))).toBeUndefined();
    await own.close();
  });

  it("lists those who have a role", async () => {
    const managers = await standIn.sharePoint.directory.withRole("manager");
    expect(managers.map(({ name }) => name)).toEqual(["Megan Bowen"]);
  });

  const search = async (text: string) =>
    (await standIn.sharePoint.directory.search(text)).map(({ name }) => name);

  it("finds by name whom it has met, without asking", async () => {
    expect(await standIn.wire(async () => expect(await search("meg bow")).toEqual(["Megan Bowen"]))).toEqual(
      [],
    );
    expect(await search("Nobody Known")).toEqual([]);
  });

  it("finds by sign-in name somebody it has never met, and by e-mail whom it has", async () => {
    const fresh = await standIn.another();
    const found = await fresh.directory.search(` ${people.grady.userPrincipalName.toUpperCase()} `.trim());
    expect(found).toMatchObject([{ name: "Grady Archie", roles: ["officer"] }]);
    expect(await fresh.directory.search("Megan.Bowen@council.example")).toMatchObject([
      { name: "Megan Bowen", roles: ["officer", "manager"] },
    ]);
    expect(await fresh.directory.search("nobody@council.example")).toEqual([]);
  });

  it("finds no guest to hand work to", async () => {
    expect(await search("Gita")).toEqual([]);
    expect(await search(people.guest.userPrincipalName)).toEqual([]);
  });

  it("knows who is here, who is a guest and who is nobody, and asks nobody for that", async () => {
    const { directory } = standIn.sharePoint;
    const nobody = asPersonIdOf("00000000-0000-0000-0000-0000000000fe");
    expect(directory.standing(nobody)).toBe("not asked");
    await Promise.all([directory.find(nobody), find(people.guest), find(people.alex)]);
    const standings = async () =>
      [people.alex.id, people.guest.id, people.guest.userPrincipalName, nobody].map(directory.standing);
    expect(await standings()).toEqual(["here", "guest", "guest", "unknown"]);
    // What the directory forgets in order to ask again stays known meanwhile.
    await standIn.sharePoint.refreshSlow();
    expect(await standIn.wire(async () => expect(await standings()).toContain("unknown"))).toEqual([]);
  });

  it.each(["is switched off", "is deleted"])(
    "notices that somebody who owes something %s, though they never come by",
    async (how) => {
      const leaver = structuredClone(people.grady);
      const everybody = [...Object.values(people).filter((each) => each !== people.grady), leaver];
      const clock = fixedClock();
      const own = await startStandIn({ clock, people: everybody });
      const id = asPersonIdOf(leaver.id);
      await own.sharePoint.planRecord.write(buildEntry({ by: { id, name: leaver.displayName } }));
      const { directory } = own.sharePoint;
      if (how === "is deleted") everybody.pop();
      else leaver.accountEnabled = false;
      clock.set("2027-06-02T08:00:00Z");
      await own.sharePoint.refreshSlow();
      expect(directory.standing(id)).toBe("here");
      clock.set("2027-06-02T09:30:00Z");
      await own.sharePoint.refreshSlow();
      expect(directory.standing(id)).toBe("left");
      // They come back: somebody switched the account off for a holiday.
      leaver.accountEnabled = true;
      if (!everybody.includes(leaver)) everybody.push(leaver);
      clock.set("2027-06-03T10:00:00Z");
      await own.sharePoint.refreshSlow();
      expect(directory.standing(id)).toBe("here");
      await own.close();
    },
  );

  it("asks about a few of those who owe something at a time, and about each once a day", async () => {
    const clock = fixedClock();
    const many: LocalPerson[] = Array.from({ length: 12 }, (_, at) => ({
      ...people.grady,
      id: `00000000-0000-0000-0000-0000000002${String(at).padStart(2, "0")}`,
      userPrincipalName: `officer${at}@council.example`,
    }));
    const own = await startStandIn({ clock, people: [...Object.values(people), ...many] });
    for (const [at, each] of many.entries())
      await own.sharePoint.planRecord.write(
        buildEntry({
          by: { id: asPersonIdOf(each.id), name: each.displayName },
          consultation: {
            reference: reference(`2027-001${String(at).padStart(2, "0")}`),
            externalId: `plan-${at}`,
          },
        }),
      );
    const asked = async () => {
      own.graph.forgetRequests();
      await own.sharePoint.refreshSlow();
      return own.graph.requests().filter(({ url }) => url.includes("/users/")).length;
    };
    expect(await asked()).toBe(0);
    clock.set("2027-06-02T09:30:00Z");
    const turns = [await asked(), await asked(), await asked(), await asked()];
    expect(turns).toEqual([5, 5, 2, 0]);
    await own.close();
  });

  it("keeps the roles it knows while Entra does not answer, and lets no stranger in", async () => {
    const fresh = await standIn.another();
    await standIn.faults({ tooManyRequests: { share: 1, retryAfter: 600 } });
    await fresh.refreshSlow();
    expect(await fresh.directory.find(asPersonIdOf(people.megan.id))).toMatchObject({
      roles: ["officer", "manager"],
    });
    const stranger = asPersonIdOf("00000000-0000-0000-0000-0000000000ee");
    await expect(fresh.directory.find(stranger)).rejects.toMatchObject({ code: "unavailable" });
    await standIn.faults({});
  });
});
