import { start } from "./start";
import { TabPage } from "./tab-page";

start(<TabPage />);
