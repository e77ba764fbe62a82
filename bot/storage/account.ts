import { TableClient } from "@azure/data-tables";
import { BlobServiceClient, type ContainerClient } from "@azure/storage-blob";
import { type QueueClient, QueueServiceClient } from "@azure/storage-queue";

/** The part of @azure/identity's TokenCredential that is needed; `app.ts` passes it in. */
export interface Credential {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

/** Azurite by its connection string; a real account by its addresses and the managed identity. */
export type AccountOptions =
  | { connectionString: string }
  | { urls: { table: string; queue: string; blob: string }; credential: Credential };

export interface Account {
  table(name: string): TableClient;
  queue(name: string): QueueClient;
  container(name: string): ContainerClient;
}

// Few and short: somebody waits for the answer, and Teams no longer than 15 seconds.
const tableRetries = { retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 } };
const blobRetries = { retryOptions: { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 } };

export function openAccount(options: AccountOptions): Account {
  if ("connectionString" in options) {
    const { connectionString } = options;
    const queues = QueueServiceClient.fromConnectionString(connectionString, blobRetries);
    const blobs = BlobServiceClient.fromConnectionString(connectionString, blobRetries);
    // Plain http is Azurite on loopback; the connection string of a real account says https.
    const table = { ...tableRetries, allowInsecureConnection: true };
    return {
      table: (name) => TableClient.fromConnectionString(connectionString, name, table),
      queue: (name) => queues.getQueueClient(name),
      container: (name) => blobs.getContainerClient(name),
    };
  }
  const { urls, credential } = options;
  const queues = new QueueServiceClient(urls.queue, credential, blobRetries);
  const blobs = new BlobServiceClient(urls.blob, credential, blobRetries);
  return {
    table: (name) => new TableClient(urls.table, name, credential, tableRetries),
    queue: (name) => queues.getQueueClient(name),
    container: (name) => blobs.getContainerClient(name),
  };
}
