import { z } from "zod";

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(["officer", "engagementLead", "manager", "member", "administrator"])),
  councilName: z.string(),
});

export type Me = z.infer<typeof meSchema>;
