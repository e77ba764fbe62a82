export type { CouncilSettings, SettingKey, SettingRow } from "./settings";
export { readSettings, settingKeys } from "./settings";
export { withToolkitPeriods } from "./with-toolkit-periods";
