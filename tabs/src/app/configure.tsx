import { ConfigurePage } from "./configure-page";
import { start } from "./start";

start(<ConfigurePage />);
