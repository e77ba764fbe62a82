import { inflateSync } from "node:zlib";

export interface Png {
  width: number;
  height: number;
  /** Four numbers a pixel: red, green, blue, alpha. */
  pixels: Uint8Array;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Reads 8-bit, not interlaced RGB and RGBA, which is what our icons are. */
export function readPng(bytes: Uint8Array): Png {
  const file = Buffer.from(bytes);
  if (file.subarray(1, 4).toString("latin1") !== "PNG") throw new Error("Not a PNG.");
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.subarray(at + 4, at + 8).toString("latin1") === "IDAT")
      data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, kind] = [file[24], file[25]];
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error("Only 8-bit RGB and RGBA are read.");
  const each = kind === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(data));
  const row = width * each;
  const plain = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= each ? (plain[at - each] ?? 0) : 0;
      const up = y > 0 ? (plain[at - row] ?? 0) : 0;
      const corner = x >= each && y > 0 ? (plain[at - row - each] ?? 0) : 0;
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      plain[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + added;
    }
  }
  const pixels = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let part = 0; part < 4; part++) {
      pixels[pixel * 4 + part] = part < each ? (plain[pixel * each + part] ?? 0) : 255;
    }
  }
  return { width, height, pixels };
}
