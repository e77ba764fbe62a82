import { z } from "zod";
import type { Consultation } from "../consultation";
import type { ConsultationChange } from "../consultation-writer";
import type { GroupReached } from "../record-details";
import { withUnread, writeGroupsReached } from "../record-lines";
import { type ClosingAsk, type ClosingDeps, writeClosing } from "./closing-deps";
import { typedReader } from "./read-typed";
import { toldParticipation } from "./told-participation";

/** What somebody typed of one group. */
export interface GroupTyped {
  group?: string | undefined;
  reached?: string | undefined;
  count?: string | undefined;
  how?: string | undefined;
}

export interface ParticipationTyped {
  /** How many took part in all; what is not given stays as it is, and empty is not known. */
  responses?: string | undefined;
  /** The groups to add or change; the others stay. */
  groups?: readonly GroupTyped[];
}

const reachedSchema = z.enum(["yes", "partly", "no"]);
const longestGroup = 120;
const longestHow = 500;
const mostGroups = 60;

/** Who took part: the number of responses, and for each group whether it was reached, how many and how. */
export async function recordParticipation(
  deps: ClosingDeps,
  { typed, ...ask }: ClosingAsk & { typed: ParticipationTyped },
): Promise<Consultation> {
  return writeClosing(deps, { ...ask, from: "Open" }, (newest) => participationOf(newest, typed));
}

function participationOf(newest: Consultation, typed: ParticipationTyped): ConsultationChange {
  const read = typedReader();
  const responses =
    typed.responses === undefined ? newest.responses : read.count("responses", typed.responses, "Responses");
  const groups = new Map(newest.groupsReached.map((each) => [plain(each.group), each]));
  for (const each of typed.groups ?? []) {
    const group = readGroup(read, each);
    if (group)
      groups.set(plain(group.group), {
        ...group,
        group: groups.get(plain(group.group))?.group ?? group.group,
      });
  }
  const all = withUnread([...groups.values()], newest.groupsReached);
  if (all.length > mostGroups) read.wrong("group", `There are ${all.length} groups. Keep to ${mostGroups}.`);
  for (const wrong of sumsWrong({ responses, groupsReached: all })) read.wrong("groupCount", wrong);
  read.mustBeRight();
  // History is read, exported and printed: it has the bands, the record itself the counts.
  const [from, to] = [toldParticipation(newest), toldParticipation({ responses, groupsReached: all })];
  return {
    fields: { responses, groupsReached: all },
    lines: [
      ...(newest.responses === responses
        ? []
        : [{ what: "Responses recorded", from: from.responses, to: to.responses }]),
      ...(writeGroupsReached(newest.groupsReached) === writeGroupsReached(all)
        ? []
        : [{ what: "Groups reached recorded", from: groupsIn(from), to: groupsIn(to) }]),
    ],
  };
}

/** A group of which more took part than of all. */
export const sumsWrong = ({
  responses,
  groupsReached,
}: Pick<Consultation, "responses" | "groupsReached">): string[] =>
  groupsReached.flatMap(({ group, count }) =>
    count !== undefined && responses !== undefined && count > responses
      ? [`${group}: ${count} took part, but there are ${responses} responses in all. Check both.`]
      : [],
  );

/** A group that took part and was not reached. */
export const reachedWrong = ({ group, reached, count }: GroupReached): string | undefined =>
  reached === "no" && count
    ? `${group}: you say they were not reached, but ${count} took part. Check both.`
    : undefined;

function readGroup(read: ReturnType<typeof typedReader>, typed: GroupTyped): GroupReached | undefined {
  const group = (typed.group ?? "").replace(/[\p{Cc}\p{Cf}|\s]+/gu, " ").trim();
  const isEmpty = [typed.reached, typed.count, typed.how].every((each) => !(each ?? "").trim());
  if (group === "") {
    if (!isEmpty) read.wrong("group", "Choose the group that this is about.");
    return undefined;
  }
  if (group.length > longestGroup) {
    read.wrong("group", `The group's name has ${group.length} characters. Shorten it to ${longestGroup}.`);
    return undefined;
  }
  const reached = reachedSchema.safeParse((typed.reached ?? "").trim().toLowerCase());
  const count = read.count("groupCount", typed.count, group);
  const how = read.words("how", typed.how, { what: "How you reached them", longest: longestHow });
  if (!reached.success) {
    read.wrong("reached", `${group}: say if you reached them. Choose yes, partly or no.`);
    return undefined;
  }
  const said = { group, reached: reached.data, count, how };
  const wrong = reachedWrong(said);
  if (wrong) read.wrong("reached", wrong);
  return said;
}

const plain = (name: string): string => name.trim().toLowerCase();

const groupsIn = ({ groups }: ReturnType<typeof toldParticipation>): string =>
  groups.map((parts) => parts.join(", ")).join("; ");
