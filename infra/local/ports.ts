import { createServer } from "node:net";

export interface WantedPort {
  port: number;
  /** What wants it, as the middle of a sentence: `the bot`. */
  name: string;
  /** The setting that chooses another: `PORT`. */
  setting: string;
}

type Refusal = "in use" | "not allowed";

function refusal(port: number): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EACCES" ? "not allowed" : "in use"),
    );
    // Exclusive: within jest's workers and clusters a port may otherwise seem free twice.
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

const sentence = ({ port, name, setting }: WantedPort, why: Refusal): string =>
  why === "in use"
    ? `Port ${port} is in use, so ${name} cannot start. Stop what uses it, or choose another with ${setting}=….`
    : `Port ${port} may not be used by this account, so ${name} cannot start. Choose another with ${setting}=….`;

/**
 * Throws one readable error when a port cannot be had, naming every one that cannot.
 * Asked before anything starts: a clash found later leaves half of local mode running.
 */
export async function portsFree(wanted: readonly WantedPort[]): Promise<void> {
  const problems: string[] = [];
  const taken = new Map<number, WantedPort>();
  for (const each of wanted) {
    const other = taken.get(each.port);
    taken.set(each.port, each);
    if (other) {
      problems.push(
        `Port ${each.port} is wanted by both ${other.name} (${other.setting}) and ${each.name} (${each.setting}). Give each its own.`,
      );
      continue;
    }
    const why = await refusal(each.port);
    if (why) problems.push(sentence(each, why));
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
