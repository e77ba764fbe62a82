import { openChannel } from "./protocol.js";

const settings = await (await fetch("settings.json")).json();
const at = (id) => document.getElementById(id);
const sessionId = crypto.randomUUID();
const remembered = "channel-tab";

const address = new URLSearchParams(location.search);
/** Everything a person can choose; kept in the address, so a page can be linked to as it is. */
const chosen = {
  person: address.get("person") ?? settings.currentUser,
  view: address.get("view") ?? "personal",
  theme: address.get("theme") ?? "default",
  width: address.get("width") ?? "desktop",
  subPageId: address.get("subPageId") ?? "",
};

const person = () => settings.people.find(({ id }) => id === chosen.person) ?? settings.people[0];
const savedTab = () => JSON.parse(sessionStorage.getItem(remembered) ?? "null");

const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: {
    app: { notifySuccessResponse: {} },
    clipboard: {},
    pages: { appButton: {}, backStack: {}, config: {}, currentApp: {}, fullTrust: {}, tabs: {} },
  },
});

let channel;
let settled;

/** What each view of Teams would load, and what it says about itself. */
function place() {
  const saved = savedTab();
  if (chosen.view === "configure") {
    return { url: settings.configureUrl, frameContext: "settings", entityId: saved?.entityId ?? "" };
  }
  if (chosen.view === "channel") {
    return {
      url: saved?.contentUrl ?? settings.tabUrl,
      frameContext: "content",
      entityId: saved?.entityId ?? "forward-plan",
    };
  }
  return { url: settings.tabUrl, frameContext: "content", entityId: "forward-plan" };
}

function context() {
  const { displayName, id, userPrincipalName } = person();
  const { frameContext, entityId } = place();
  const inChannel = chosen.view !== "personal" && {
    channelId: "19:engagement@thread.tacv2",
    channelName: "Engagement",
    channelType: "Regular",
    teamId: "19:council@thread.tacv2",
    teamName: "Council",
    groupId: "00000000-0000-0000-0000-000000000500",
  };
  return {
    theme: chosen.theme,
    locale: "en-gb",
    hostName: "Teams",
    hostClientType: chosen.width === "phone" ? "android" : "web",
    sessionId,
    appSessionId: sessionId,
    appId: settings.appId,
    entityId,
    subEntityId: chosen.subPageId,
    frameContext,
    userObjectId: id,
    userDisplayName: displayName,
    userPrincipalName,
    loginHint: userPrincipalName,
    tid: settings.tenantId,
    ...inChannel,
  };
}

async function ask(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.reason);
  return answer;
}

const answers = {
  initialize: () => [place().frameContext, chosen.width === "phone" ? "android" : "web", runtime, "2.0.6"],
  getContext: () => [context()],
  "appInitialization.success": () => [],
  "appInitialization.failure": (_reason, message) => notify(`The tab says it failed: ${message}`),
  "authentication.getAuthToken": async () => {
    try {
      return [true, (await ask("token", { personId: person().id })).token];
    } catch (error) {
      notify(`Teams could not sign ${person().displayName} in: ${error.message}`);
      return [false, error.message];
    }
  },
  executeDeepLink: (url) => openLink(url),
  "pages.currentApp.navigateTo": ({ subPageId }) => {
    goTo(subPageId);
    return [undefined];
  },
  "pages.currentApp.navigateToDefaultPage": () => {
    goTo("");
    return [undefined];
  },
  shareDeepLink: (subPageId, label) => {
    const url = new URL(`https://teams.microsoft.com/l/entity/${settings.appId}/${place().entityId}`);
    url.searchParams.set("label", label);
    url.searchParams.set("context", JSON.stringify({ subEntityId: subPageId }));
    const here = new URL(location.href);
    here.searchParams.set("subPageId", subPageId);
    notify(`Teams would offer this link: ${url.href}. Here it is `, here.href);
  },
  "clipboard.writeToClipboard": async ({ mimeType, content }) => {
    if (mimeType !== "text/plain") return [{ errorCode: 4000, message: "Text only here." }];
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    try {
      await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
      return [undefined, true];
    } catch (error) {
      return [{ errorCode: 1000, message: error.message }];
    }
  },
  "settings.getSettings": () => [savedTab() ?? { entityId: "", contentUrl: "" }],
  "settings.setValidityState": (valid) => {
    at("save").disabled = !valid;
  },
  "settings.setSettings": (offered) => {
    const allowed = new URL(settings.tabUrl).origin;
    if (!URL.canParse(offered?.contentUrl) || new URL(offered.contentUrl).origin !== allowed) {
      return [false, "contentUrl is not in the app's valid domains"];
    }
    settled = offered;
    return [true];
  },
  "settings.save.success": () => {
    if (!settled) return notify("The tab said it saved, but gave no page.");
    sessionStorage.setItem(remembered, JSON.stringify(settled));
    notify(`Teams added the tab “${settled.suggestedDisplayName ?? settled.entityId}” to the channel.`);
    choose({ view: "channel" });
  },
  "settings.save.failure": (reason) => {
    settled = undefined;
    at("save").disabled = false;
    notify(`The tab could not be saved: ${reason}`);
  },
};

