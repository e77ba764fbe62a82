export { EngagedPage } from "./engaged-page";
