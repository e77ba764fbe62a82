export { MyWorkPage } from "./my-work-page";
