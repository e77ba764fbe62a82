import { Failure } from "../../../../bot/common/failure";
import { chooseMethods, seeMethods } from "../../../../bot/teams/consultations/choose-methods";
import type { Turn } from "../../../../bot/teams/turn";
import { filled, inputs, words } from "../../../support/cards";
import { alex, buildConsultation, buildProduct, grady } from "../../../support/teams";

const reference = "2027-00042";
const turnOf = (person = alex, text = `methods ${reference}`): Turn => ({ person, text, where: "personal" });
const product = (given: Parameters<typeof buildConsultation>[0] = {}) =>
  buildProduct({ consultations: [buildConsultation(given)] });
const cardSaid = async (deps: ReturnType<typeof product>, turn = turnOf()) => {
  const reply = await seeMethods(deps, turn);
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
};
const save = async (deps: ReturnType<typeof product>, methods: string, person = alex) => {
  const { data } = filled(await cardSaid(deps), "Save methods", { methods });
  return chooseMethods(deps, turnOf(person), data);
};
const chosenIn = (deps: ReturnType<typeof product>) => deps.register.consultations.all()[0]?.methods;

describe("choosing methods", () => {
  it("saves what is ticked, with a line of history", async () => {
    const deps = product();
    const card = await save(deps, "Online survey,Pop-up%2C street or market stall");
    expect(words(card)).toContain("Saved.");
    expect(chosenIn(deps)).toEqual(["Online survey", "Pop-up, street or market stall"]);
    expect(inputs(card)["methods"]).toBe("Online survey,Pop-up%2C street or market stall");
    expect(deps.register.history).toMatchObject([
      {
        what: "Methods chosen",
        from: "",
        to: "Online survey; Pop-up, street or market stall",
        who: { id: alex.id },
      },
    ]);
  });

  it("warns of what is missing on the Full track, and keeps the choice all the same", async () => {
    const deps = product({ track: "full" });
    const said = words(await save(deps, "Online survey"));
    expect(said).toContain("To make this stronger");
    expect(said).toContain("Add a method that tells you why people think so");
    expect(chosenIn(deps)).toEqual(["Online survey"]);
  });

  it("knows from the saved answers that it may be harder on some groups", async () => {
    const deps = product({ levelAnswers: '{"protected":true}' });
    expect(words(await save(deps, "Online survey"))).toContain("works with no internet");
    const other = product({ levelAnswers: '{"protected":false}' });
    expect(words(await save(other, "Online survey"))).not.toContain("works with no internet");
  });

  it("pressed twice is one change", async () => {
    const deps = product();
    await save(deps, "Online survey");
    await save(deps, "Online survey");
    expect(deps.register.history).toHaveLength(1);
  });

  it("keeps what somebody typed into the list", async () => {
    const deps = product({ methods: ["Tea in the park", "Online survey"] });
    expect(words(await cardSaid(deps))).toContain("Also kept, from the list: Tea in the park");
    await save(deps, "Focus group");
    expect(chosenIn(deps)).toEqual(["Focus group", "Tea in the park"]);
  });

  it("is for whoever leads the work; the ticks come back to anybody else", async () => {
    const deps = product();
    const data = { reference, methods: "Online survey" };
    const card = await chooseMethods(deps, turnOf(grady), data);
    expect(words(card)).toContain(
      "Only Alex Wilber or the engagement lead can choose the methods. Ask them.",
    );
    expect(deps.register.history).toEqual([]);
    expect(inputs(await cardSaid(deps, turnOf(grady)))).toEqual({});
  });

  it.each(["Complete", "Stopped"] as const)("is over once it is %s", async (workflowStatus) => {
    const deps = product({ workflowStatus, methods: ["Focus group"] });
    const card = await chooseMethods(deps, turnOf(), { reference, methods: "Online survey" });
    expect(words(card)).toContain(`is ${workflowStatus.toLowerCase()}, so it cannot be changed any more`);
    expect(chosenIn(deps)).toEqual(["Focus group"]);
    expect(deps.register.history).toEqual([]);
    expect(inputs(await cardSaid(deps))).toEqual({});
    expect(words(await cardSaid(deps))).toContain("It is over, so nobody can change these any more.");
  });

  it("takes no method that is not offered", async () => {
    const deps = product();
    const card = await chooseMethods(deps, turnOf(), { reference, methods: "Séance,Online survey" });
    expect(words(card)).toContain("“Séance” is not one of the methods for this level.");
    expect(inputs(card)["methods"]).toBe("Online survey");
    expect(chosenIn(deps)).toBeUndefined();
  });

  it("loses no tick when the list is out of reach", async () => {
    const deps = product();
    deps.register.failNext(new Failure("unavailable", "SharePoint does not answer. Try again in a minute."));
    const card = await save(deps, "Online survey");
    expect(words(card)).toContain("SharePoint does not answer.");
    expect(inputs(card)["methods"]).toBe("Online survey");
  });

  it("asks which one when nobody can tell", async () => {
    const deps = buildProduct();
    expect(await seeMethods(deps, turnOf(alex, "methods"))).toMatchObject({
      text: expect.stringContaining("methods 2027-00042"),
    });
    await expect(seeMethods(deps, turnOf(alex, "methods 2027-99999"))).rejects.toThrow("Check the number");
    await expect(chooseMethods(deps, turnOf(), { reference: "nonsense" })).rejects.toThrow("too old to use");
  });
});
