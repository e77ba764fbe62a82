/** The door of the room that listens; the only one that knows express. */
export { type Health, type PartHealth, tabHealth } from "./health";
export { createHttp, type HttpDeps, listen } from "./server";
