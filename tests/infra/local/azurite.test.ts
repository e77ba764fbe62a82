import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TableClient } from "@azure/data-tables";
import { startAzurite } from "../../../infra/local/azurite";
import { portsFree } from "../../../infra/local/processes";
import { freePorts, occupy, release } from "./free-ports";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "azurite-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const wanted = async () => {
  const [blob = 0, queue = 0, table = 0] = await freePorts(3);
  return { blob, queue, table };
};

describe("the stand-in for Azure Storage", () => {
  it("answers on its three ports, keeps what it is given over a restart, and leaves the ports free", async () => {
    const ports = await wanted();
    const first = await startAzurite({ ports, dataDir });
    expect(await first.healthy()).toBe(true);
    const options = { allowInsecureConnection: true };
    const table = TableClient.fromConnectionString(first.connectionString, "people", options);
    await table.createTable();
    await table.createEntity({ partitionKey: "a", rowKey: "b", name: "Alex" });
    await first.stop();
    expect(await first.healthy()).toBe(false);
    await portsFree(Object.values(ports).map((port) => ({ port, name: "Azurite", setting: "AZURITE" })));

    const second = await startAzurite({ ports, dataDir });
    try {
      expect(await table.getEntity("a", "b")).toMatchObject({ name: "Alex" });
    } finally {
      await second.stop();
    }
  }, 60_000);

  it("says what is wrong, and leaves nothing running, when a port is taken", async () => {
    const { port, server } = await occupy();
    const ports = { ...(await wanted()), table: port };
    await expect(startAzurite({ ports, dataDir, inMemory: true, withinMs: 8_000 })).rejects.toThrow(
      /^Azurite .*EADDRINUSE/s,
    );
    await release(server);
    await portsFree(
      Object.values(ports).map((each) => ({ port: each, name: "Azurite", setting: "AZURITE" })),
    );
  }, 60_000);
});
