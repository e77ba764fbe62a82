/** Between the version a consultation follows and the newer one its people chose not to take. */
const kept = ", not ";

/** The version a consultation follows, out of what its row says: `2026.11.1f0c22ab, not 2026.11+3.9be0714d`. */
export const followedVersion = (templateVersion: string): string =>
  templateVersion.split(kept)[0]?.trim() ?? "";

/** The newer version that was offered and not taken, if any. */
export const declinedVersion = (templateVersion: string): string | undefined =>
  templateVersion.split(kept)[1]?.trim();

/** What the row says once somebody has chosen to keep what they have. It holds, restart or not. */
export const keepingVersion = (templateVersion: string, declined: string): string =>
  `${followedVersion(templateVersion)}${kept}${declined}`;

/** As people read it: `2026.11+3`, without the mark that tells equal names apart. */
export const versionInShort = (templateVersion: string): string =>
  templateVersion.replace(/\.[0-9a-f]{8}(?=,|$)/g, "");
