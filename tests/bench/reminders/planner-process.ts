import { startInstance } from "./instance";

startInstance(JSON.parse(process.env["RUN"] ?? "{}"), "planner");
