import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { datesToAvoidSchema } from "../../../bot/contract";
import { getDatesToAvoid } from "../../../bot/http/calendar/dates-to-avoid";
import { answerErrors } from "../../../bot/http/errors";
import { buildDate, seededRows } from "../../support/memory-dates";
import { buildProduct, memoryLog } from "../../support/teams";

let server: Server;
let url = "";
const product = buildProduct({
  dates: [...seededRows(2027), buildDate({ id: "x", name: "Not here", severity: "ignore" })],
});
beforeAll(async () => {
  const app = express();
  app.get("/dates", getDatesToAvoid(product.calendar as Parameters<typeof getDatesToAvoid>[0]));
  app.use(answerErrors(memoryLog().log));
  server = app.listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dates`;
});
afterAll(() => void server.close());

const get = async (query: string) => {
  const answer = await fetch(`${url}${query}`);
  return { status: answer.status, body: (await answer.json()) as unknown };
};

it("gives the dates of the time asked for, in the shape the tab reads, without the ignored ones", async () => {
  const { status, body } = await get("?from=2027-03-01&to=2027-03-31");
  expect(status).toBe(200);
  const { dates, uncheckedYears } = datesToAvoidSchema.parse(body);
  expect(datesToAvoidSchema.strict().safeParse(body).success).toBe(true);
  expect(dates.map(({ name }) => name)).toEqual(expect.arrayContaining(["Eid al-Fitr", "Good Friday"]));
  expect(dates.map(({ name }) => name)).not.toContain("Not here");
  expect(dates.map(({ from }) => from)).toEqual(dates.map(({ from }) => from).sort());
  expect(uncheckedYears).toEqual([2027]);
  expect(Object.keys(dates[0] ?? {})).not.toContain("id");
});

it.each([
  ["", "Say from which day to which"],
  ["?from=2027-03-01", "Say from which day to which"],
  ["?from=2027-02-31&to=2027-03-31", "Say from which day to which"],
  ["?from=2027-03-31&to=2027-03-01", "before the first one"],
  ["?from=2027-01-01&to=2037-01-01", "at most two years"],
  ["?from=2027-03-01&from=2027-03-02&to=2027-03-31", "Say from which day to which"],
])("refuses %j with what to ask instead", async (query, said) => {
  const { status, body } = await get(query);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(said);
});
