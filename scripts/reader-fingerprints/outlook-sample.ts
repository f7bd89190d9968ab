import { utils, write } from "cfb";

/** Letters of the properties that Outlook keeps of a message ([MS-OXPROPS]), each as UTF-16. */
const TEXTS = { subject: "0037", sender: "0C1A", senderAddress: "5D01", body: "1000" } as const;
const SENT = 0x0039_0040;
const HTML = "10130102";

export interface OutlookLetter {
  readonly subject: string;
  readonly sender: string;
  readonly senderAddress: string;
  readonly body?: string;
  /** In whatever encoding it declares. */
  readonly html?: Uint8Array;
  readonly sent: Date;
}

/** A message as Outlook saves one: a compound file with a stream for each property. */
export function outlookMessage({ sent, html, ...texts }: OutlookLetter): Uint8Array {
  const file = utils.cfb_new();
  for (const [name, number] of Object.entries(TEXTS)) {
    const text = texts[name as keyof typeof TEXTS];
    if (text !== undefined) utils.cfb_add(file, `/__substg1.0_${number}001F`, Buffer.from(text, "utf16le"));
  }
  if (html !== undefined) utils.cfb_add(file, `/__substg1.0_${HTML}`, Buffer.from(html));
  const properties = Buffer.alloc(32 + 16);
  properties.writeUInt32LE(SENT, 32);
  properties.writeUInt32LE(6, 36);
  // Tenths of microseconds since 1601.
  properties.writeBigUInt64LE((BigInt(sent.getTime()) + 11_644_473_600_000n) * 10_000n, 40);
  utils.cfb_add(file, "/__properties_version1.0", properties);
  return new Uint8Array(write(file, { type: "buffer" }) as Buffer);
}
