/** The local tenant: Microsoft's usual demo persons, whose object ids end in a number one can remember. */
export const tenantId = "00000000-0000-0000-0000-000000000001";
export const appId = "00000000-0000-0000-0000-000000000010";

export type LocalRole = "officer" | "engagementLead" | "manager" | "member" | "administrator";

const person = (ending: number, displayName: string, jobTitle: string, role: LocalRole) => {
  const [givenName = "", surname = ""] = displayName.split(" ");
  const mail = `${givenName}.${surname}@local.example`.toLowerCase();
  const id = `00000000-0000-0000-0000-0000000000${ending}`;
  return { id, displayName, givenName, surname, mail, userPrincipalName: mail, jobTitle, role };
};

export const people = [
  person(20, "Alex Wilber", "Parks officer", "officer"),
  person(21, "Megan Bowen", "Service manager", "manager"),
  person(22, "Adele Vance", "Engagement lead", "engagementLead"),
  person(23, "Lee Gu", "Councillor", "member"),
  person(24, "Diego Siciliani", "IT administrator", "administrator"),
  person(25, "Grady Archie", "Housing officer", "officer"),
];

const withRole = (role: LocalRole) => people.filter((each) => each.role === role).map((each) => each.id);

/** Entra groups that give the roles; whoever is in none is an officer. */
export const groups = {
  manager: {
    id: "00000000-0000-0000-0000-000000000041",
    displayName: "Managers",
    members: withRole("manager"),
  },
  engagementLead: {
    id: "00000000-0000-0000-0000-000000000042",
    displayName: "Engagement leads",
    members: withRole("engagementLead"),
  },
  member: {
    id: "00000000-0000-0000-0000-000000000043",
    displayName: "Councillors",
    members: withRole("member"),
  },
  administrator: {
    id: "00000000-0000-0000-0000-000000000044",
    displayName: "Engagement administrators",
    members: withRole("administrator"),
  },
};

export const firstPerson = "00000000-0000-0000-0000-000000000020";
