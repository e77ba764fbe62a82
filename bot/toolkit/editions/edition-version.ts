import { fingerprint } from "../../common/fingerprint";

/** What consultations of before there were editions say: they follow the content first shipped. */
export const firstVersion = "1";

const fingerprintLength = 8;

/**
 * The name of one edition, as a consultation keeps it: `2026.11.1f0c22ab` as shipped, `2026.11+3.9be0714d` with
 * the council's edits up to edition 3. Two editions that differ never share a name, whoever changed what.
 */
export function versionOf(shipped: string, edition: number, content: object): string {
  const name = edition > 0 ? `${shipped}+${edition}` : shipped;
  return `${name}.${fingerprint(content).slice(0, fingerprintLength)}`;
}

/** The edition a version is of; 0 as shipped. */
export const editionIn = (version: string): number => Number(/\+(\d+)\.[0-9a-f]+$/.exec(version)?.[1] ?? 0);
