import { mkdtempSync, rmSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { startPlayground } from "../../../infra/local/playground";
import { personalChatId, playgroundConfig } from "../../../infra/local/playground-config";
import { portsFree } from "../../../infra/local/processes";
import { freePorts } from "./free-ports";

const names = ["Alex Wilber", "Megan Bowen", "Adele Vance", "Lee Gu", "Diego Siciliani", "Grady Archie"];
const people = names.map((name, index) => ({
  id: `00000000-0000-0000-0000-0000000000${20 + index}`,
  name,
  email: `${name.split(" ")[0]}@example.com`,
}));
const place = {
  people,
  currentUser: "00000000-0000-0000-0000-000000000021",
  tenantId: "00000000-0000-0000-0000-000000000001",
  teamName: "Engagement community of practice",
  channels: ["General", "Consultations"],
  botId: "00000000-0000-0000-0000-000000000011",
  botName: "Engagement Forum",
};

describe("the Playground's place", () => {
  it("seats the current user and gives each person a chat of their own", () => {
    const config = JSON.parse(playgroundConfig(place));
    expect(config.currentUser).toMatchObject({ name: "Megan Bowen", aadObjectId: place.currentUser });
    expect(config.users.map((user: { name: string }) => user.name)).not.toContain("Megan Bowen");
    expect(config.personalChat.id).toBe(personalChatId(place.currentUser));
    expect(config.team.channels.map((channel: { name: string }) => channel.name)).toEqual(["Consultations"]);
  });

  it("refuses what the Playground would refuse, in plain words", () => {
    expect(() => playgroundConfig({ ...place, people: people.slice(1) })).toThrow("exactly 6 people, not 5");
    expect(() => playgroundConfig({ ...place, channels: ["Consultations"] })).toThrow('"General"');
    expect(() => playgroundConfig({ ...place, currentUser: "nobody" })).toThrow("nobody is not one of");
  });
});

it("the Playground is served on loopback only, with our people, and is gone after stop", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "playground-"));
  const [port = 0] = await freePorts(1);
  const botEndpoint = "http://127.0.0.1:9/api/messages";
  const playground = await startPlayground({ ...place, port, dataDir, botEndpoint });
  try {
    expect(await (await fetch(playground.url)).text()).toContain('<div id="root">');
    const member = await fetch(
      `${playground.url}/_connector/v3/conversations/${personalChatId(place.currentUser)}/members`,
    );
    expect(await member.json()).toMatchObject([{ name: "Megan Bowen", email: "Megan@example.com" }]);
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find((each) => !each.internal && each.family === "IPv4");
    if (outside) await expect(fetch(`http://${outside.address}:${port}/`)).rejects.toThrow();
  } finally {
    await playground.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  await portsFree([{ port, name: "the Playground", setting: "PLAYGROUND_PORT" }]);
}, 60_000);
