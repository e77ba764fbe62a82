/** What no worker could read, as people can read it: in the queue it lies encoded. */
export function readDeadLetter({ text, why }: { text: string; why: string }): { text: string; why: string } {
  const said = why.trim();
  return { text: decoded(text), why: said === "" || /[.?!…]$/.test(said) ? said : `${said}.` };
}

const base64Form = /^[A-Za-z0-9+/]+={0,2}$/;

/** Anybody can put anything in the queue: what is not encoded is shown as it lies there. */
function decoded(text: string): string {
  if (text.length % 4 !== 0 || !base64Form.test(text)) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "base64"));
  } catch {
    return text;
  }
}
