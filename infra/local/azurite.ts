import { mkdirSync } from "node:fs";
import { startProcess, untilReady } from "./processes";

export interface AzuriteOptions {
  ports: { blob: number; queue: number; table: number };
  dataDir: string;
  /** Keep nothing on disk: for tests. */
  inMemory?: boolean;
  /** How long to wait until it answers. */
  withinMs?: number;
}

export interface Azurite {
  connectionString: string;
  healthy(): Promise<boolean>;
  stop(): Promise<void>;
}

// Published by Microsoft for every Azurite and emulator: it opens nothing but loopback.
const account = "devstoreaccount1";
const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const startWithinMs = 30_000;

/** How the emulator's one account is reached. */
export const connectionStringOf = (ports: { blob: number; queue: number; table: number }): string => {
  const at = (port: number) => `http://127.0.0.1:${port}/${account}`;
  return [
    "DefaultEndpointsProtocol=http",
    `AccountName=${account}`,
    `AccountKey=${key}`,
    `BlobEndpoint=${at(ports.blob)}`,
    `QueueEndpoint=${at(ports.queue)}`,
    `TableEndpoint=${at(ports.table)}`,
  ].join(";");
};

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/${account}?comp=list`, {
    signal: AbortSignal.timeout(2_000),
  });
  // Unsigned, so it says 400 or 403: any answer means the service listens.
  await response.arrayBuffer();
  return response.headers.get("server")?.startsWith("Azurite") ?? false;
}

/** Starts Microsoft's stand-in for Azure Storage on loopback and waits until all three services answer. */
export async function startAzurite(options: AzuriteOptions): Promise<Azurite> {
  const { ports, dataDir, inMemory = false, withinMs = startWithinMs } = options;
  mkdirSync(dataDir, { recursive: true });
  const child = startProcess({
    name: "Azurite",
    script: require.resolve("azurite/dist/src/azurite.js"),
    cwd: dataDir,
    loopbackOnly: true,
    args: [
      ...["--silent", "--disableTelemetry", "--skipApiVersionCheck"],
      ...["--blobHost", "127.0.0.1", "--blobPort", String(ports.blob)],
      ...["--queueHost", "127.0.0.1", "--queuePort", String(ports.queue)],
      ...["--tableHost", "127.0.0.1", "--tablePort", String(ports.table)],
      ...(inMemory ? ["--inMemoryPersistence"] : ["--location", dataDir]),
    ],
  });
  const healthy = async () => {
    if (!child.running()) return false;
    const all = await Promise.allSettled(Object.values(ports).map(answers));
    return all.every((each) => each.status === "fulfilled" && each.value);
  };
  await untilReady("Azurite", child, healthy, withinMs);
  return {
    connectionString: connectionStringOf(ports),
    healthy,
    stop: () => child.stop(),
  };
}
