import { type Log, silentLog } from "../../../bot/common/log";
import { type Turn, tidy } from "../../../bot/jobs";

function turn(renewals = Number.POSITIVE_INFINITY) {
  const released = jest.fn(async () => {});
  let left = renewals;
  const held: Turn = { renew: async () => left-- > 0, release: released };
  return { held, released };
}

const chore = (name: string, run = jest.fn(async () => 3)) => ({ name, run });

describe("tidying", () => {
  it("does every chore and gives the turn back", async () => {
    const { held, released } = turn();
    const chores = [chore("turns"), chore("plans")];
    await tidy({ hold: async () => held, chores, log: silentLog });
    for (const { run } of chores) expect(run).toHaveBeenCalledTimes(1);
    expect(released).toHaveBeenCalledTimes(1);
  });

  it("is left to whoever has the turn", async () => {
    const chores = [chore("turns")];
    await tidy({ hold: async () => undefined, chores, log: silentLog });
    expect(chores[0]?.run).not.toHaveBeenCalled();
  });

  it("goes on past a chore that fails, and says which", async () => {
    const { held, released } = turn();
    const failed: unknown[] = [];
    const log: Log = { ...silentLog, error: (_event, _error, fields) => failed.push(fields?.["chore"]) };
    const chores = [chore("turns", jest.fn().mockRejectedValue(new Error("No"))), chore("plans")];
    await tidy({ hold: async () => held, chores, log });
    expect(failed).toEqual(["turns"]);
    expect(chores[1]?.run).toHaveBeenCalledTimes(1);
    expect(released).toHaveBeenCalledTimes(1);
  });

  it("stops when the turn is lost meanwhile", async () => {
    const { held } = turn(1);
    const chores = [chore("turns"), chore("plans")];
    await tidy({ hold: async () => held, chores, log: silentLog });
    expect(chores.map(({ run }) => run.mock.calls.length)).toEqual([1, 0]);
  });
});
