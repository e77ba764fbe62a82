import { type EditProblem, problemInWords, tellEditProblems } from "../../../../bot/toolkit";
import { people } from "../../../support/build";
import { memoryToldProblems } from "../../../support/memory-editions";
import { memoryDirectory } from "../../../support/memory-stores";

const bad: EditProblem = {
  ...{ row: "12", part: "steps", entryId: "3.4", field: "offset.full" },
  message: 'must be a number, such as 10 or -10, not "soon"',
};

function start() {
  const heard: string[] = [];
  let down = false;
  const deps = {
    told: memoryToldProblems(),
    directory: memoryDirectory(Object.values(people)),
    notices: {
      async editProblems(to: { name: string }, problems: readonly EditProblem[]) {
        if (down) throw new Error("the queue is down");
        heard.push(`${to.name}: ${problems.map(problemInWords).join(" ")}`);
      },
    },
  };
  return {
    tell: (...problems: EditProblem[]) => tellEditProblems(deps, problems),
    heard,
    setDown: (is: boolean) => (down = is),
  };
}

it("tells the engagement lead, and nobody else, which row, entry and field", async () => {
  const { tell, heard } = start();
  await tell(bad);
  expect(heard).toEqual([
    'Adele Vance: Row 12 (steps 3.4, offset.full) must be a number, such as 10 or -10, not "soon".',
  ]);
});

it("tells the same once, and again when something else is wrong or it comes back", async () => {
  const { tell, heard } = start();
  await tell(bad);
  await Promise.all([tell(bad), tell(bad)]);
  expect(heard).toHaveLength(1);
  await tell(bad, { ...bad, row: "13" });
  expect(heard).toHaveLength(2);
  await tell();
  expect(heard).toHaveLength(2);
  await tell(bad);
  expect(heard).toHaveLength(3);
});

it("tells it later when it could not be told", async () => {
  const { tell, heard, setDown } = start();
  setDown(true);
  await expect(tell(bad)).rejects.toThrow("the queue is down");
  setDown(false);
  await tell(bad);
  expect(heard).toHaveLength(1);
});
