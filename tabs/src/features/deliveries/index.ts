export { DeliveriesPage } from "./deliveries-page";
