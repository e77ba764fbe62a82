/**
 * A forward plan as a council keeps one: a title above the headings, its own words for them, dates as people
 * write them. What is in it comes from five councils' published strategies and their delivery plans.
 */
export const councilSpreadsheet = [
  "Consultation and engagement forward plan,,,,,,,,",
  "Ref no,Consultation name,Directorate,Lead contact,Launch date,Closing date,Date of decision,Wards,Status",
  "CES/01,Community Engagement Strategy: external consultation,Health and Leisure,Alex Wilber,21/07/2020,30/09/2020,15 December 2020,All,Completed",
  'CES/02,"Toolkit for consultation, with training for staff",Corporate Services,Grady Archie,01/10/2020,31 October 2020,,All,Completed',
  "BEDS/31,Joint consultation and engagement plan,Communities,Nobody Known,1st September 2011,30/11/2011,,Whole area,Completed",
  "WAT/6,Voluntary Sector Commissioning Framework: priorities of the next one,Community Commissioning,alex.wilber@council.example,TBC,,,Central; Holywell,Planned",
  "WH/A,Community and stakeholder engagement strategy (CASES) – your views on 5 principles & £0 cost,Chief Executive,Adele Vance,10/08/2021,05/10/2021,,Hatfield; Welwyn,Finished",
  "CLS/06,Draft Community Engagement and Involvement Strategy,Customer Excellence,,01/04/2006,25/05/2006,31/02/2006,All,Completed",
  "",
].join("\r\n");
