/** Why a link gave no document, and what to do, for somebody who has nothing but a browser. */
export function noDocumentPage({ message, requestId }: { message: string; requestId: string }): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>No document here</title>
<style>body{font:1.1rem/1.5 Arial,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}</style>
</head>
<body>
<h1>No document here</h1>
<p>${escaped(message)}</p>
<p>If you need help, quote this number: ${escaped(requestId)}</p>
</body>
</html>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
