export { ForwardPlanPage, firstPlanState } from "./forward-plan-page";
