import { sitePath, steadyGuid, type Tenant } from "../tenant";

/** The library's name in addresses; people see it as "Documents". */
export const libraryName = "Shared Documents";

export interface StoredFile {
  id: string;
  /** Below the library, decoded. */
  path: string;
  created: string;
  webUrl: string;
  size: number;
  bytes(): Buffer;
}

/** Files of the site's one document library, with what is in them. Two names may not differ by case alone. */
export function createFileStore({ db, clock, url }: Pick<Tenant, "db" | "clock" | "url">) {
  const addressOf = (path: string) => path.toLowerCase();
  return {
    find(path: string): StoredFile | undefined {
      const row = db.first<{ id: string; path: string; created: string; base64: string }>(
        "SELECT id, path, created, base64 FROM files WHERE address = ?",
        addressOf(path),
      );
      if (!row) return undefined;
      const { base64, ...rest } = row;
      return {
        ...rest,
        webUrl: [
          `${url}/${sitePath}`,
          ...`${libraryName}/${row.path}`.split("/").map(encodeURIComponent),
        ].join("/"),
        size: Buffer.byteLength(base64, "base64"),
        bytes: () => Buffer.from(base64, "base64"),
      };
    },
    put(path: string, bytes: Buffer): void {
      db.run(
        "INSERT OR REPLACE INTO files (address, id, path, created, base64) VALUES (?, ?, ?, ?, ?)",
        addressOf(path),
        steadyGuid(`file ${addressOf(path)}`),
        path,
        clock.now().toISOString(),
        bytes.toString("base64"),
      );
    },
  };
}
