import type { SettingKey } from "../../bot/settings";

/** A made-up borough, so that the first thing somebody sees is a council and not an empty form. */
export const sampleSettings: Partial<Record<SettingKey, string>> = {
  councilName: "Northmere Borough Council",
  services: [
    "Community and Commissioning",
    "Culture and Leisure",
    "Environment and Parks",
    "Finance",
    "Health and Wellbeing",
    "Highways and Transport",
    "Housing",
    "Planning and Place",
    "Property and Assets",
    "Revenues and Benefits",
  ].join("\n"),
  wholeArea: "Whole borough",
  publicPlan: "On",
  remindAt: "09:00",
  quietFrom: "18:00",
  quietTo: "08:00",
  areas: ["Abbey", "Canalside", "Castle", "Highfield", "Meadows", "Northgate", "Riverside", "Westbrook"].join(
    "\n",
  ),
  skills: ["Facilitation", "Reaching consensus", "Chairing", "Equality"].join("\n"),
  audiences: [
    "Residents",
    "Businesses",
    "Voluntary and community groups",
    "Young people",
    "Older people",
    "Disabled people",
    "Faith groups",
    "Tenants",
    "Service users",
    "Partner organisations",
    "Council staff",
  ].join("\n"),
};
