export { ForwardPlanPage } from "./forward-plan-page";
