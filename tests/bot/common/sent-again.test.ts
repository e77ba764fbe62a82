import { deliveryStates } from "../../../bot/common/delivery-states";
import {
  endingsToSendAgain,
  firstKind,
  mayGoAgain,
  nextKind,
  notSentAgain,
} from "../../../bot/common/sent-again";

describe("a message that goes out again", () => {
  it.each([
    ["reminder", "reminder/again-1"],
    ["news/7", "news/7/again-1"],
    ["news/7/again-1", "news/7/again-2"],
    ["news/7/again-9", "news/7/again-10"],
  ])("%s is %s then, and what it was at first is still known", (kind, next) => {
    expect(nextKind(kind)).toBe(next);
    expect(firstKind(next)).toBe(firstKind(kind));
  });

  it("keeps what it was at first, whatever its id looks like", () => {
    expect(firstKind("news/again-1/8")).toBe("news/again-1/8");
    expect(firstKind("reminder")).toBe("reminder");
  });

  it("goes to nobody twice: only the last of a row is left to be sent", () => {
    const [first, again] = [
      { to: "alex", kind: "reminder" },
      { to: "alex", kind: "reminder/again-1" },
    ] as const;
    const theirs = { to: "megan", kind: "reminder" };
    expect(notSentAgain([first, again, theirs], [first, again, theirs])).toEqual([again, theirs]);
  });

  it("reached nobody, as far as is known", () => {
    expect(deliveryStates.filter(mayGoAgain)).toEqual(endingsToSendAgain);
    expect(deliveryStates.filter((state) => !mayGoAgain(state))).toEqual(
      expect.arrayContaining(["sent", "acted", "queued", "quiet"]),
    );
  });
});