/** A link into this app moves the tab; any other opens as links do. */
function openLink(url) {
  if (!URL.canParse(url) || !/^(https?|mailto|tel|msteams):$/.test(new URL(url).protocol)) {
    return [false, "Not a link Teams opens"];
  }
  const target = new URL(url);
  if (target.href.startsWith(`https://teams.microsoft.com/l/entity/${settings.appId}/`)) {
    goTo(JSON.parse(target.searchParams.get("context") ?? "{}").subEntityId ?? "");
    return [true];
  }
  notify("The tab opened ", url);
  window.open(url, "_blank", "noopener,noreferrer");
  return [true];
}

function goTo(subPageId) {
  choose({ subPageId: subPageId ?? "" });
}

function notify(text, link) {
  const notice = at("notice");
  notice.hidden = false;
  notice.textContent = text;
  if (!link) return;
  const anchor = document.createElement("a");
  anchor.href = link;
  anchor.textContent = link;
  notice.append(anchor);
}

/** Teams fills these into the addresses of an app's pages. */
function expand(url) {
  const known = context();
  const values = {
    "{page.id}": known.entityId,
    "{entityId}": known.entityId,
    "{page.subPageId}": known.subEntityId,
    "{subEntityId}": known.subEntityId,
    "{app.theme}": known.theme,
    "{theme}": known.theme,
    "{user.id}": known.userObjectId,
    "{userObjectId}": known.userObjectId,
    "{user.loginHint}": known.loginHint,
    "{loginHint}": known.loginHint,
    "{user.tenant.id}": known.tid,
    "{tid}": known.tid,
    "{app.locale}": known.locale,
    "{locale}": known.locale,
  };
  return url.replace(/\{[\w.]+\}/g, (name) => (name in values ? encodeURIComponent(values[name]) : name));
}

function load() {
  channel?.close();
  settled = undefined;
  at("save").disabled = true;
  at("save-bar").hidden = chosen.view !== "configure";
  const frame = document.createElement("iframe");
  frame.title = "The tab";
  frame.name = "embedded-page-container";
  frame.allow = "clipboard-write";
  const url = expand(place().url);
  // The tab asks to be initialised once only: listen before it loads.
  at("frame-place").replaceChildren(frame);
  channel = openChannel({ frame, origin: new URL(url).origin, answers });
  frame.src = url;
}

/** Some choices are news to a tab that is open; the others load it again. */
function choose(change) {
  const reloads = Object.keys(change).some((name) => name !== "theme" && name !== "width");
  if (change.person || change.view) chosen.subPageId = "";
  Object.assign(chosen, change);
  show();
  if (reloads) load();
  else if (change.theme && channel.registered.has("themeChange")) channel.tell("themeChange", change.theme);
}

const roleNames = {
  officer: "officer",
  engagementLead: "engagement lead",
  manager: "manager",
  member: "councillor",
  administrator: "administrator",
};
const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });

function show() {
  document.documentElement.dataset.theme = chosen.theme;
  document.documentElement.dataset.width = chosen.width;
  at("person").replaceChildren(
    ...settings.people.map(({ id, displayName, role }) =>
      option(id, `${displayName} (${roleNames[role] ?? role})`),
    ),
  );
  at("role").replaceChildren(...settings.roles.map((role) => option(role, roleNames[role] ?? role)));
  at("role-switch").hidden = settings.roles.length === 0;
  at("person").value = person().id;
  at("role").value = person().role;
  for (const name of ["view", "theme", "width"]) at(name).value = chosen[name];
  history.replaceState(
    null,
    "",
    `?${new URLSearchParams(Object.entries(chosen).filter(([, value]) => value))}`,
  );
}

for (const name of ["person", "view", "theme", "width"]) {
  at(name).addEventListener("change", ({ target }) => choose({ [name]: target.value }));
}
at("role").addEventListener("change", async ({ target }) => {
  try {
    person().role = (await ask("role", { personId: person().id, role: target.value })).role;
    choose({ person: person().id });
  } catch (error) {
    notify(`The role was not changed: ${error.message}`);
    show();
  }
});
at("reload").addEventListener("click", load);
at("save").addEventListener("click", () => {
  at("save").disabled = true;
  channel.tell("settings.save", {});
});
at("links").replaceChildren(
  ...settings.links.map(({ label, url }) =>
    Object.assign(document.createElement("a"), {
      href: url,
      textContent: label,
      target: "_blank",
      rel: "noreferrer",
    }),
  ),
);

show();
load();
