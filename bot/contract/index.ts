export * from "./forward-plan";
export * from "./me";
export * from "./my-work";
export * from "./problem";
export * from "./tab-settings";
export * from "./toolkit-level";
