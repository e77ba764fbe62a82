import { portsFree } from "../../../infra/local/processes";
import { freePorts, occupy, release } from "./free-ports";

const held: Awaited<ReturnType<typeof occupy>>[] = [];
const hold = async () => {
  const one = await occupy();
  held.push(one);
  return one;
};
// Also after a failure: a server left open keeps jest from ending.
afterEach(() => Promise.all(held.splice(0).map(({ server }) => release(server))));

const complaint = (wanted: Parameters<typeof portsFree>[0]): Promise<string> =>
  portsFree(wanted).then(
    () => "",
    (error: Error) => error.message,
  );

describe("before local mode starts", () => {
  it("names the port in use, what wanted it and the setting that chooses another", async () => {
    const { port, server } = await hold();
    expect(await complaint([{ port, name: "the bot", setting: "PORT" }])).toBe(
      `Port ${port} is in use, so the bot cannot start. Stop what uses it, or choose another with PORT=….`,
    );
    await release(server);
    expect(await complaint([{ port, name: "the bot", setting: "PORT" }])).toBe("");
  });

  it("names every port in use at once", async () => {
    const first = await hold();
    const second = await hold();
    const said = await complaint([
      { port: first.port, name: "the bot", setting: "PORT" },
      { port: second.port, name: "the Playground", setting: "PLAYGROUND_PORT" },
    ]);
    expect(said.split("\n")).toHaveLength(2);
    expect(said).toContain("PLAYGROUND_PORT=…");
  });

  it("says when two things were given one port", async () => {
    const [port = 0] = await freePorts(1);
    const said = await complaint([
      { port, name: "the bot", setting: "PORT" },
      { port, name: "the Graph stand-in", setting: "GRAPH_PORT" },
    ]);
    expect(said).toBe(
      `Port ${port} is wanted by both the bot (PORT) and the Graph stand-in (GRAPH_PORT). Give each its own.`,
    );
  });
});
