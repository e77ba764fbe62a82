/** Somebody of the local tenant, as Entra would describe them. */
export interface LocalPerson {
  id: string;
  displayName: string;
  givenName: string;
  surname: string;
  mail: string;
  userPrincipalName: string;
  jobTitle?: string;
  /** Object id of their manager. */
  manager?: string;
  /** A guest is in the tenant but not of the council. */
  userType?: "Guest";
  /** False for somebody who has left: their account is kept for a while, switched off. */
  accountEnabled?: boolean;
}

export interface LocalGroup {
  id: string;
  displayName: string;
  members: string[];
}

/** Who a request is made as: the app with its own token, or a person on a list page. */
export type Caller = { kind: "app"; appId: string } | { kind: "person"; person: LocalPerson };
