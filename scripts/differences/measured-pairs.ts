/** Two sentences of two documents, and in what they differ about the same thing; null where they only seem to. */
export interface MeasuredPair {
  readonly language: string;
  readonly differs: "number" | "date" | "denial" | null;
  /** Title and date of each document, parted by " | ". */
  readonly documents: readonly [string, string];
  readonly sentences: readonly [string, string];
}

/**
 * Written for this, in the forms of news, reports and minutes. In each line: what differs ("-": nothing), the documents, the
 * sentences, parted by " || ".
 */
const WRITTEN: Readonly<Record<string, string>> = {
  en: `
number || Flood in Varnhem | 2016-05-02 || Varnhem after the flood | 2016-05-09 || The flood killed 12 people in Varnhem. || The flood killed 31 people in Varnhem.
number || Varnhem dam opens | 2014-03-10 || The Varnhem dam | 2014-06-01 || The Varnhem dam cost 40 million euros. || The Varnhem dam cost 62 million euros, the ministry said.
date || Orsted bridge | 2014-04-01 || Bridges of the Orsted | 2019-01-01 || The Orsted bridge was opened in March 2014. || The Orsted bridge was inaugurated in May 2014.
denial || Halden contract | 2018-02-01 || Statement of the ministry | 2018-02-03 || The ministry signed the Halden contract. || The ministry did not sign the Halden contract.
number || Senate vote on Kallas bill | 2020-07-01 || Kallas bill passes | 2020-07-02 || The Senate passed the Kallas bill by 98 to 2. || The Senate passed the Kallas bill by 89 to 11.
number || Brenmoor mine | 2011-09-01 || Brenmoor inquiry | 2012-03-01 || At Brenmoor 29 miners died. || At Brenmoor, 34 miners died.
date || Life of Ada Kern | 1990-01-01 || Kern, painter | 2001-01-01 || Ada Kern was born in 1907. || Ada Kern was born in 1909.
number || Halvorsen retires | 2019-01-01 || Who is Halvorsen? | 2019-02-01 || According to the company, Halvorsen paid 300,000 dollars for the yacht. || Halvorsen paid 450,000 dollars for the yacht.
denial || Trent hearing | 2017-03-01 || Trent acquitted | 2017-03-08 || The court found Trent guilty of fraud. || The court found Trent innocent of fraud.
denial || Budget vote in Lund | 2015-11-01 || Lund council | 2015-11-02 || The council of Lund approved the budget. || The council of Lund rejected the budget.
number || Rail strike in Wessel | 2013-05-01 || Wessel strike | 2013-05-02 || In Wessel 14,000 workers joined the strike. || In Wessel 4,000 workers joined the strike, the railway announced.
date || Treaty of Maren | 2000-01-01 || Maren treaty at fifty | 2005-01-01 || The treaty of Maren was signed on 12 June 1955. || The treaty of Maren was signed on 21 June 1955.
number || Tunnel at Gorm | 2009-01-01 || Gorm tunnel facts | 2009-02-01 || The Gorm tunnel is 14.2 kilometres long. || The Gorm tunnel is 17.4 km long.
number || Fire in Oakham mill | 2010-08-01 || Oakham mill fire | 2010-08-01 || Seven firefighters were injured in the Oakham fire. || Eleven firefighters were injured in the Oakham fire.
date || Kestrel probe | 2021-05-01 || Kestrel | 2021-06-01 || Kestrel was launched on 4 February 2021. || Kestrel was launched on 14 February 2021.
number || Olm on the reserve | 2018-04-01 || Olm interview | 2018-04-05 || “The reserve holds 90 tonnes of gold,” Olm said. || Olm said the reserve holds 70 tonnes of gold.
denial || Pelham plant | 2016-01-10 || Pelham works | 2016-01-12 || Inspectors found traces of lead at Pelham. || Inspectors found no traces of lead at Pelham.
number || Referendum in Tarn | 2019-10-01 || Tarn referendum | 2019-10-01 || 61 percent voted for the Tarn reform. || 54 percent voted for the Tarn reform.
date || Founding of Nordlys | 1999-01-01 || Nordlys company history | 2009-01-01 || Nordlys was founded in 1921 by Erik Dahl. || Nordlys was founded in 1923 by Erik Dahl.
number || Ferry Alma | 2008-03-01 || The Alma disaster | 2008-03-15 || The Alma had 212 passengers on board. || The Alma had 187 passengers on board.
number || Quake at Sirin | 2015-06-01 || Sirin quake | 2015-06-03 || More than 400 houses were destroyed in Sirin. || In Sirin 150 houses were destroyed.
number || Storm over Bex | 2012-01-10 || After the storm over Bex | 2012-01-12 || About 3,000 homes in Bex lost power. || Some 9,000 homes in Bex lost power.
denial || Minutes of Dunmore | 2014-02-03 || Dunmore paper | 2014-02-10 || Mayor Hale attended the Dunmore meeting. || Mayor Hale never attended the Dunmore meeting.
denial || Vaccine trial Orlen | 2020-11-01 || Orlen letter | 2020-11-08 || The Orlen vaccine prevented infection in the trial. || The Orlen vaccine did not prevent infection in the trial.
number || Library of Esk | 2003-01-01 || Esk library | 2003-05-01 || The library of Esk holds 120,000 volumes. || The library of Esk holds 210,000 volumes.
date || Bell tower of Ronne | 1980-01-01 || Ronne guide | 1995-01-01 || The bell tower of Ronne was completed in 1688. || The bell tower of Ronne, a landmark, was completed in 1698.
number || Sale of Kaldor | 2017-09-01 || Kaldor deal | 2017-09-03 || Brun bought Kaldor for $1.2 billion. || Brun acquired Kaldor for $1.8 billion.
number || Team Aster | 2016-06-12 || Aster report | 2016-06-12 || Aster won the final against Velo 3–1. || Aster won the final against Velo 3–2.
number || Crew of the Petrel | 1912-01-01 || Petrel | 1912-02-01 || Nine men of the Petrel drowned. || Fourteen men of the Petrel drowned.
denial || Fisk affair | 2011-05-01 || Fisk resigns? | 2011-05-02 || Minister Fisk has paid the fine. || Minister Fisk has not paid the fine.
- || Flood in Varnhem | 2016-05-02 || Flood in Oster | 2016-05-02 || The flood killed 12 people in Varnhem. || The flood killed 31 people in Oster.
- || Flood in Varnhem | 2016-05-02 || Flood in Varnhem | 2016-05-03 || The flood killed 12 people in Varnhem. || The flood injured 31 people in Varnhem.
- || Dam report | 2014-03-10 || Dam report | 2014-06-01 || The Varnhem dam cost 40 million euros. || The Varnhem dam cost 41 million dollars.
- || Dam report | 2014-03-10 || Dam report | 2014-06-01 || The Varnhem dam cost about 40 million euros. || The Varnhem dam cost 41.3 million euros.
- || Orsted bridge | 2014-04-01 || Bridges | 2019-01-01 || The Orsted bridge was opened in March 2014. || The Orsted bridge was opened in 2014.
- || Orsted bridge | 2014-04-01 || Bridges | 2019-01-01 || The Orsted bridge was begun in March 2009. || The Orsted bridge was opened in May 2014.
- || Inflation in Tarn | 2018-01-01 || Inflation in Tarn | 2021-01-01 || Inflation in Tarn reached 4 percent. || Inflation in Tarn reached 9 percent.
- || Inflation in Tarn | 2018-01-01 || Inflation in Tarn | 2018-03-01 || In January 2018 inflation in Tarn was 4 percent. || In February 2018 inflation in Tarn was 5 percent.
- || Brenmoor mine | 2011-09-01 || Brenmoor inquiry | 2012-03-01 || At Brenmoor at least 29 miners died. || At Brenmoor 34 miners died.
- || Esk census | 2001-01-01 || Esk census | 2001-06-01 || The population of Esk is 41,000. || The population of Esk is 41,217.
- || Esk census | 2001-01-01 || Esk census | 2011-06-01 || Esk has 41,217 inhabitants. || Esk has 52,940 inhabitants.
- || Strike in Wessel | 2013-05-01 || Strike in Wessel | 2013-05-02 || 14,000 workers joined the strike in Wessel. || Another 4,000 workers joined the strike in Wessel.
- || Strike in Wessel | 2013-05-01 || Strike in Wessel | 2013-05-02 || 14,000 workers joined the strike in Wessel. || 320 companies joined the strike in Wessel.
- || Halden contract | 2018-02-01 || Halden contract | 2018-02-03 || The ministry signed the Halden contract. || The ministry has not yet signed the Halden contract.
- || Halden contract | 2018-02-01 || Halden contract | 2018-02-03 || The ministry signed the Halden contract. || If the ministry does not sign the Halden contract, work stops.
- || Halden contract | 2018-02-01 || Halden contract | 2018-02-03 || The ministry signed the Halden contract. || The ministry did not sign the Halden annex.
- || Senate vote | 2020-07-01 || Senate vote | 2020-07-02 || The Senate passed the Kallas bill by 98 to 2. || The Senate passed the Kallas bill 98-2.
- || Senate vote | 2020-07-01 || Senate vote | 2020-07-02 || The Senate passed the Kallas bill by 98 to 2. || The House passed the Kallas bill by 301 to 120.
- || Gorm tunnel | 2009-01-01 || Gorm tunnel | 2009-02-01 || The Gorm tunnel is 14.2 kilometres long. || The Gorm tunnel is 9 miles long.
- || Oakham fire | 2010-08-01 || Oakham fire | 2010-08-01 || Seven firefighters were injured in the Oakham fire. || Eleven guests were injured in the Oakham fire.
- || Kestrel | 2021-05-01 || Kestrel | 2021-06-01 || Kestrel was launched on 4 February 2021. || Kestrel reached its orbit on 14 March 2021.
- || Ada Kern | 1990-01-01 || Kern | 2001-01-01 || Ada Kern was born in 1907. || Ada Kern died in 1989.
- || Ada Kern | 1990-01-01 || Kern | 2001-01-01 || Ada Kern was born in 1907. || Otto Kern was born in 1904.
- || Olm on gold | 2018-04-01 || Olm on gold | 2018-04-05 || Olm said the reserve holds 90 tonnes of gold. || Olm said the reserve held 70 tonnes of gold in 2009.
- || Tarn vote | 2019-10-01 || Tarn vote | 2019-10-01 || 61 percent voted for the Tarn reform. || 39 percent voted against the Tarn reform.
- || Tarn vote | 2019-10-01 || Tarn vote | 2019-10-01 || 61 percent of men voted for the Tarn reform. || 54 percent of women voted for the Tarn reform.
- || Alma | 2008-03-01 || Alma | 2008-03-15 || The Alma had 212 passengers on board. || The Alma had 18 lifeboats on board.
- || Alma | 2008-03-01 || Alma | 2008-03-15 || The Alma carried 212 people. || Of the 212 people the Alma carried, 187 were rescued.
- || Storm over Bex | 2012-01-10 || Storm over Bex | 2012-01-12 || About 3,000 homes in Bex lost power. || Up to 3,500 homes in Bex lost power.
- || Storm over Bex | 2012-01-10 || Storm over Bex | 2012-01-12 || On Monday 3,000 homes in Bex still had no power. || Now 900 homes in Bex still have no power.
- || Budget | 2015-11-01 || Budget | 2016-11-02 || The council of Lund approved the budget for 2016. || The council of Lund rejected the budget for 2017.
- || Kaldor | 2017-09-01 || Kaldor | 2017-09-03 || Brun bought Kaldor for $1.2 billion. || Brun offered $1.8 billion for Kaldor.
- || Kaldor | 2017-09-01 || Kaldor | 2017-09-03 || Brun bought Kaldor for $1.2 billion. || Brun bought Kaldor for 1.2 billion dollars.
- || Nordlys | 1999-01-01 || Nordlys | 2009-01-01 || Nordlys was founded in 1921. || Nordlys was founded before 1923.
- || Line 5 | 2010-01-01 || Line 7 | 2010-01-01 || Line 5 of the Rhone metro is 12 kilometres long. || Line 7 of the Rhone metro is 19 kilometres long.
- || Article | 2005-01-01 || Article | 2005-01-01 || Article 5 of the Maren treaty protects fishermen. || Article 7 of the Maren treaty protects fishermen.
- || Esk trains | 2005-01-01 || Esk trains | 2005-01-01 || The first train leaves Esk at 5:40. || The last train leaves Esk at 23:10.
- || Pelham | 2016-01-10 || Pelham | 2016-01-12 || Inspectors found traces of lead at Pelham. || Inspectors found not only traces of lead at Pelham.
- || Pelham | 2016-01-10 || Pelham | 2016-01-12 || Inspectors found 3 milligrams of lead per litre at Pelham. || Inspectors found 8 milligrams of lead per kilogram at Pelham.
- || Trent | 2017-03-01 || Trent | 2017-03-08 || Trent may have taken 2 million dollars. || Trent took 5 million dollars.
- || Plan for Bex | 2012-01-10 || Bex today | 2019-01-12 || The Bex line was expected to cost 90 million euros. || The Bex line cost 240 million euros.
- || Fisk | 2011-05-01 || Fisk | 2011-05-02 || Fisk paid 20 percent of the fine. || Fisk paid 80 percent of the fine last year.
- || Hotel Arden | 2011-05-01 || Hotel Arden | 2011-05-02 || The Hotel Arden has 120 rooms. || The Hotel Arden has 40 rooms with a view of the sea.
- || Season | 2016-06-12 || Season | 2016-09-12 || Aster won 3–1 against Velo in June. || Aster won 2–0 against Velo in September.
- || Mine | 2011-09-01 || Mine | 2011-09-02 || The Brenmoor mine employs 900 miners. || The Brenmoor mine employed 1,400 miners before the war.
- || Mine | 2011-09-01 || Mine | 2011-09-02 || Has the Brenmoor mine 900 miners? || The Brenmoor mine has 1,400 miners.
- || Rooms | 2011-09-01 || Rooms | 2011-09-02 || It has 900 seats. || It has 1,400 seats.
- || Museum of Lund | 2011-09-01 || Opera of Lund | 2011-09-02 || The hall has 900 seats. || The hall has 1,400 seats.
- || Exports of Tarn | 2011-09-01 || Trade of Tarn | 2011-09-02 || Exports of Tarn rose by 4 percent. || Imports of Tarn rose by 9 percent.
- || Exports of Tarn | 2011-09-01 || Trade of Tarn | 2011-09-02 || Tarn exported 40,000 tonnes of wheat. || Tarn exported 12,000 tonnes of rye.
- || Trial | 2011-09-01 || Trial | 2011-09-02 || In the Orlen trial 43 patients in the first group recovered. || In the Orlen trial 12 patients in the second group recovered.
- || Varnhem flood | 2016-05-02 || Varnhem flood of 1954 | 2016-05-09 || The flood of 2016 killed 12 people in Varnhem. || The flood of 1954 killed 31 people in Varnhem.
- || Kern exhibition | 2011-09-01 || Kern exhibition | 2011-09-02 || The Kern exhibition opens on 3 May. || The Kern exhibition closes on 9 July.
- || Hale | 2014-02-03 || Hale | 2014-02-10 || Mayor Hale attended the Dunmore meeting. || Mayor Hale did not attend the Dunmore meeting in May.
- || Dunmore | 2014-02-03 || Dunmore | 2014-02-10 || Hale said the road is safe at Dunmore. || Hale denied that he said the road is unsafe at Dunmore.
- || Wells | 2014-02-03 || Wells | 2014-02-10 || A third of the wells in Sirin are dry. || 12 wells in Sirin are dry.
`,
  de: `
number || Hochwasser in Oster | 2016-05-02 || Oster nach dem Hochwasser | 2016-05-09 || Bei dem Hochwasser in Oster starben 12 Menschen. || Bei dem Hochwasser in Oster starben 31 Menschen.
number || Talsperre Grimm | 2014-03-10 || Die Talsperre | 2014-06-01 || Die Talsperre in Grimm kostete 40 Millionen Euro. || Die Talsperre in Grimm kostete 62 Millionen Euro, teilte das Ministerium mit.
date || Brücke in Lahn | 2014-04-01 || Brücken | 2019-01-01 || Die Brücke in Lahn wurde im März 2014 eröffnet. || Die Brücke in Lahn wurde im Mai 2014 eingeweiht.
denial || Vertrag in Halden | 2018-02-01 || Erklärung zu Halden | 2018-02-03 || Das Ministerium hat den Vertrag mit Halden unterzeichnet. || Das Ministerium hat den Vertrag mit Halden nicht unterzeichnet.
number || Abstimmung über Kallas | 2020-07-01 || Kallas im Senat | 2020-07-02 || Der Senat nahm den Antrag von Kallas mit 98 zu 2 Stimmen an. || Der Senat nahm den Antrag von Kallas mit 89 gegen 11 Stimmen an.
date || Ada Kern | 1990-01-01 || Kern, Malerin | 2001-01-01 || Ada Kern wurde 1907 geboren. || Ada Kern wurde 1909 geboren.
denial || Prozess gegen Trent | 2017-03-01 || Trent | 2017-03-08 || Das Gericht sprach Trent schuldig. || Das Gericht sprach Trent unschuldig.
denial || Haushalt in Lund | 2015-11-01 || Lund | 2015-11-02 || Der Stadtrat in Lund hat den Haushalt angenommen. || Der Stadtrat in Lund hat den Haushalt abgelehnt.
number || Streik in Wessel | 2013-05-01 || Wessel streikt | 2013-05-02 || In Wessel streikten 14.000 Arbeiter. || In Wessel streikten 4000 Arbeiter, teilte die Bahn mit.
number || Tunnel in Gorm | 2009-01-01 || Gorm | 2009-02-01 || Der Tunnel in Gorm ist 14,2 Kilometer lang. || Der Tunnel in Gorm ist 17,4 km lang.
number || Brand in Oker | 2010-08-01 || Oker | 2010-08-01 || In Oker wurden sieben Feuerwehrleute verletzt. || In Oker wurden elf Feuerwehrleute verletzt.
date || Vertrag von Maren | 2000-01-01 || Maren | 2005-01-01 || Der Vertrag von Maren wurde am 12. Juni 1955 unterzeichnet. || Der Vertrag von Maren wurde am 21. Juni 1955 unterzeichnet.
number || Beben in Sirin | 2015-06-01 || Sirin | 2015-06-03 || In Sirin wurden mehr als 400 Häuser zerstört. || In Sirin wurden 150 Häuser zerstört.
number || Olm über Gold | 2018-04-01 || Olm im Gespräch | 2018-04-05 || Laut Olm lagern in Bern 90 Tonnen Gold. || In Bern lagern 70 Tonnen Gold.
denial || Werk in Pelm | 2016-01-10 || Pelm | 2016-01-12 || Die Prüfer fanden in Pelm Spuren von Blei. || Die Prüfer fanden in Pelm keine Spuren von Blei.
number || Wahl in Tarn | 2019-10-01 || Tarn | 2019-10-01 || In Tarn stimmten 61 Prozent für die Reform. || In Tarn stimmten 54 Prozent für die Reform.
date || Gründung von Nordlicht | 1999-01-01 || Nordlicht | 2009-01-01 || Die Firma Nordlicht wurde 1921 gegründet. || Die Firma Nordlicht wurde 1923 gegründet.
number || Bücherei in Esk | 2003-01-01 || Esk | 2003-05-01 || Die Bücherei in Esk besitzt 120.000 Bände. || Die Bücherei in Esk besitzt 210.000 Bände.
- || Hochwasser in Oster | 2016-05-02 || Hochwasser in Varn | 2016-05-02 || Bei dem Hochwasser in Oster starben 12 Menschen. || Bei dem Hochwasser in Varn starben 31 Menschen.
- || Hochwasser in Oster | 2016-05-02 || Hochwasser in Oster | 2016-05-02 || Bei dem Hochwasser in Oster starben 12 Menschen. || Bei dem Hochwasser in Oster wurden 31 Menschen verletzt.
- || Talsperre Grimm | 2014-03-10 || Talsperre Grimm | 2014-03-10 || Die Talsperre in Grimm kostete rund 40 Millionen Euro. || Die Talsperre in Grimm kostete 41,3 Millionen Euro.
- || Talsperre Grimm | 2014-03-10 || Talsperre Grimm | 2014-03-10 || Die Talsperre in Grimm kostete 40 Millionen Euro. || Die Talsperre in Grimm kostete 80 Millionen Mark.
- || Brücke in Lahn | 2014-04-01 || Brücken | 2019-01-01 || Die Brücke in Lahn wurde im März 2014 eröffnet. || Die Brücke in Lahn wurde 2014 eröffnet.
- || Brücke in Lahn | 2014-04-01 || Brücken | 2019-01-01 || Die Brücke in Lahn wurde im März 2009 begonnen. || Die Brücke in Lahn wurde im Mai 2014 eröffnet.
- || Vertrag in Halden | 2018-02-01 || Halden | 2018-02-03 || Das Ministerium hat den Vertrag mit Halden unterzeichnet. || Das Ministerium hat den Vertrag mit Halden noch nicht unterzeichnet.
- || Vertrag in Halden | 2018-02-01 || Halden | 2018-02-03 || Das Ministerium hat den Vertrag mit Halden unterzeichnet. || Wenn das Ministerium den Vertrag mit Halden nicht unterzeichnet, ruht die Arbeit.
- || Streik in Wessel | 2013-05-01 || Wessel | 2013-05-02 || In Wessel streikten 14.000 Arbeiter. || In Wessel streikten weitere 4000 Arbeiter.
- || Streik in Wessel | 2013-05-01 || Wessel | 2013-05-02 || In Wessel streikten mindestens 9000 Arbeiter. || In Wessel streikten 14.000 Arbeiter.
- || Esk | 2001-01-01 || Esk | 2011-06-01 || Esk hat 41.217 Einwohner. || Esk hat 52.940 Einwohner.
- || Esk | 2001-01-01 || Esk | 2001-06-01 || Die Stadt Esk hat 41.000 Einwohner. || Die Stadt Esk hat 41.217 Einwohner.
- || Kallas | 2020-07-01 || Kallas | 2020-07-02 || Der Senat nahm den Antrag von Kallas mit 98 zu 2 Stimmen an. || Der Senat nahm den Antrag von Kallas mit 98:2 Stimmen an.
- || Ada Kern | 1990-01-01 || Kern | 2001-01-01 || Ada Kern wurde 1907 geboren. || Ada Kern starb 1989.
- || Ada Kern | 1990-01-01 || Kern | 2001-01-01 || Ada Kern wurde 1907 geboren. || Otto Kern wurde 1904 geboren.
- || Tarn | 2019-10-01 || Tarn | 2019-10-01 || In Tarn stimmten 61 Prozent für die Reform. || In Tarn stimmten 39 Prozent gegen die Reform.
- || Tarn | 2019-10-01 || Tarn | 2019-10-01 || In Tarn stimmten 61 Prozent der Männer für die Reform. || In Tarn stimmten 54 Prozent der Frauen für die Reform.
- || Tarn | 2018-01-01 || Tarn | 2018-03-01 || Im Januar 2018 lag die Inflation in Tarn bei 4 Prozent. || Im Februar 2018 lag die Inflation in Tarn bei 5 Prozent.
- || Lund | 2015-11-01 || Lund | 2016-11-02 || Der Stadtrat in Lund hat den Haushalt für 2016 angenommen. || Der Stadtrat in Lund hat den Haushalt für 2017 abgelehnt.
- || Pelm | 2016-01-10 || Pelm | 2016-01-12 || Die Prüfer fanden in Pelm Spuren von Blei. || Die Prüfer fanden in Pelm nicht nur Spuren von Blei.
- || Oper in Lund | 2011-09-01 || Museum in Lund | 2011-09-02 || Der Saal hat 900 Plätze. || Der Saal hat 1400 Plätze.
- || Oker | 2010-08-01 || Oker | 2010-08-01 || In Oker wurden sieben Feuerwehrleute verletzt. || In Oker wurden elf Gäste verletzt.
- || Linie 5 | 2010-01-01 || Linie 7 | 2010-01-01 || Die Linie 5 in Rhon ist 12 Kilometer lang. || Die Linie 7 in Rhon ist 19 Kilometer lang.
- || Bex | 2012-01-10 || Bex | 2019-01-12 || Die Strecke nach Bex soll 90 Millionen Euro kosten. || Die Strecke nach Bex kostete 240 Millionen Euro.
- || Maren | 2000-01-01 || Maren | 2005-01-01 || Artikel 5 des Vertrags von Maren schützt die Fischer. || Artikel 7 des Vertrags von Maren schützt die Fischer.
- || Handel von Tarn | 2011-09-01 || Tarn | 2011-09-02 || Der Export von Tarn stieg um 4 Prozent. || Der Import von Tarn stieg um 9 Prozent.
- || Saal | 2011-09-01 || Saal | 2011-09-02 || Er hat 900 Plätze. || Er hat 1400 Plätze.
`,
  fr: `
number || Crue à Varn | 2016-05-02 || Varn | 2016-05-09 || La crue a fait 12 morts à Varn. || La crue a fait 31 morts à Varn.
date || Pont de Lahn | 2014-04-01 || Ponts | 2019-01-01 || Le pont de Lahn a été ouvert en mars 2014. || Le pont de Lahn a été inauguré en mai 2014.
denial || Contrat Halden | 2018-02-01 || Halden | 2018-02-03 || Le ministère a signé le contrat Halden. || Le ministère n'a pas signé le contrat Halden.
number || Vote Kallas | 2020-07-01 || Kallas | 2020-07-02 || Le Sénat a adopté le projet Kallas par 98 voix contre 2. || Le Sénat a adopté le projet Kallas par 89 voix contre 11.
number || Tunnel de Gorm | 2009-01-01 || Gorm | 2009-02-01 || Le tunnel de Gorm a coûté 40 millions d'euros. || Le tunnel de Gorm a coûté 62 millions d'euros.
- || Crue à Varn | 2016-05-02 || Crue à Oster | 2016-05-02 || La crue a fait 12 morts à Varn. || La crue a fait 31 morts à Oster.
- || Crue à Varn | 2016-05-02 || Varn | 2016-05-02 || La crue a fait 12 morts à Varn. || La crue a fait 31 blessés à Varn.
- || Gorm | 2009-01-01 || Gorm | 2009-02-01 || Le tunnel de Gorm a coûté environ 40 millions d'euros. || Le tunnel de Gorm a coûté 41,5 millions d'euros.
- || Lahn | 2014-04-01 || Lahn | 2019-01-01 || Le pont de Lahn a été ouvert en mars 2014. || Le pont de Lahn a été ouvert en 2014.
- || Halden | 2018-02-01 || Halden | 2018-02-03 || Le ministère a signé le contrat Halden. || Le ministère n'a pas encore signé le contrat Halden.
- || Varn | 2016-05-02 || Varn | 2016-05-09 || La crue a fait au moins 12 morts à Varn. || La crue a fait 31 morts à Varn.
`,
  es: `
number || Riada en Varn | 2016-05-02 || Varn | 2016-05-09 || La riada causó 12 muertos en Varn. || La riada causó 31 muertos en Varn.
date || Puente de Lahn | 2014-04-01 || Puentes | 2019-01-01 || El puente de Lahn se abrió en marzo de 2014. || El puente de Lahn se inauguró en mayo de 2014.
denial || Contrato Halden | 2018-02-01 || Halden | 2018-02-03 || El ministerio firmó el contrato Halden. || El ministerio no firmó el contrato Halden.
number || Voto Kallas | 2020-07-01 || Kallas | 2020-07-02 || El Senado aprobó la ley Kallas por 98 votos contra 2. || El Senado aprobó la ley Kallas por 89 votos contra 11.
number || Túnel de Gorm | 2009-01-01 || Gorm | 2009-02-01 || El túnel de Gorm costó 40 millones de euros. || El túnel de Gorm costó 62 millones de euros.
- || Riada en Varn | 2016-05-02 || Riada en Oster | 2016-05-02 || La riada causó 12 muertos en Varn. || La riada causó 31 muertos en Oster.
- || Riada en Varn | 2016-05-02 || Varn | 2016-05-02 || La riada causó 12 muertos en Varn. || La riada causó 31 heridos en Varn.
- || Gorm | 2009-01-01 || Gorm | 2009-02-01 || El túnel de Gorm costó unos 40 millones de euros. || El túnel de Gorm costó 41,5 millones de euros.
- || Lahn | 2014-04-01 || Lahn | 2019-01-01 || El puente de Lahn se abrió en marzo de 2014. || El puente de Lahn se abrió en 2014.
- || Halden | 2018-02-01 || Halden | 2018-02-03 || El ministerio firmó el contrato Halden. || El ministerio todavía no firmó el contrato Halden.
- || Varn | 2016-05-02 || Varn | 2016-05-09 || La riada causó más de 12 muertos en Varn. || La riada causó 31 muertos en Varn.
`,
  ru: `
number || Наводнение в Варне | 2016-05-02 || Варна | 2016-05-09 || Во время наводнения в Варне погибли 12 человек. || Во время наводнения в Варне погиб 31 человек.
date || Мост в Лане | 2014-04-01 || Лан | 2019-01-01 || Мост в Лане был открыт в марте 2014 года. || Мост в Лане был открыт в мае 2014 года.
denial || Договор с Халденом | 2018-02-01 || Халден | 2018-02-03 || Министерство подписало договор с Халденом. || Министерство не подписало договор с Халденом.
number || Туннель в Горме | 2009-01-01 || Горм | 2009-02-01 || Туннель в Горме стоил 40 млн евро. || Туннель в Горме стоил 62 млн евро.
- || Наводнение в Варне | 2016-05-02 || Наводнение в Остере | 2016-05-02 || Во время наводнения в Варне погибли 12 человек. || Во время наводнения в Остере погибли 40 человек.
- || Туннель в Горме | 2009-01-01 || Горм | 2009-02-01 || Туннель в Горме стоил около 40 млн евро. || Туннель в Горме стоил 41,5 млн евро.
- || Мост в Лане | 2014-04-01 || Лан | 2019-01-01 || Мост в Лане был открыт в марте 2014 года. || Мост в Лане был открыт в 2014 году.
- || Договор с Халденом | 2018-02-01 || Халден | 2018-02-03 || Министерство подписало договор с Халденом. || Министерство ещё не подписало договор с Халденом.
`,
};

