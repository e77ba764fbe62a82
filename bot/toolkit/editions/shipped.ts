import { shippedContent } from "../content";

/** Names what this release ships. Change it when the content changes, so that people can tell them apart. */
export const shippedVersion = "2026.11";

/** What an edit may name as its part: every file of content. */
export const toolkitParts: readonly string[] = Object.keys(shippedContent);
