export const strings = {
  pages: "More pages",
  register: "Register",
  engaged: "Who we engaged with",
  dates: "Dates to avoid",
  reminders: "My reminders",
  deliveries: "Messages sent",
  loading: "Opening",
};
