/**
 * Teams sends an activity again when an answer takes longer than it likes. The first to claim it does the
 * work; whoever comes second is given the answer the first one made.
 */
export interface SeenTurns {
  claim(key: string): Promise<boolean>;
  finish(key: string, answer: string): Promise<void>;
  resultOf(key: string): Promise<string | undefined>;
}
