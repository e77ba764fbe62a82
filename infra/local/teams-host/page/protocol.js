/**
 * The host's half of teams-js's protocol: one frame, its messages, our answers.
 * A call that is never answered hangs in the tab for ever, so whatever is unknown is refused, in the
 * shape its caller expects: teams-js has several, and the wrong one reads as success.
 */

/** Calls that want no answer. */
const oneWay = new Set([
  "appInitialization.appLoaded",
  "appInitialization.failure",
  "appInitialization.expectedFailure",
  "settings.setValidityState",
  "settings.save.success",
  "settings.save.failure",
  "settings.remove.success",
  "settings.remove.failure",
  "registerHandler",
  "shareDeepLink",
  "setFrameContext",
  "returnFocus",
  "readyToUnload",
  "tasks.updateTask",
  "tasks.completeTask",
  "messageForParent",
  "messageForChild",
  "authentication.authenticate.success",
  "authentication.authenticate.failure",
  "enterFullscreen",
  "exitFullscreen",
]);

const statusAndReason =
  /^(executeDeepLink|settings\.setSettings|navigate(CrossDomain|Back|ToTab)|pages\.navigateToApp|authentication\.|chat\.|calendar\.|mail\.)/;
const lists = /^(getTabInstances|getMruTabInstances)$/;
const notHere = { errorCode: 100, message: "The local Teams page does not have this." };

function refusal(name) {
  if (statusAndReason.test(name)) return [false, notHere.message];
  if (lists.test(name)) return [{ teamTabs: [] }];
  if (name === "tasks.startTask") return [notHere.message];
  return [notHere];
}

/**
 * @param {{ frame: HTMLIFrameElement, origin: string, answers: Record<string, (...args: any[]) => any> }} options
 * `answers` gives, by name of call, the list of arguments to answer with; undefined for a one-way call.
 */
export function openChannel({ frame, origin, answers }) {
  const registered = new Set();

  async function onMessage(event) {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { id, uuidAsString, func, args } = event.data ?? {};
    if (typeof func !== "string") return;
    if (func === "registerHandler") registered.add(args?.[0]);
    const said = await answer(func, args ?? []);
    if (!oneWay.has(func)) post({ id, uuidAsString, args: said ?? refusal(func) });
  }

  async function answer(func, args) {
    try {
      return Object.hasOwn(answers, func) ? await answers[func](...args) : undefined;
    } catch (error) {
      console.warn(`${func} could not be answered`, error);
      return undefined;
    }
  }

  function post(message) {
    frame.contentWindow?.postMessage(message, origin);
  }

  window.addEventListener("message", onMessage);
  return {
    registered,
    tell: (func, ...args) => post({ func, args }),
    close: () => window.removeEventListener("message", onMessage),
  };
}
