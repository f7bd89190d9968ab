import { lazily } from "../../core/lazily.ts";

/*
 * What programs for mail write above what a letter quotes, in the languages that they speak; in small letters, without the
 * stops and brackets at their ends ("написал(а)" is "написал").
 */

export const isWrote = among(`
  wrote writes said says schrieb schreibt geschrieben écrit écrivait ecrit escribió escribio escribe escreveu escreve scritto scrive
  schreef schrijft geschreven skrev skriver kirjoitti napisał napisała pisze napsal napsala píše napísal napísala пишет писал писала
  написал написала пише написав написала написа пише írta scris yazdı yazmış έγραψε написао написала napisao napisala napisal rašė
  parašė rakstīja kirjutas escriure viết menulis كتب كتبت نوشت כתב כתבה เขียนว่า skrifaði さんは書きました 写道 寫道 写到 작성 写`);

/** "Quoting Jane Doe", "Zitat von Jane Doe". */
export const isQuoting = among(
  "quoting quote zitat zitiere citando citation citat cytat cytuję цитирую цитата quotando citeert citerar lainaus alıntı",
);

/** What stands between a date, a name and the verb, and is no part of a name at whose edge it stands. */
export const isFrame = among(`
  on at the in article news message also following thus by to user from am um den der hat von uhr folgendes le a à à h el las la los
  em às as de da do dia il giorno lo alle ha ore del op om het heeft på kl w dniu o godz użytkownik dne v ve odesílatel dňa odosielateľ
  používateľ в г года пользователь участник р о об користувач у ezt az időpont dátummal în data ora au la στις στο ο η ώρα χρήστης saat
  tarihinde tarihli şunu şunları на са je datuma ob dana vào lúc đã th thứ pada pukul tanggal va les klo kello 于 在 于 のメール في بتاريخ الساعة
  ב בתאריך בשעה מאת เมื่อ เวลา`);

/** Beside the hours of a clock. */
export const isClock = among(
  "am pm uhr h hrs gmt utc cet cest mez mesz est edt cst cdt mst mdt pst pdt bst ist jst msk 上午 下午 午前 午後 오전 오후",
);

/** Nobody is named so. */
export const isPronoun = among(
  "you he she they i we it ich du sie er ihr wir je tu il elle vous nous yo tú él ella usted я ты он она вы мы oni ona on ty ja io lei lui voi hij zij jij ik han hon jag",
);

/** Above a letter that is quoted or sent on, between dashes, whatever stands below it. */
export const ANNOUNCED =
  /original message|forwarded message|original-nachricht|(?:ursprüngliche|originale?|weitergeleitete) nachricht|message (?:d['’]origine|original|transféré|réexpédié)|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)|(?:исходное|пересылаемое|пересланное) сообщение|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|wiadomość (?:oryginalna|przekazana)|původní zpráva|eredeti üzenet|orijinal (?:ileti|mesaj)|αρχικό μήνυμα|原始邮件|原始郵件|転送メッセージ|원본 메일/iu;

export type HeaderField = "from" | "date" | "to" | "subject" | "other";

const FIELDS: Readonly<Record<HeaderField, string>> = {
  from:
    "From/Von/De/Da/Van/Från/Fra/Lähettäjä/Od/От/От кого/Від/Feladó/Kimden/Gönderen/Από/De la/Expéditeur/Mittente/Remitente/Remetente/" +
    "Afzender/Absender/Avsändare/Отправитель/Pošiljatelj/Nuo/No/Saatja/Dari/Từ/发件人/寄件者/寄件人/差出人/送信者/보낸 사람/보낸사람/מאת/من/จาก",
  date:
    "Date/Sent/Sent at/Sent on/Gesendet/Gesendet am/Datum/Envoyé/Envoyé le/Enviado/Enviado el/Enviado em/Enviada/Enviada em/Fecha/Data/Inviato/" +
    "Verzonden/Skickat/Sendt/Dato/Lähetetty/Päivämäärä/Päiväys/Wysłano/Wysłane/Odesláno/Odoslané/Отправлено/Дата/Надіслано/Elküldve/Dátum/" +
    "Gönderildi/Gönderme Tarihi/Tarih/Στάλθηκε/Ημερομηνία/Trimis/Dată/Poslano/Išsiųsta/Nosūtīts/Saadetud/Kuupäev/Dikirim/Tanggal/Ngày/Đã gửi/" +
    "发送时间/日期/发件日期/寄件日期/傳送時間/送信日時/日付/보낸 날짜/날짜/נשלח/תאריך/تاريخ/التاريخ/تم الإرسال/วันที่",
  to:
    "To/An/À/A/Para/Aan/Till/Til/Vastaanottaja/Do/Komu/Кому/Címzett/Kime/Alıcı/Προς/Către/Destinataire/Destinatario/Destinatário/Empfänger/Za/" +
    "Kam/Kepada/Đến/收件人/宛先/받는 사람/받는사람/אל/إلى/ถึง",
  subject:
    "Subject/Betreff/Objet/Asunto/Assunto/Oggetto/Onderwerp/Ämne/Emne/Aihe/Temat/Předmět/Predmet/Тема/Tárgy/Konu/Θέμα/Subiect/Zadeva/Tema/" +
    "Teema/Subjek/Chủ đề/Tiêu đề/主题/主旨/主題/件名/제목/נושא/الموضوع/เรื่อง",
  other:
    "Cc/Bcc/Kopie/Kopie (CC)/Копия/Reply-To/Antwort an/Répondre à/Responder a/Importance/Wichtigkeit/Priority/Attachments/Anlagen/Anhänge/" +
    "Pièces jointes/Adjuntos/Anexos/Allegati/Вложения/Organization/Newsgroups/Message-ID/Resent-From/抄送/副本",
};

const fieldNames = lazily(
  () =>
    new Map(
      (Object.keys(FIELDS) as HeaderField[]).flatMap((field) =>
        FIELDS[field].split("/").map((name) => [name.toLowerCase(), field] as const),
      ),
    ),
);

/** What a name before a colon says in the head of a letter; null for any other. */
export function headerField(name: string): HeaderField | null {
  return fieldNames().get(name.toLowerCase()) ?? null;
}

function among(list: string): (word: string) => boolean {
  const words = lazily(() => new Set(list.trim().split(/\s+/u)));
  return (word) => words().has(word);
}
