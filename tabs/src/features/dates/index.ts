export { DatesPage } from "./dates-page";
