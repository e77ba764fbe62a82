const longestLink = 2_000;

/** A link Teams will open, or nothing: a card with a bad one is dropped whole. */
export const linkOr = (url: string | null | undefined): string =>
  url && url.length <= longestLink && /^https?:\/\//i.test(url) ? url : "";
