/** Where Teams keeps its messages; a link to anywhere else is not one to a message. */
const teamsHosts = [
  "teams.microsoft.com",
  "teams.cloud.microsoft",
  "teams.microsoft.us",
  "gov.teams.microsoft.us",
  "dod.teams.microsoft.us",
  "teams.live.com",
];
const longestLink = 2_000;

/** @returns the link when it leads to Teams; empty otherwise. */
export function asTeamsLink(url: string): string {
  const link = url.trim();
  if (link.length > longestLink || /[\s\p{Cc}\p{Cf}]/u.test(link) || !URL.canParse(link)) return "";
  const { protocol, hostname, username, password, port } = new URL(link);
  const isTeams = protocol === "https:" && teamsHosts.includes(hostname) && !username && !password && !port;
  return isTeams ? link : "";
}
