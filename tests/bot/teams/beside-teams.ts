import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { activityZodSchema } from "@microsoft/agents-activity";
import Ajv, { type ValidateFunction } from "ajv";
import {
  buildProduct,
  type Connector,
  message,
  type Product,
  type ProductGiven,
  type RunningBot,
  startBot,
  startConnector,
} from "../../support/teams";

export let connector: Connector;
export let bot: RunningBot;
export let product: Product;

export const started = async (
  given: ProductGiven = {},
  change: (product: Product) => void = () => undefined,
) => {
  product = buildProduct(given);
  change(product);
  bot = await startBot(product);
};

/** Called once in a test file: a stand-in for Teams and, once {@link started}, the bot beside it. */
export function besideTeams(): void {
  beforeEach(async () => {
    connector = await startConnector();
  });
  afterEach(async () => {
    await bot.close();
    await connector.close();
  });
}

export const here = () => ({ serviceUrl: connector.url });
export const say = (text: string, more = {}) => bot.post(message({ ...here(), text, ...more }));
export const cardSaid = async (text: string, more = {}) => {
  await say(text, more);
  const card = connector.cards().at(-1);
  if (!card) throw new Error("The bot said no card");
  return card;
};
export const errors = () => product.lines.filter(({ level }) => level === "error");

/** Microsoft's schema of activities, where the folder of contracts lies beside this project. */
const schemaFile = join(__dirname, "../../../../shared/contracts/bot/botframework-activity.schema.json");
let activitySchema: ValidateFunction | undefined;
function readActivitySchema(): ValidateFunction | undefined {
  if (!existsSync(schemaFile)) {
    console.info(
      "botframework-activity.schema.json is not here; activities are held to agents-activity alone.",
    );
    return undefined;
  }
  const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ definitions: schema.definitions }, "bot");
  return ajv.getSchema("bot#/definitions/Activity");
}

export function expectActivity(activity: unknown): void {
  activityZodSchema.parse(activity);
  activitySchema ??= readActivitySchema();
  if (activitySchema) expect([activitySchema(activity), activitySchema.errors]).toEqual([true, null]);
}
