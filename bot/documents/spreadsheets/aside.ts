import { Worker } from "node:worker_threads";
import { Failure } from "../../common/failure";

/*
 * Reading or making a workbook of 50,000 rows keeps a thread busy for ten seconds and more. It is done in one of
 * its own, which has its own memory limit too: a hostile file ends there, and not with everybody's answers.
 */

const mostMemoryMb = 1_536;
const mostMs = 120_000;

const paths = {
  papaparse: require.resolve("papaparse"),
  read: require.resolve("read-excel-file/node"),
  write: require.resolve("write-excel-file/node"),
};

/** Plain JavaScript, since it goes to the thread as text: there is no file beside the bundle to start it from. */
const source = `
const { parentPort, workerData: { paths, job, input } } = require("node:worker_threads");
const most = 1000;
// Each piece waits to be asked for, or all of them would be taken over in one go.
const send = async (rows) => {
  for (let at = 0; at < rows.length; at += most) {
    const asked = new Promise((next) => parentPort.once("message", next));
    parentPort.postMessage({ rows: rows.slice(at, at + most) });
    await asked;
  }
};
const cell = (value) =>
  value instanceof Date ? { day: value.toISOString().slice(0, 10) } : value === undefined ? null : value;

// What is fed, a piece at a time: the next is asked for when this one is dealt with.
async function* pieces() {
  for (;;) {
    const asked = new Promise((next) => parentPort.once("message", next));
    parentPort.postMessage({ more: true });
    const { piece } = await asked;
    if (piece === undefined) return;
    yield piece;
  }
}
async function readCsv({ delimiter, most }) {
  const { parse, Parser } = require(paths.papaparse);
  let parser;
  let rest = "";
  let count = 0;
  // The last row of a piece may go on in the next one, so it is read again with it.
  const take = async (text, isLast) => {
    if (!parser) {
      const newline = parse(text, { delimiter, preview: 1 }).meta.linebreak;
      parser = new Parser({ delimiter, newline });
    }
    const { data, errors, meta } = parser.parse(text, 0, !isLast);
    const error = errors.find(({ type }) => type === "Quotes");
    if (isLast && data.length > 0 && data.at(-1).length === 1 && data.at(-1)[0] === "") data.pop();
    await send(data);
    rest = text.slice(meta.cursor);
    const row = count + (error ? error.row ?? 0 : 0);
    count += data.length;
    return error && { row, unclosed: error.code === "MissingQuotes" };
  };
  for await (const piece of pieces()) {
    const error = await take(rest + piece, false);
    if (error || count > most) return { error };
  }
  return { error: rest === "" ? undefined : await take(rest, true) };
}
async function readWorkbook({ bytes }) {
  const rows = await require(paths.read).readSheet(Buffer.from(bytes), { trim: false });
  for (let at = 0; at < rows.length; at++) rows[at] = rows[at].map(cell);
  await send(rows);
  return {};
}
async function writeWorkbook({ sheet, columns, stickyRowsCount }) {
  const rows = [];
  for await (const more of pieces())
    for (const row of more)
      rows.push(row.map((value) => {
        if (value === null) return null;
        if (typeof value === "string") return { type: String, value };
        if (value.heading !== undefined) return { type: String, value: value.heading, fontWeight: "bold", wrap: true };
        if (value.day !== undefined) return { type: Date, value: new Date(value.day + "T00:00:00Z"), format: "dd/mm/yyyy" };
        return { type: Number, value: value.number, ...(value.money ? { format: "\\u00a3#,##0.00" } : {}) };
      }));
  const write = require(paths.write);
  const made = (write.default ?? write)(rows, { sheet, columns, stickyRowsCount });
  return { bytes: await (await made).toBuffer() };
}
({ readCsv, readWorkbook, writeWorkbook })[job](input).then(
  (result) => parentPort.postMessage({ result }),
  (error) => parentPort.postMessage({ error: String(error && error.message || error) }),
);
`;

export class AsideFailed extends Error {}

interface Message {
  rows?: unknown[][];
  more?: true;
  result?: unknown;
  error?: string;
}

/**
 * Runs one of the jobs aside.
 * @param onRows gets the rows in pieces, so that taking them over keeps nobody waiting either.
 * @param feed is asked for input in pieces, where the job takes it so.
 * @throws AsideFailed when the job cannot make sense of its input, or takes too much memory.
 */
export function runAside<Result>(
  job: "readCsv" | "readWorkbook" | "writeWorkbook",
  input: object,
  {
    onRows,
    feed,
  }: { onRows?: (rows: unknown[][]) => void; feed?: AsyncIterable<unknown> | Iterable<unknown> } = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(source, {
      eval: true,
      workerData: { paths, job, input },
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
      // Nothing of the process goes along: neither its settings nor its flags.
      env: {},
      execArgv: [],
    });
    const next = inTurn(feed ?? []);
    const signal = AbortSignal.timeout(mostMs);
    const end = (settle: () => void) => {
      signal.removeEventListener("abort", late);
      void worker.terminate();
      settle();
    };
    const late = () =>
      end(() =>
        reject(
          new Failure(
            "invalid",
            "This takes too long. Use a smaller file, or take one year of the register.",
          ),
        ),
      );
    signal.addEventListener("abort", late, { once: true });
    worker.on("error", (error) => end(() => reject(new AsideFailed(error.message, { cause: error }))));
    worker.on("exit", () => end(() => reject(new AsideFailed("It ended without an answer"))));
    worker.on("message", (message: Message) => {
      if (message.rows) {
        onRows?.(message.rows);
        worker.postMessage("next");
      } else if (message.more)
        next().then(
          (piece) => worker.postMessage({ piece }),
          (error) => end(() => reject(error)),
        );
      else if (message.error !== undefined) end(() => reject(new AsideFailed(message.error)));
      else end(() => resolve(message.result as Result));
    });
  });
}

/** One piece after another, as they are asked for; undefined at the end. */
function inTurn(feed: AsyncIterable<unknown> | Iterable<unknown>): () => Promise<unknown> {
  const pieces = (async function* () {
    yield* feed;
  })();
  return async () => {
    const { done, value } = await pieces.next();
    return done ? undefined : value;
  };
}