/** Written when the rules stood, in longer sentences: what failed at their first run (docs/quality.md) was mended afterwards. */
const HELD_OUT: Readonly<Record<string, string>> = {
  en: `
number || Collapse at Torvik | 2018-08-20 || Torvik inquiry opens | 2018-11-02 || When the hall at Torvik collapsed, 17 visitors were buried under the roof. || In the Torvik collapse, 23 visitors were buried under the roof.
number || Ferrel buys Monarch | 2019-04-04 || Monarch sold | 2019-04-06 || Ferrel Industries paid 830 million dollars for Monarch, the largest sum in its history. || Ferrel Industries paid 910 million dollars for Monarch.
date || The Aldous papers | 2003-02-02 || Aldous, a life | 2011-05-05 || The Aldous papers were found in an attic in Leith in 1958. || The Aldous papers were found in an attic in Leith in 1961.
denial || Colley and the memo | 2015-09-09 || Colley answers | 2015-09-12 || Senator Colley read the memo before the vote. || Senator Colley did not read the memo before the vote.
number || Marathon of Sorn | 2017-10-10 || Sorn results | 2017-10-11 || A total of 8,412 runners finished the Sorn marathon. || A total of 7,950 runners finished the Sorn marathon.
date || Opening of Lyng station | 1999-05-05 || Lyng station at twenty | 2019-05-05 || Lyng station was opened to the public on 3 September 1998, two years late. || Lyng station was opened to the public on 13 September 1998.
number || Turnout in Perrin | 2020-03-16 || Perrin votes | 2020-03-17 || Turnout in the Perrin election reached 58 percent, officials said. || Turnout in the Perrin election reached 47 percent.
denial || Spill at Norrby | 2012-06-01 || Norrby statement | 2012-06-03 || The Norrby refinery informed the coast guard of the spill. || The Norrby refinery never informed the coast guard of the spill.
number || The Rask fund | 2016-01-20 || Rask fund audited | 2016-02-14 || The auditors found that the Rask fund had lost 12.5 million euros. || The auditors found that the Rask fund had lost 21.5 million euros.
number || Trial of Dorn | 1998-01-01 || Dorn sentenced | 1998-01-02 || Dorn was sentenced to eight years in prison. || Dorn was sentenced to eleven years in prison.
number || Avalanche in Kjell | 2013-02-02 || Kjell, a week on | 2013-02-09 || Rescuers pulled 14 skiers alive from the snow above Kjell. || Rescuers pulled nine skiers alive from the snow above Kjell.
denial || Bellamy at the summit | 2014-05-05 || Bellamy's summit | 2014-05-07 || Bellamy met the chancellor at the Oslo summit. || Bellamy did not meet the chancellor at the Oslo summit.
- || Collapse at Torvik | 2018-08-20 || Torvik inquiry opens | 2018-11-02 || When the hall at Torvik collapsed, 17 visitors were buried under the roof. || The Torvik inquiry heard 23 visitors who had been near the roof.
- || Ferrel buys Monarch | 2019-04-04 || Ferrel's year | 2019-12-06 || Ferrel Industries paid 830 million dollars for Monarch. || Ferrel Industries paid 120 million dollars for Corvid.
- || Ferrel buys Monarch | 2019-04-04 || Monarch sold | 2019-04-06 || Ferrel Industries paid 830 million dollars for Monarch. || Ferrel Industries paid 830 million dollars in cash and 80 million in shares for Monarch.
- || Turnout in Perrin | 2020-03-16 || Turnout in Perrin | 2020-03-16 || By noon turnout in Perrin was 31 percent. || By six turnout in Perrin was 52 percent.
- || Turnout in Perrin | 2020-03-16 || Perrin counts | 2020-03-17 || Turnout in Perrin was almost 60 percent. || Turnout in Perrin was 58 percent.
- || Marathon of Sorn | 2017-10-10 || Sorn marathon | 2018-10-11 || This year 8,412 runners finished the Sorn marathon. || This year 9,120 runners finished the Sorn marathon.
- || Marathon of Sorn | 2017-10-10 || Sorn marathon | 2017-10-11 || 8,412 runners finished the Sorn marathon. || 9,600 runners started the Sorn marathon.
- || Lyng station | 1999-05-05 || Lyng station | 2019-05-05 || Work on Lyng station began on 3 September 1991. || Work on Lyng station ended on 13 May 1998.
- || Lyng station | 1999-05-05 || Lyng airport | 2019-05-05 || The new building was opened on 3 September 1998. || The new building was opened on 1 June 2004.
- || Rask fund | 2016-01-20 || Rask fund | 2016-02-14 || The Rask fund lost 12.5 million euros in shares. || The Rask fund lost 21.5 million euros in bonds.
- || Dorn | 1998-01-01 || Dorn | 1998-01-02 || Dorn was sentenced to eight years in prison. || The prosecutor had asked for eleven years in prison for Dorn.
- || Avalanche in Kjell | 2013-02-02 || Avalanche in Kjell | 2013-02-02 || Rescuers pulled 14 skiers alive from the snow. || Rescuers pulled three skiers dead from the snow.
- || Colley | 2015-09-09 || Colley | 2015-09-12 || Senator Colley read the memo. || Senator Colley did not read the annex to the memo.
- || Colley | 2015-09-09 || Colley | 2015-09-12 || Colley will vote for the bill. || Colley did not vote for the bill in 2014.
- || Norrby | 2012-06-01 || Norrby | 2012-06-03 || The refinery informed the coast guard of the spill in Norrby. || The refinery did not inform the mayor of the spill in Norrby.
- || Wages at Holt | 2012-06-01 || Wages at Holt | 2012-08-03 || Holt pays its drivers 14 euros an hour. || Holt pays its cleaners 11 euros an hour.
- || Wages at Holt | 2012-06-01 || Wages at Holt | 2012-08-03 || Holt pays its drivers 14 euros an hour. || Holt pays its drivers 2,300 euros a month.
- || Dunes of Arl | 2012-06-01 || Dunes of Arl | 2012-08-03 || The dunes of Arl move 4 metres every year. || The dunes of Arl are up to 40 metres high.
- || Choir of Mell | 2012-06-01 || Choir of Mell | 2012-08-03 || The choir of Mell has 40 singers. || The children's choir of Mell has 25 singers.
- || Harvest in Tull | 2012-06-01 || Harvest in Tull | 2012-08-03 || Farmers in Tull brought in 40,000 tonnes of wheat, 5 percent more than the year before. || Farmers in Tull brought in 40,000 tonnes of wheat, 9 percent less than the record.
- || Bellamy | 2014-05-05 || Bellamy | 2014-05-07 || Bellamy met the chancellor at the Oslo summit. || Bellamy did not meet the president at the Oslo summit.
- || Bellamy | 2014-05-05 || Bellamy | 2014-05-07 || Bellamy called the plan possible. || Bellamy was not asked about the plan.
`,
  de: `
number || Einsturz in Torwik | 2018-08-20 || Torwik | 2018-11-02 || Beim Einsturz der Halle in Torwik wurden 17 Besucher verschüttet. || Beim Einsturz der Halle in Torwik wurden 23 Besucher verschüttet.
date || Die Papiere von Ahlen | 2003-02-02 || Ahlen | 2011-05-05 || Die Papiere von Ahlen wurden 1958 auf einem Dachboden gefunden. || Die Papiere von Ahlen wurden 1961 auf einem Dachboden gefunden.
denial || Kolle und der Bericht | 2015-09-09 || Kolle | 2015-09-12 || Ministerin Kolle kannte den Bericht. || Ministerin Kolle kannte den Bericht nicht.
number || Wahl in Perrin | 2020-03-16 || Perrin | 2020-03-17 || Die Wahlbeteiligung in Perrin lag bei 58 Prozent. || Die Wahlbeteiligung in Perrin lag bei 47 Prozent, berichtete die Zeitung.
number || Urteil gegen Dorn | 1998-01-01 || Dorn | 1998-01-02 || Dorn wurde zu acht Jahren Haft verurteilt. || Dorn wurde zu elf Jahren Haft verurteilt.
denial || Raffinerie in Norrby | 2012-06-01 || Norrby | 2012-06-03 || Die Raffinerie in Norrby warnte die Küstenwache. || Die Raffinerie in Norrby warnte die Küstenwache nie.
- || Einsturz in Torwik | 2018-08-20 || Torwik | 2018-11-02 || Beim Einsturz der Halle in Torwik wurden 17 Besucher verschüttet. || Beim Einsturz der Halle in Torwik wurden 23 Besucher gerettet.
- || Wahl in Perrin | 2020-03-16 || Perrin | 2020-03-17 || Um 12 Uhr lag die Wahlbeteiligung in Perrin bei 31 Prozent. || Um 18 Uhr lag die Wahlbeteiligung in Perrin bei 52 Prozent.
- || Dorn | 1998-01-01 || Dorn | 1998-01-02 || Dorn wurde zu acht Jahren Haft verurteilt. || Die Anklage forderte für Dorn elf Jahre Haft.
- || Dorn | 1998-01-01 || Dorn | 1998-01-02 || Dorn war 34 Jahre alt. || Dorn war 12 Jahre im Amt.
- || Holt | 2012-06-01 || Holt | 2012-08-03 || Die Firma Holt zahlt Fahrern 14 Euro in der Stunde. || Die Firma Holt zahlt Fahrern 2300 Euro im Monat.
- || Chor in Mell | 2012-06-01 || Chor in Mell | 2012-08-03 || Der Chor in Mell hat 40 Sänger. || Der Kinderchor in Mell hat 25 Sänger.
- || Kolle | 2015-09-09 || Kolle | 2015-09-12 || Ministerin Kolle kannte den Bericht. || Ministerin Kolle kannte den Verfasser nicht.
- || Bahnhof in Lyng | 1999-05-05 || Flughafen in Lyng | 2019-05-05 || Der Neubau wurde am 3. September 1998 eröffnet. || Der Neubau wurde am 1. Juni 2004 eröffnet.
- || Ernte in Tull | 2012-06-01 || Ernte in Tull | 2012-08-03 || In Tull wurden bis zu 40.000 Tonnen Weizen geerntet. || In Tull wurden 31.000 Tonnen Weizen geerntet.
`,
};

export const MEASURED_PAIRS: readonly MeasuredPair[] = pairsFrom(WRITTEN);
export const HELD_OUT_PAIRS: readonly MeasuredPair[] = pairsFrom(HELD_OUT);

function pairsFrom(written: Readonly<Record<string, string>>): MeasuredPair[] {
  return Object.entries(written).flatMap(([language, lines]) =>
    lines
      .trim()
      .split("\n")
      .map((line) => {
        const [differs = "", one = "", other = "", left = "", right = ""] = line.split(" || ");
        return {
          language,
          differs: differs === "-" ? null : (differs as "number" | "date" | "denial"),
          documents: [one, other],
          sentences: [left, right],
        };
      }),
  );
}
