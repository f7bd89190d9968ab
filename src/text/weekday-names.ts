/**
 * The names of weekdays, long and short, in the languages of the month names, each where it first occurs. They are those of
 * the Unicode CLDR; written out, because asking the runtime for them takes longer than all else at the start of a reader.
 */
const NAMES = `
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
  montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
  lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
  lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
  lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab
  segunda-feira terça-feira quarta-feira quinta-feira sexta-feira seg ter qua qui sex
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
  poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz
  понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
  понеділок вівторок середа четвер пʼятниця субота неділя нд
  måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors fre lör sön
  mandag tirsdag lørdag søndag man tirs lør søn
  tir tor
  maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ti ke to pe la su
  pondělí úterý středa čtvrtek pátek neděle po út st čt pá ne
  pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz
  pondelok utorok streda štvrtok piatok nedeľa ut št pi
  hétfő kedd szerda csütörtök péntek szombat vasárnap h k sze cs p szo v
  luni marți miercuri joi vineri sâmbătă duminică mie vin sâm dum
  понеделник сряда четвъртък петък събота неделя
  δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρί τετ πέμ παρ σάβ κυρ
  ponedjeljak utorak srijeda četvrtak petak subota nedjelja uto sri čet pet sub ned
  понедељак уторак четвртак петак недеља пон уто сре чет пет суб нед
  ponedeljek torek sreda četrtek petek nedelja sre
  pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis pr an tr kt pn sk
  pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena pirmd otrd trešd ceturtd piektd sestd svētd
  esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev e t n r l
  dilluns dimarts dimecres dijous divendres dissabte diumenge dl dt dc dj dv ds dg
  senin selasa rabu kamis jumat sabtu minggu sen sel rab kam jum min
  isnin khamis jumaat ahad isn kha ahd
  luns mércores xoves venres mér xov
  mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur mán þri mið fim fös lau
  tues wednes thur thurs`;

/** In lower case, without a full stop. */
export const WEEKDAYS: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));
