import type { Request, Response } from "express";
import type { Consultations } from "../../consultations";
import type { RecordCopy } from "../../contract";
import { readReference } from "../read-reference";
import { personOf } from "../sign-in";

/** What shows the plans somebody has begun, the copy among them. */
const say = "plan a consultation";

/** `POST /api/consultations/:reference/copy`: next year's, as a plan to check card by card in chat. */
export const postCopy =
  ({ consultations, botAppId }: { consultations: Consultations; botAppId: string | undefined }) =>
  async (request: Request, response: Response<RecordCopy>): Promise<void> => {
    const { plan } = await consultations.cloneConsultation({
      ...{ reference: readReference(request), by: personOf(request) },
    });
    response.status(201).json({
      ...{ planId: plan.id, title: plan.typed.title ?? "", say },
      ...(botAppId && { chatUrl: chatWith(botAppId) }),
    });
  };

const chatWith = (botAppId: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=28:${botAppId}&message=${encodeURIComponent(say)}`;
