import { reference } from "../../support/build-register";
import { memoryRegister } from "../../support/memory-stores";
import { people, startStandIn } from "../../support/stand-in";
import { storeContract } from "../../support/store-contract";

storeContract("in memory", async () => {
  const register = memoryRegister();
  return {
    ...register,
    historyOf: async (text) => register.history.filter((line) => line.reference === text),
    someoneEdits: async ({ id }, evidence) => void register.someoneEdits(id, { evidence }),
    close: async () => {},
  };
});

storeContract("in SharePoint", async () => {
  const standIn = await startStandIn();
  const { sharePoint } = standIn;
  return {
    ...sharePoint,
    historyOf: (text) => sharePoint.history.of(reference(text)),
    someoneEdits: ({ id }, evidence) =>
      standIn.edit({ list: "Actions", id, by: people.adele, fields: { Evidence: evidence } }),
    close: standIn.close,
  };
});
