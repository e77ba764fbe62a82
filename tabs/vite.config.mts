import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "/tab/",
  plugins: [react()],
  build: {
    outDir: here("../dist/tabs"),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { tab: here("index.html"), configure: here("configure.html") },
      // A schema that only a later page reads must not be in what everybody loads first.
      treeshake: { moduleSideEffects: [{ test: /\/bot\/contract\//, sideEffects: false }] },
    },
  },
});
