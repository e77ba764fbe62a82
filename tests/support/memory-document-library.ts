import type { DocumentLibrary } from "../../bot/consultations";

export interface MemoryDocumentLibrary extends DocumentLibrary {
  /** Where each file is, with what is in it. */
  readonly files: Map<string, { fileName: string; text: string }>;
}

/** The same bytes under the same name are one file, as in the real one. */
export function memoryDocumentLibrary(): MemoryDocumentLibrary {
  const files: MemoryDocumentLibrary["files"] = new Map();
  return {
    files,
    async keep({ reference, fileName, bytes }) {
      const text = Buffer.from(bytes).toString("utf8");
      for (const [url, file] of files)
        if (file.fileName === fileName && file.text === text && url.includes(reference)) return { url };
      const url = `https://council.sharepoint.example/${reference}/${files.size + 1}`;
      files.set(url, { fileName, text });
      return { url };
    },
  };
}
