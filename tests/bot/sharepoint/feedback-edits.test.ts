import { day } from "../../../bot/common/days";
import type { RowEdit } from "../../../bot/feedback";
import type { SharePoint } from "../../../bot/sharepoint";
import { alex, grady, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

const of42 = reference("2027-00042");
const add = {
  ...({ theme: "Seats", asked: "", said: "More\nseats.", outcome: "will", answer: "Buy chairs." } as const),
  ...({ owner: grady, dueDate: day("2027-08-01"), status: "Open", doneOn: undefined } as const),
  ...{ publishedOn: day("2027-06-02"), publishedAs: "0123456789abc", position: 1 },
};
const write = ({ feedbackRows }: SharePoint) =>
  feedbackRows.write({
    ...{ reference: of42, by: alex, at: new Date("2027-06-02T10:00:00Z"), writes: [{ add, key: "row/1" }] },
  });

function watching({ onFeedbackRowChanged }: SharePoint): RowEdit[] {
  const seen: RowEdit[] = [];
  onFeedbackRowChanged((edit) => seen.push(edit));
  return seen;
}

it("tells of a row that a person changed, with that person and the version every instance sees", async () => {
  const other = await standIn.another();
  const [mine, theirs] = [watching(standIn.sharePoint), watching(other)];
  await write(standIn.sharePoint);
  await other.refreshSlow();
  // What the app wrote itself is no news where it was written, and known as such elsewhere.
  expect(mine).toEqual([]);
  expect(theirs).toMatchObject([{ before: undefined, changedBy: { byApp: true } }]);
  const [row] = standIn.sharePoint.feedbackRows.of(of42);
  await standIn.edit({
    ...{ list: "YouSaidWeDid", id: row?.id as string, by: people.megan, fields: { YouSaid: "Benches." } },
  });
  await Promise.all([standIn.sharePoint.refreshSlow(), other.refreshSlow()]);
  expect(mine).toMatchObject([
    {
      ...{ before: { said: add.said }, after: { said: "Benches.", publishedAs: add.publishedAs } },
      ...{ follows: true, changedBy: { byApp: false, person: { id: people.megan.id, name: "Megan Bowen" } } },
    },
  ]);
  expect(theirs[1]).toMatchObject({ version: mine[0]?.version, changedBy: { byApp: false } });
});

it("says of a row as it stands who saved it last, in the same version", async () => {
  await write(standIn.sharePoint);
  const [row] = standIn.sharePoint.feedbackRows.of(of42);
  if (!row) throw new Error("It is not there");
  expect(standIn.sharePoint.feedbackRows.asSeen(row)).toMatchObject({ changedBy: { byApp: true } });
  const seen = watching(standIn.sharePoint);
  await standIn.edit({
    ...{ list: "YouSaidWeDid", id: row.id, by: people.megan, fields: { YouSaid: "Benches." } },
  });
  await standIn.sharePoint.refreshSlow();
  const other = await standIn.another();
  const [found] = other.feedbackRows.of(of42);
  if (!found) throw new Error("It is not there");
  expect(other.feedbackRows.asSeen(found)).toMatchObject({
    ...{ version: seen[0]?.version, changedBy: { person: { name: "Megan Bowen" } } },
  });
});
