import { createServer, type Server } from "node:net";

/** A server on a port of the system's choosing. */
export function occupy(): Promise<{ port: number; server: Server }> {
  return new Promise((resolve, reject) => {
    // Hangs up on callers: an unread socket would keep the server from closing.
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") resolve({ port: address.port, server });
      else reject(new Error("No port was given."));
    });
  });
}

export const release = (server: Server): Promise<void> =>
  new Promise((resolve) => server.close(() => resolve()));

/** Ports free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => occupy()));
  await Promise.all(held.map(({ server }) => release(server)));
  return held.map(({ port }) => port);
}
