import type { Person } from "../../../../bot/common/person";
import { readReviewerLines, reviewersOf } from "../../../../bot/consultations/reviewing/reviewers";
import { buildConsultation, named, people, personId } from "../../../support/build";
import { memoryDirectory } from "../../../support/memory-stores";

const { alex, megan, adele, grady, lee, diego } = people;
const manager = (last: number, name: string): Person => ({
  ...{ id: personId(last), name, email: `${name.split(" ")[0]?.toLowerCase()}@contoso.example` },
  roles: ["officer", "manager"],
});
const isaiah = manager(30, "Isaiah Langer");
const nestor = manager(31, "Nestor Wilke");
const everybody = [alex, megan, adele, grady, lee, diego, isaiah, nestor];

async function reviewers(
  lines: readonly string[],
  over: Parameters<typeof buildConsultation>[0] = {},
  there: readonly Person[] = everybody,
) {
  const { people: found, because } = await reviewersOf(
    { directory: memoryDirectory(there), reviewerLines: () => lines },
    buildConsultation(over),
  );
  return [because, ...found.map(({ name }) => name)];
}

describe("who reviews", () => {
  it("is whoever the settings name for the service, by e-mail or name, one or several", async () => {
    const lines = ["Libraries: megan@contoso.example", "Parks: Nestor Wilke", "libraries : isaiah langer"];
    expect(await reviewers(lines)).toEqual(["setting", "Megan Bowen", "Isaiah Langer"]);
    expect(await reviewers(["Libraries: Megan Bowen, nestor@contoso.example; Megan Bowen"])).toEqual([
      ...["setting", "Megan Bowen", "Nestor Wilke"],
    ]);
  });

  it.each([
    ["of another service", "Parks: Megan Bowen"],
    ["who is no manager", "Libraries: Grady Archie"],
    ["nobody knows", "Libraries: nobody@contoso.example"],
    ["without a service", "Megan Bowen"],
    ["left empty", "Libraries:"],
  ])("is not somebody %s", async (_, line) => {
    expect(await reviewers([line], { sponsor: named(isaiah) })).toEqual(["sponsor", "Isaiah Langer"]);
  });

  it("is nobody whose name may mean two managers", async () => {
    const twins = [...everybody, manager(32, "Megan Byrne")];
    expect(await reviewers(["Libraries: Megan"], { sponsor: named(isaiah) }, twins)).toEqual([
      ...["sponsor", "Isaiah Langer"],
    ]);
  });

  it("is the sponsor, where no setting says otherwise, when they are a manager", async () => {
    expect(await reviewers([], { sponsor: named(nestor) })).toEqual(["sponsor", "Nestor Wilke"]);
    expect(await reviewers([], { sponsor: named(grady) })).toEqual([
      ...["managers", "Megan Bowen", "Isaiah Langer", "Nestor Wilke"],
    ]);
  });

  it("is never whoever leads it", async () => {
    const leadOfficer = named(megan);
    expect(await reviewers(["Libraries: Megan Bowen"], { leadOfficer, sponsor: leadOfficer })).toEqual([
      ...["managers", "Isaiah Langer", "Nestor Wilke"],
    ]);
  });

  it("is nobody, where the only manager leads it", async () => {
    expect(await reviewers([], { leadOfficer: named(megan) }, [alex, megan, adele])).toEqual(["nobody"]);
  });
});

it("reads a service with a colon in its name", () => {
  expect(readReviewerLines(["Care: at home: megan@contoso.example"])).toEqual([
    { service: "Care: at home", who: "megan@contoso.example" },
  ]);
});
