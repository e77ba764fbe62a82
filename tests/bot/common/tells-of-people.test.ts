import { tellsOfPeople } from "../../../bot/common/tells-of-people";

it.each([
  ["Only 3 deaf people came.", "“3 deaf people”"],
  ["Two young women asked for lights.", "“Two young women”"],
  ["It helped one Traveller.", "“one Traveller”"],
  ["As Mrs O'Brien said, it is dark.", "“Mrs O'Brien”"],
  ["We heard from Ann Smith at the door.", "“Ann Smith”"],
  ["Write to ann@home.example or 01632 960123.", "“ann@home.example”, “01632 960123”"],
  ["The flat at SW1A 1AA.", "“SW1A 1AA”"],
  ["We try it because 3 of them asked.", "“3 of them”"],
  ["Sam Jones at the door said no.", "“Sam Jones”"],
  ["The house is 12 High Street.", "“12 High Street”"],
])("%s", (text, found) => {
  expect(tellsOfPeople([text]).join(" ")).toContain(found);
});

it.each([
  "Most of the 34 people who came want evenings. 5 people did not.",
  "Open until eight at the Town Hall on High Street. Cabinet decides on 4 March 2027.",
  "Focus Groups from May. Town Hall of old. We met 12 times, most of them in June.",
  "We will spend £3 for each resident over 1,234 people.",
  "",
])("leaves alone: %s", (text) => {
  expect(tellsOfPeople([text])).toEqual([]);
});
