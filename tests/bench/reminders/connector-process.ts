import { usualFaults } from "../../support/connector/faults";
import { startConnectorStandIn } from "../../support/connector/stand-in";
import { refusalOf } from "./council";

/** Teams, in a process of its own: what counts requests must not share a thread with what sends them. */
void startConnectorStandIn({
  port: Number(process.env["CONNECTOR_PORT"]),
  seed: Number(process.env["SEED"]),
  shares: usualFaults,
  refuses: process.env["REFUSES"] === "off" ? () => undefined : refusalOf,
});
