/** Of one message to one recipient, what says whether it went out again. */
interface Sent {
  to: string;
  /** `reminder`, `news/7`; sent again by hand: `reminder/again-1`. */
  kind: string;
}

/** How a delivery may have ended so that sending it again makes sense. */
export const endingsToSendAgain: readonly string[] = [
  ...["failed", "unknown", "blocked", "uninstalled", "disabled"],
];
export const mayGoAgain = (state: string): boolean => endingsToSendAgain.includes(state);

/** `news/7/again-2` was `news/7` at first. */
export const firstKind = (kind: string): string => kind.replace(/\/again-\d+$/, "");

/** What went out first as `news/7` is `news/7/again-2` when it goes out again the second time. */
export const againKind = (first: string, times: number): string => `${first}/again-${times}`;

/** The number in its name makes two presses one: the second finds it there. */
export function nextKind(kind: string): string {
  const times = Number(/\/again-(\d+)$/.exec(kind)?.[1] ?? 0);
  return againKind(firstKind(kind), times + 1);
}

/** Those of `some` that did not go out again already, as far as `all` of that day knows. */
export function notSentAgain<Row extends Sent>(some: readonly Row[], all: readonly Sent[]): readonly Row[] {
  const there = new Set(all.map(keyOf));
  return some.filter(({ to, kind }) => !there.has(keyOf({ to, kind: nextKind(kind) })));
}

const keyOf = ({ to, kind }: Sent): string => `${to}|${kind}`;
