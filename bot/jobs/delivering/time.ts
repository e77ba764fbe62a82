import type { Time } from "./needs";

/** The computer's own time: another clock, set by hand, would pace requests wrongly. */
export const realTime: Time = {
  now: () => new Date(),
  wait: (ms, enough) =>
    new Promise((resolve) => {
      if (enough?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        enough?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(ms, 0));
      enough?.addEventListener("abort", done);
    }),
};
