const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

export const isLoopbackName = (name: string): boolean => loopbackNames.has(name.toLowerCase());

/** @param host a Host header: name with or without port. */
export function isLoopbackHost(host: string | undefined): boolean {
  return isLoopbackUrl(`http://${host ?? ""}`);
}

export function isLoopbackUrl(text: string): boolean {
  try {
    return isLoopbackName(new URL(text).hostname);
  } catch {
    return false;
  }
}
