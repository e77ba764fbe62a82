const longestLink = 2_000;
/** What has no place in an address, and would be read as a template or end it early. */
const strange = /[{}\s<>"]/g;

/** A link Teams will open, or nothing: a card with a bad one is dropped whole. */
export function linkOr(url: string | null | undefined): string {
  const clean = (url ?? "").replace(strange, encodeURIComponent);
  return /^https?:\/\//i.test(clean) && clean.length <= longestLink ? clean : "";
}
