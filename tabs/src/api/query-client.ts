import { focusManager, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./problems";

const refreshMs = 30_000;
const freshMs = 5_000;

// Inside Teams a tab stays "visible" while the person types elsewhere, so window focus counts too.
focusManager.setEventListener((refocused) => {
  const listener = () => refocused();
  window.addEventListener("focus", listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    window.removeEventListener("focus", listener);
    document.removeEventListener("visibilitychange", listener);
  };
});

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Without this an offline tab would load for ever instead of saying why.
        networkMode: "always",
        staleTime: freshMs,
        refetchInterval: refreshMs,
        retry: (failures, error) =>
          failures < 1 && error instanceof ApiProblem && error.code === "unavailable",
        retryDelay: 500,
      },
    },
  });
}
