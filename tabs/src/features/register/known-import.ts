/** The upload somebody was at, so that leaving the tab does not lose it. Some hosts forbid keeping anything. */
const key = "register-import";
let inMemory: string | undefined;

export function knownImport(): string | undefined {
  try {
    return window.localStorage.getItem(key) ?? undefined;
  } catch {
    return inMemory;
  }
}

export function keepImport(id: string | undefined): void {
  inMemory = id;
  try {
    if (id) window.localStorage.setItem(key, id);
    else window.localStorage.removeItem(key);
  } catch {
    // Kept for as long as the page is open.
  }
}
