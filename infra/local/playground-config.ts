export interface PlaygroundPerson {
  /** Entra object id: what the bot sees as `from.aadObjectId`. */
  id: string;
  name: string;
  email: string;
}

export interface PlaygroundPlace {
  people: readonly PlaygroundPerson[];
  /** Object id of whoever sits at the Playground. */
  currentUser: string;
  tenantId: string;
  teamName: string;
  channels: readonly string[];
  botId: string;
  botName: string;
}

/** The Playground wants exactly five users besides the current one, and one channel besides General. */
const others = 5;
const teamId = "19:engagement-forum@thread.tacv2";
const groupId = "00000000-0000-0000-0000-000000000031";

/** Stays the same across restarts, so what the bot remembers of a conversation stays true. */
export const personalChatId = (personId: string): string => `a:personal-${personId}`;
/** As Teams has it, General is the team's own conversation. */
export const generalChannelId = teamId;
export const channelId = (name: string): string =>
  `19:${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}@thread.tacv2`;
/** Teams gives the bot its own name for a person; only `aadObjectId` is the directory's. */
export const teamsUserId = (personId: string): string => `29:${personId}`;
export const teamsBotId = (botId: string): string => `28:${botId}`;

const asUser = ({ id, name, email }: PlaygroundPerson) => {
  const [givenName = name, ...rest] = name.split(" ");
  return {
    id: teamsUserId(id),
    name,
    userPrincipleName: email,
    aadObjectId: id,
    givenName,
    surname: rest.join(" "),
    email,
  };
};

/** The content of `.m365agentsplayground.yml`. JSON is YAML, so nothing needs a YAML writer. */
export function playgroundConfig(place: PlaygroundPlace): string {
  const me = place.people.find((person) => person.id === place.currentUser);
  if (!me) throw new Error(`The Playground's user ${place.currentUser} is not one of the people given.`);
  const users = place.people.filter((person) => person !== me);
  if (users.length !== others) {
    throw new Error(`The Playground takes exactly ${others + 1} people, not ${place.people.length}.`);
  }
  const [general, ...further] = place.channels;
  if (general !== "General" || further.length > 1) {
    throw new Error('The Playground takes the channel "General" and at most one more.');
  }
  return JSON.stringify(
    {
      version: "0.1.1",
      tenantId: place.tenantId,
      bot: { id: teamsBotId(place.botId), name: place.botName },
      currentUser: asUser(me),
      users: users.map(asUser),
      personalChat: { id: personalChatId(me.id) },
      groupChat: { id: "19:group-chat@thread.v2", name: "Group chat" },
      team: {
        id: generalChannelId,
        name: place.teamName,
        aadGroupId: groupId,
        channels: further.map((name) => ({ id: channelId(name), name })),
      },
    },
    null,
    2,
  );
}
