import { TableClient, TableServiceClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";

/** Empties every table and queue of local storage, without removing them: the bot goes on using them. */
export async function emptyStorage(connectionString: string): Promise<void> {
  const insecure = { allowInsecureConnection: true };
  const tables = TableServiceClient.fromConnectionString(connectionString, insecure);
  for await (const { name } of tables.listTables()) {
    if (!name) continue;
    const table = TableClient.fromConnectionString(connectionString, name, insecure);
    for await (const { partitionKey, rowKey } of table.listEntities())
      if (partitionKey !== undefined && rowKey !== undefined) await table.deleteEntity(partitionKey, rowKey);
  }
  await emptyQueues(connectionString);
}

/** Forgets what was waiting to be sent. */
export async function emptyQueues(connectionString: string): Promise<void> {
  const queues = QueueServiceClient.fromConnectionString(connectionString);
  for await (const { name } of queues.listQueues()) await queues.getQueueClient(name).clearMessages();
}
