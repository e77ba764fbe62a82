/** Instants in ms, each as its distance from the one before: an hour of them fits in one property. */
export const toCompact = (instants: readonly number[]): string =>
  instants.map((each, at) => (Math.round(each) - Math.round(instants[at - 1] ?? 0)).toString(36)).join(" ");

export function fromCompact(text: unknown): number[] {
  let last = 0;
  return String(text ?? "")
    .split(" ")
    .filter(Boolean)
    .map((each) => {
      last += Number.parseInt(each, 36);
      return last;
    })
    .filter(Number.isFinite);
}
