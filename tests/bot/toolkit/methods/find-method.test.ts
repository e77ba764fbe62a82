import { compareFor, groupFor, methodFor, methodsReaching } from "../../../../bot/toolkit";

describe("the method somebody asks about", () => {
  it.each([
    ["focus group", "focus-group"],
    ["Focus groups", "focus-group"],
    ["What is a focus group?", "focus-group"],
    ["how do I run a focus group", "focus-group"],
    ["when should we use focus groups please", "focus-group"],
    ["focuss grup", "focus-group"],
    ["group discussion", "focus-group"],
    ["survey", "online-survey"],
    ["tell me about online surveys", "online-survey"],
    ["questionaire", "online-survey"],
    ["postal survey", "postal-survey"],
    ["interviews", "interviews"],
    ["interv", "interviews"],
    ["workshops", "workshop"],
    ["co-production", "co-design"],
    ["coproduction", "co-design"],
    ["drop in", "drop-in"],
    ["exhibition", "drop-in"],
    ["pop-up", "pop-up"],
    ["market stall", "pop-up"],
    ["public meeting", "public-meeting"],
    ["Let's Talk Together", "ward-meeting"],
    ["citizens’ jury", "citizens-jury"],
    ["citizen assembly", "citizens-jury"],
    ["participatory budgeting", "participatory-budget"],
    ["youth council", "youth-session"],
    ["social media", "social-media"],
    ["petitions", "petition"],
  ])("%s", (text, id) => {
    expect(methodFor(text)?.id).toBe(id);
  });

  it.each([
    "",
    "?",
    "plan a consultation",
    "how do I reach young people?",
    "what is the Gunning test?",
    "who signs off the focus group for the day centre in Riverside",
    "group",
    "forum",
    "legal",
    "community",
    "street",
    "better",
    "online",
    "how many weeks do I need",
    "a ".repeat(5_000),
  ])("is none in %j", (text) => {
    expect(methodFor(text)).toBeUndefined();
  });
});

describe("two methods set side by side", () => {
  it.each([
    ["compare survey and workshop", "online-survey", "workshop"],
    ["Compare a focus group with interviews, please", "focus-group", "interviews"],
    ["what is the difference between a drop-in and a public meeting?", "drop-in", "public-meeting"],
    ["focus group vs. workshop", "focus-group", "workshop"],
    ["survey or focus groups?", "online-survey", "focus-group"],
    ["should we use a workshop or a citizens' jury", "workshop", "citizens-jury"],
    ["which is better, a postal survey or an online survey?", "postal-survey", "online-survey"],
    ["compare co-design or co-production and workshops", "co-design", "workshop"],
    ["can you compare pop up and drop in", "pop-up", "drop-in"],
  ])("%s", (text, one, other) => {
    expect(compareFor(text)?.map(({ id }) => id)).toEqual([one, other]);
  });

  it.each([
    "focus group",
    "compare survey",
    "compare survey and questionnaire",
    "compare Riverside and Old Town",
    "survey and workshop dates for the parks strategy",
    "drop-in or exhibition",
    "",
  ])("are not meant by %j", (text) => {
    expect(compareFor(text)).toBeUndefined();
  });
});

describe("the group somebody wants to reach", () => {
  it.each([
    ["How do I reach young people?", "young-people"],
    ["how can we hear from teenagers", "young-people"],
    ["young peple", "young-people"],
    ["children", "young-people"],
    ["engaging with older residents", "older-people"],
    ["how do I get pensioners involved?", "older-people"],
    ["which methods work for disabled people?", "disabled-people"],
    ["reach Gypsies and Travellers", "gypsies-roma-travellers"],
    ["Traveller", "gypsies-roma-travellers"],
    ["best way to involve carers", "carers"],
    ["faith groups", "faith-groups"],
    ["rough sleepers", "homeless-people"],
    ["people who are not online", "not-online"],
    ["women", "women"],
    ["tenants", "tenants"],
  ])("%s", (text, id) => {
    expect(groupFor(text)?.id).toBe(id);
  });

  it.each([
    "",
    "people",
    "residents",
    "could",
    "how do I reach a decision",
    "focus group",
    "my consultations",
    "young people in Riverside asked for a skate park",
  ])("is none in %j", (text) => {
    expect(groupFor(text)).toBeUndefined();
  });

  it("has methods, those made for it first", () => {
    const found = methodsReaching("young-people").map(({ id }) => id);
    expect(found[0]).toBe("youth-session");
    expect(found).toContain("focus-group");
    expect(methodsReaching("nobody")).toEqual([]);
  });
});
