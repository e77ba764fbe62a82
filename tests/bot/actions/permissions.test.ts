import { canSeeDeadLetters, canSeeDeliveries, mustBeAbleToSeeDeliveries } from "../../../bot/actions";
import { people } from "../../support/build";

const { alex, megan, adele, lee, diego } = people;
const those = (may: (person: typeof alex) => boolean) =>
  Object.values(people)
    .filter(may)
    .map(({ name }) => name);

describe("what the bot sent", () => {
  it("is seen by managers, engagement leads and administrators", () => {
    expect(those(canSeeDeliveries)).toEqual([megan, adele, diego].map(({ name }) => name));
  });

  it.each([alex, lee])("is not for $name, who is told whom to ask", (by) => {
    expect(() => mustBeAbleToSeeDeliveries(by)).toThrow(
      expect.objectContaining({
        code: "not_allowed",
        message: "Only those who look after this app see what was sent. Ask your manager.",
      }),
    );
    expect(() => mustBeAbleToSeeDeliveries(megan)).not.toThrow();
  });

  it("and nobody could read is for administrators alone", () => {
    expect(those(canSeeDeadLetters)).toEqual([diego.name]);
  });
});
