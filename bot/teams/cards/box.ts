/** What stands in a box of a card: all of a text, or as much of it as the card has room for. */
export interface Boxed {
  value: string;
  /** Whether all of it is in the box. */
  whole: boolean;
}

const bytes = (text: string): number => Buffer.byteLength(JSON.stringify(text), "utf8");

export function boxed(text: string, most: number): Boxed {
  let letters = [...text];
  while (bytes(letters.join("")) > most)
    letters = letters.slice(0, Math.floor((letters.length * most) / (bytes(letters.join("")) + 1)));
  const value = letters.join("");
  return { value, whole: value.length === text.length };
}

/**
 * The boxes of a form. What was typed comes back, cut where it must be, and that is said. What the record
 * holds and a box has no room for is not offered: saving the part that fits would lose the rest.
 */
export function boxes<Name extends string>(
  most: Readonly<Record<Name, number>>,
  {
    stored,
    typed,
  }: { stored: Readonly<Record<Name, string>>; typed?: Partial<Record<Name, string>> | undefined },
): { value: Record<Name, string>; show: Record<Name, boolean>; leftOut: string; kept: string } {
  const value = {} as Record<Name, string>;
  const show = {} as Record<Name, boolean>;
  const said = new Set<string>();
  for (const name of Object.keys(most) as Name[]) {
    const back = typed?.[name];
    // The types promise texts; lists edited by hand do not.
    const { value: shown, whole } = boxed(back ?? stored[name] ?? "", most[name]);
    value[name] = shown;
    show[name] = whole || back !== undefined;
    if (whole) continue;
    said.add(
      back === undefined
        ? "Some of the record is too long to change here. Change it in the list."
        : "What you typed is too long for this card. Its beginning is in the box.",
    );
  }
  const leftOut = (Object.keys(most) as Name[]).filter((name) => !show[name]).join(",");
  return { value, show, leftOut, kept: [...said].join(" ") };
}
