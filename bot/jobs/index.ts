/** The door of the room with the clocks: what happens without anybody asking. */
export { deliver, type Outcome, type Taken } from "./deliver";
export { type Job, startJobs } from "./every";
export { breathe, goOnWithImports } from "./go-on-with-imports";
export { lastDone } from "./last-done";
export { listEdits } from "./list-edits";
export { type Chore, type Turn, tidy } from "./tidy";
