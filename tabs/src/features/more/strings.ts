export const strings = {
  pages: "More pages",
  register: "Register",
  engaged: "Who we engaged with",
  dates: "Dates to avoid",
  loading: "Opening",
};
