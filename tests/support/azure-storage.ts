import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../bot/common/clock";
import { silentLog } from "../../bot/common/log";
import { createStorage, type Storage } from "../../bot/storage";
import { type Azurite, startAzurite } from "../../infra/local/azurite";
import { freePorts } from "../infra/local/free-ports";
import { fixedClock } from "./build";

export interface AzureStorage {
  /** What an instance has; each one opened is another instance on the same account. */
  open: () => Storage;
  connectionString: () => string;
}

/** An account of Azure Storage on this machine, for all tests of a file: empty at first, gone afterwards. */
export function azureStorage(clock: Clock = fixedClock("2027-03-01T09:00:00Z")): AzureStorage {
  let azurite: Azurite | undefined;
  let folder = "";
  const connectionString = () => {
    if (!azurite) throw new Error("Open it in a test, or in beforeAll");
    return azurite.connectionString;
  };
  const open = () => createStorage({ connectionString: connectionString() }, { clock, log: silentLog });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "azurite-"));
    const [blob = 0, queue = 0, table = 0] = await freePorts(3);
    azurite = await startAzurite({ ports: { blob, queue, table }, dataDir: folder, inMemory: true });
    await open().ensure();
  }, 90_000);
  afterAll(async () => {
    await azurite?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { open, connectionString };
}
