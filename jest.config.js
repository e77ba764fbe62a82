// Jobs for every room. Only packages published as ES modules alone need transforming.
const esmOnly = ["jose", "strip-bom", "flesch-kincaid", "syllable"];
const transform = {
  "^.+\\.[cm]?[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2022",
      },
      module: { type: "commonjs" },
    },
  ],
};
const shared = {
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
};

module.exports = {
  maxWorkers: "100%",
  // A worker that walked every card keeps gigabytes; a new one costs a second.
  workerIdleMemoryLimit: "1500MB",
  // A test that waits for a server or a browser must also pass on a machine that does other work.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: ["/tests/journeys/", "/tests/browser/", "/tests/tabs/"],
    },
    {
      ...shared,
      displayName: "tabs",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/tests/tabs/**/*.test.tsx", "<rootDir>/tests/tabs/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "journeys",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/journeys/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "browser",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/browser/**/*.test.ts"],
    },
  ],
};
