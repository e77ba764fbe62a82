export { ClosingSection } from "./closing-section";
