import { matchPeople } from "../../../bot/common/match-people";

const everybody = [
  { name: "Zoë O'Brien-Smith", email: "zoe.obrien@council.example" },
  { name: "Sam Smith", email: "sam.smith@council.example" },
  { name: "Samir Khan", email: "samir.khan@council.example" },
  { name: "علي حسن", email: "ali.hassan@council.example" },
];
const found = (text: string) => matchPeople(everybody, text).map(({ name }) => name);

it.each([
  ["zoe", ["Zoë O'Brien-Smith"]],
  ["ZOË o'brien", ["Zoë O'Brien-Smith"]],
  ["smith", ["Sam Smith", "Zoë O'Brien-Smith"]],
  ["smith sam", ["Sam Smith"]],
  ["sam", ["Sam Smith", "Samir Khan"]],
  ["sam smith", ["Sam Smith"]],
  ["علي", ["علي حسن"]],
  ["Samir.Khan@Council.example", ["Samir Khan"]],
  ["sam@council.example", []],
  ["amir", []],
  ["   ", []],
  ["...", []],
])("%j means %j", (text, expected) => {
  expect(found(text)).toEqual(expected);
});
