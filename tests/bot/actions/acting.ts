import { createActions } from "../../../bot/actions";
import { asActionId, type PersonId } from "../../../bot/common/ids";
import type { Person, Standing } from "../../../bot/common/person";
import { buildAction, fixedClock, people, personId } from "../../support/build";
import { memoryDirectory, memoryRegister } from "../../support/memory-stores";

export const guest = personId(60);
export const leaver = { id: personId(61), name: "Lynne Robbins" };
/** Nobody the directory has ever heard of. */
export const stranger = { id: personId(62), name: "" };
export const notAsked = { id: personId(63), name: "Pradeep Gupta" };

const gone: Record<string, Standing> = {
  [guest]: "guest",
  "gita@elsewhere.example": "guest",
  [leaver.id]: "left",
  [notAsked.id]: "not asked",
};

/** Alex leads the work; step 0.2 of it is his, due on 15 June, and it is 1 June 2027, a Tuesday. */
export function acting(
  over: Parameters<typeof buildAction>[0] = {},
  {
    everybody = Object.values(people),
    ended,
    at,
  }: { everybody?: readonly Person[]; ended?: "complete" | "stopped"; at?: string } = {},
) {
  const clock = fixedClock(at);
  const step = buildAction({ id: asActionId("7"), ...over });
  const register = memoryRegister({ clock, actions: [step] });
  const offers: { to: string; by: string }[] = [];
  const news: { to: string; by: string; what: string; reason: string }[] = [];
  let down = false;
  const quiet = new Set<PersonId>();
  const actions = createActions({
    workBehind: (reference) =>
      reference === "2027-00001"
        ? { ended, approved: false, leadOfficer: people.alex.id, templateVersion: "" }
        : undefined,
    findStep: () => undefined,
    actions: register.actions,
    clock,
    directory: memoryDirectory(everybody, gone),
    wantsQuiet: (person) => quiet.has(person),
    notices: {
      handedOver: async (to, { by }) => {
        if (down) throw new Error("The queue does not answer");
        offers.push({ to: to.name, by: by.name });
      },
      handOverNews: async (to, { by, what, reason }) => {
        if (down) throw new Error("The queue does not answer");
        news.push({ to: to.name, by: by.name, what, reason });
      },
    },
  });
  return {
    ...{ step, register, actions, offers, news, clock },
    give: (to: string | { id: PersonId }, by: Person = people.alex) =>
      actions.handOver({ id: step.id, to, by }),
    accept: (by: Person = people.grady) =>
      actions.answerHandOver({ id: step.id, accept: true, reason: "", by }),
    decline: (reason = "I am away in June", by: Person = people.grady) =>
      actions.answerHandOver({ id: step.id, accept: false, reason, by }),
    now: () => {
      const found = register.actions.find(step.id);
      if (!found) throw new Error("The step has gone");
      return found;
    },
    lines: () => register.history.map(({ what, who, from, to }) => [what, who?.name, from, to]),
    /** Somebody else's change arrives between the look and the save of the next one. */
    meanwhile(work: () => unknown) {
      const change = register.actions.change;
      register.actions.change = async (request) => {
        register.actions.change = change;
        await work();
        return change(request);
      };
    },
    breakQueue: () => {
      down = true;
    },
    askForQuiet: (...who: Person[]) => {
      for (const { id } of who) quiet.add(id);
    },
  };
}
