/** Of one message to one recipient, what says whether it went out again. */
interface Sent {
  to: string;
  /** `reminder`, `news/7`; sent again by hand: `reminder/again-1`. */
  kind: string;
}

/** Those of `some` that did not go out again already, as far as `all` of that day knows. */
export function notSentAgain<Row extends Sent>(some: readonly Row[], all: readonly Sent[]): readonly Row[] {
  const there = new Set(all.map(keyOf));
  return some.filter(({ to, kind }) => !there.has(keyOf({ to, kind: nextKind(kind) })));
}

const keyOf = ({ to, kind }: Sent): string => `${to}|${kind}`;

function nextKind(kind: string): string {
  const [, first = kind, times = "0"] = /^(.*)\/again-(\d+)$/.exec(kind) ?? [];
  return `${first}/again-${Number(times) + 1}`;
}
