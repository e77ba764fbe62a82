import type { Outcome } from "../../../../bot/jobs";

/** How often, of all requests. */
export interface TeamsScript {
  throttled: number;
  refused: number;
  reset: number;
  acceptedThenReset: number;
  /** Says what comes for one request; undefined leaves it to chance. */
  answers(to: string, what: "send" | "create", tries: number): Outcome | undefined;
  answerMs: readonly [number, number];
}

export interface Request {
  to: string;
  what: "send" | "create";
  at: number;
  /** When it was answered. */
  until: number;
  accepted: boolean;
}

/** Teams as it is written down, and as badly as it is told to be. It never refuses for its limits: tests count. */
export function scriptedTeams({
  time,
  random,
  script,
}: {
  time: { now(): Date; wait(ms: number): Promise<void> };
  random: () => number;
  script: Partial<TeamsScript>;
}) {
  const {
    throttled = 0,
    refused = 0,
    reset = 0,
    acceptedThenReset = 0,
    answers,
    answerMs = [20, 120],
  } = script;
  const requests: Request[] = [];
  const tries = new Map<string, number>();
  let injected = 0;

  function chance(): { outcome: Outcome; accepted: boolean } {
    const failed = (status: number, retryAfterSeconds?: number): Outcome => ({
      ...{ state: "failed", status, reason: undefined, retryAfterSeconds },
    });
    let dice = random();
    const falls = (share: number) => {
      dice -= share;
      return dice < 0;
    };
    if (falls(throttled / 2)) return { outcome: failed(429, 1 + Math.floor(random() * 5)), accepted: false };
    if (falls(throttled / 2)) return { outcome: failed(429), accepted: false };
    if (falls(refused)) {
      const status = [500, 502, 412][Math.floor(random() * 3)] ?? 500;
      return { outcome: failed(status), accepted: false };
    }
    if (falls(reset)) return { outcome: { state: "unknown", reason: "ECONNRESET" }, accepted: false };
    if (falls(acceptedThenReset)) {
      injected++;
      return { outcome: { state: "unknown", reason: "ECONNRESET" }, accepted: true };
    }
    return { outcome: { state: "sent" }, accepted: true };
  }

  return {
    requests,
    injected: () => injected,
    async request(to: string, what: "send" | "create"): Promise<Outcome> {
      const key = `${to} ${what}`;
      tries.set(key, (tries.get(key) ?? 0) + 1);
      const scripted = answers?.(to, what, tries.get(key) ?? 1);
      const { outcome, accepted } = scripted
        ? { outcome: scripted, accepted: scripted.state === "sent" }
        : chance();
      const ms = answerMs[0] + random() * (answerMs[1] - answerMs[0]);
      const at = time.now().getTime();
      requests.push({ to, what, at, until: at + ms, accepted });
      await time.wait(ms);
      return outcome;
    },
    /** How many cards each has. */
    cards(): ReadonlyMap<string, number> {
      const cards = new Map<string, number>();
      for (const { to, what, accepted } of requests)
        if (what === "send" && accepted) cards.set(to, (cards.get(to) ?? 0) + 1);
      return cards;
    },
    /** Most requests in any sliding time of so long. */
    mostIn(ms: number, which: (request: Request) => boolean = () => true): number {
      const times = requests
        .filter(which)
        .map(({ at }) => at)
        .sort((a, b) => a - b);
      let most = 0;
      let from = 0;
      for (const [to, at] of times.entries()) {
        while (at - (times[from] ?? at) >= ms) from++;
        most = Math.max(most, to - from + 1);
      }
      return most;
    },
  };
}
