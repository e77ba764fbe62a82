/**
 * The name of an uploaded file, from its header `X-File-Name`. Headers hold plain letters only, so a name
 * comes with the rest percent-encoded. "" when it says none.
 */
export function readFileName(header: string | undefined): string {
  const sent = (header ?? "").slice(0, 2_000);
  let name = sent;
  try {
    name = decodeURIComponent(sent);
  } catch {
    // Not encoded: it is taken as it came.
  }
  const plain = name
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .split(/[\\/]/)
    .at(-1);
  return [...(plain ?? "")].slice(0, 200).join("").trim();
}
