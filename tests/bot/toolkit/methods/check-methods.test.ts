import {
  type CheckMethodsAsk,
  checkMethods,
  content,
  levels,
  methodsFor,
  tracks,
} from "../../../../bot/toolkit";

const asking = (given: Partial<CheckMethodsAsk> = {}): CheckMethodsAsk => ({
  level: "consult",
  track: "light",
  methods: ["Online survey"],
  audiences: ["Residents"],
  affectsProtected: false,
  ...given,
});

describe("a choice of methods on the Full track", () => {
  const full = (...methods: string[]) => checkMethods(asking({ track: "full", methods }));

  it("is in order with one broad, one deep and one for a seldom-heard group, one of them offline", () => {
    expect(full("Online survey", "Focus group", "Youth council or school session")).toEqual([]);
  });

  it.each([
    ["reaches many people", ["Focus group", "Youth council or school session"]],
    ["tells you why people think so", ["Paper or postal survey", "User or tenant forum"]],
    ["for people you seldom hear from", ["Paper or postal survey", "Interviews"]],
    // Law asks for notices; they are for nobody who is seldom heard.
    [
      "for people you seldom hear from",
      ["Paper or postal survey", "Interviews", "Legal notices and letters"],
    ],
  ])("lacks a method that %s, and names some", (lack, methods) => {
    const lacks = full(...methods);
    expect(lacks).toHaveLength(1);
    expect(lacks[0]).toMatch(new RegExp(`^Add a method .*${lack}, such as “.+” or “.+”\\.$`));
  });

  it("lacks all three when somebody only puts a poll online, and an offline one besides", () => {
    expect(full("Online survey")).toHaveLength(3);
    expect(full("A method of our own")).toHaveLength(5);
  });

  it("asks for no views when it only informs", () => {
    const lacks = checkMethods(
      asking({ level: "inform", track: "full", methods: ["Information campaign", "Public meeting"] }),
    );
    expect(lacks).toEqual([]);
  });
});

describe("where some people are not online", () => {
  it.each([
    ["the Full track", { track: "full" as const }],
    ["work that may be harder on a group", { affectsProtected: true }],
    ["people with no internet among its audiences", { audiences: ["Residents", "Digitally excluded"] }],
  ])("%s needs an offline method", (_where, given) => {
    expect(checkMethods(asking(given)).join(" ")).toContain("works with no internet");
    expect(checkMethods(asking()).join(" ")).not.toContain("internet");
  });

  it("needs two methods, even when the one chosen is offline", () => {
    const one = asking({ affectsProtected: true, methods: ["Paper or postal survey"] });
    expect(checkMethods(one)).toEqual(["Choose two methods or more. One is offline already."]);
    expect(checkMethods({ ...one, methods: [...one.methods, "Online survey"] })).toEqual([]);
  });
});

describe("any choice", () => {
  it("begins with one method", () => {
    expect(checkMethods(asking({ methods: [] }))).toEqual(["Choose at least one method."]);
  });

  it("has one made for its level", () => {
    expect(checkMethods(asking({ level: "involve" }))[0]).toMatch(
      /^Add a method made for this level, such as “/,
    );
    expect(checkMethods(asking({ level: "involve", methods: ["Workshop"] }))).toEqual([]);
  });

  it("can be put right with what is offered, at every level and on every track", () => {
    for (const level of levels)
      for (const track of tracks) {
        const methods = methodsFor(level).map(({ name }) => name);
        expect([
          level,
          track,
          checkMethods(asking({ level, track, methods, affectsProtected: true })),
        ]).toEqual([level, track, []]);
      }
  });
});

describe("the methods to choose from", () => {
  it("are those of the level first, then what can go beside them", () => {
    const found = methodsFor("collaborate");
    expect(found.filter(({ atLevel }) => atLevel).map(({ id }) => id)).toEqual([
      "co-design",
      "citizens-jury",
      "charrette",
    ]);
    expect(found.find(({ id }) => id === "online-survey")).toMatchObject({ atLevel: false });
    expect(found.map(({ id }) => id)).not.toContain("participatory-budget");
    expect(found.map(({ id }) => id)).not.toContain("information-campaign");
  });

  it("ask nobody anything when the level is Inform", () => {
    expect(methodsFor("inform").map(({ id }) => id)).toEqual(
      content.methods.filter((method) => method.levels.includes("inform")).map(({ id }) => id),
    );
  });
});
