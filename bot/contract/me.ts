import { z } from "zod";

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(["officer", "engagementLead", "manager", "member", "administrator"])),
  councilName: z.string(),
  /** The council's word for all of its area: what concerns it concerns every ward. */
  wholeArea: z.string().optional(),
});

export type Me = z.infer<typeof meSchema>;
