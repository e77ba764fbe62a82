import { choice, day, instant, type ListDefinition, note, person, text } from "./columns";

export const enquiriesColumns: ListDefinition = {
  name: "Enquiries",
  description: "What residents and councillors asked, and when they were answered.",
  title: { displayName: "Subject" },
  columns: [
    note("Body", "Enquiry"),
    choice("RaisedAs", "Raised as", ["Councillor", "Officer", "Resident", "Organisation"], { indexed: true }),
    ...person("RaisedBy", "Raised by"),
    text("Area", "Area", { indexed: true }),
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    choice("Channel", "Came by", ["Teams", "E-mail", "Telephone", "Letter", "Meeting", "Other"]),
    instant("ReceivedOn", "Received", { indexed: true }),
    day("DueDate", "Answer due", { indexed: true }),
    ...person("Owner", "Owner"),
    choice("Status", "Status", ["New", "In progress", "Answered", "Closed"], { indexed: true }),
    note("Reply", "Reply"),
    day("RepliedOn", "Replied on"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
