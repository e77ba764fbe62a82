import { day } from "../../../../bot/common/days";
import { readMethodRatings } from "../../../../bot/consultations";
import { triedMethod } from "../../../../bot/consultations/methods/method-ratings";
import { buildConsultation, reference } from "../../../support/build";

describe("ratings as the list holds them", () => {
  it.each([
    ["Focus group: 5", [{ method: "Focus group", rating: 5 }]],
    [
      "Focus group: 5\r\nOnline survey = 6/6\n\nDrop-in - 2 out of 6",
      [
        { method: "Focus group", rating: 5 },
        { method: "Online survey", rating: 6 },
        { method: "Drop-in", rating: 2 },
      ],
    ],
    ['[{"method":"Focus group","rating":5}]', [{ method: "Focus group", rating: 5 }]],
    [
      '{"Focus group": 5, "Workshop": "4", "Panel": 9}',
      [
        { method: "Focus group", rating: 5 },
        { method: "Workshop", rating: 4 },
      ],
    ],
    ["", []],
    ["Focus group: 0\nWorkshop: 7\nIt went well", []],
    ["{broken", []],
  ])("%j", (text, ratings) => {
    expect(readMethodRatings(text)).toEqual(ratings);
  });
});

describe("who has tried a method", () => {
  const today = day("2027-10-01");
  const tried = (...rows: Parameters<typeof buildConsultation>[0][]) =>
    triedMethod(
      rows.map((row) => buildConsultation(row)),
      { names: ["Focus group", "discussion group"], today },
    );
  const begun = { startDate: day("2027-09-01"), endDate: day("2027-10-13") };

  it("is told with its lead officer and its rating, the latest first", () => {
    const found = tried(
      {
        ...begun,
        methods: ["Discussion group"],
        reference: reference("2027-00001"),
        startDate: day("2027-01-05"),
      },
      {
        ...begun,
        methods: ["focus group", "Workshop"],
        methodRatings: [{ method: "Focus group", rating: 5 }],
        reference: reference("2027-00002"),
      },
    );
    expect(found.map(({ reference: of, rating, leadOfficer }) => [of, rating, leadOfficer?.name])).toEqual([
      ["2027-00002", 5, "Alex Wilber"],
      ["2027-00001", undefined, "Alex Wilber"],
    ]);
  });

  it.each([
    ["only plans to", { methods: ["Focus group"], startDate: day("2027-11-01") }],
    ["has no dates yet", { methods: ["Focus group"], startDate: undefined }],
    ["was stopped", { ...begun, methods: ["Focus group"], workflowStatus: "Stopped" as const }],
    ["used another", { ...begun, methods: ["Workshop"] }],
    ["chose none", begun],
  ])("is nobody who %s", (_who, row) => {
    expect(tried(row)).toEqual([]);
  });

  it("counts a rating even where the method was not ticked", () => {
    expect(tried({ ...begun, methodRatings: [{ method: "Focus group", rating: 2 }] })).toHaveLength(1);
  });
});
