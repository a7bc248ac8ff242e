/** The mails kept by the mail stand-in: one file per Message-ID, so that a mail sent twice is seen as such. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser } from 'mailparser';

export interface KeptMail {
  /** Digest of the Message-ID: name of its file and of its page. */
  id: string;
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  /** Names of the files attached. */
  attachments: string[];
  receivedAt: string;
  /** How many times this Message-ID was received: 1 when all is well. */
  count: number;
}

export interface MailBox {
  /** Every mail, the latest first. */
  list(): KeptMail[];
  /** The mail as it was received, or null when unknown. */
  read(id: string): Promise<Buffer | null>;
  /** Keeps a mail; when it resolves, the mail is on the disk. */
  receive(raw: Buffer, recipients: string[]): Promise<void>;
}

async function writeDurably(file: string, content: Buffer | string): Promise<void> {
  const handle = await open(`${file}.tmp`, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.tmp`, file);
}

/** Opens the box kept in `directory`, created when it does not exist. */
export async function openMailBox(directory: string): Promise<MailBox> {
  await mkdir(directory, { recursive: true });
  const mails = new Map<string, KeptMail>();
  for (const file of await readdir(directory)) {
    if (!file.endsWith('.json')) continue;
    const mail: KeptMail = JSON.parse(await readFile(path.join(directory, file), 'utf8'));
    mails.set(mail.id, mail);
  }

  // One at a time: two copies of a mail that come together are counted as two.
  let last: Promise<void> = Promise.resolve();
  async function keep(raw: Buffer, recipients: string[]): Promise<void> {
    const parsed = await simpleParser(raw);
    const messageId = parsed.messageId ?? createHash('sha256').update(raw).digest('hex');
    const id = createHash('sha256').update(messageId).digest('hex');
    const known = mails.get(id);
    const mail: KeptMail = known
      ? { ...known, count: known.count + 1 }
      : {
          id,
          messageId,
          to: recipients,
          subject: parsed.subject ?? '',
          text: parsed.text ?? '',
          attachments: parsed.attachments.map((file) => file.filename ?? ''),
          receivedAt: new Date().toISOString(),
          count: 1,
        };
    if (!known) await writeDurably(path.join(directory, `${id}.eml`), raw);
    await writeDurably(path.join(directory, `${id}.json`), JSON.stringify(mail));
    mails.set(id, mail);
  }

  return {
    list: () => [...mails.values()].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
    read: (id) => (mails.has(id) ? readFile(path.join(directory, `${id}.eml`)) : Promise.resolve(null)),
    receive(raw, recipients) {
      const kept = last.then(() => keep(raw, recipients));
      last = kept.catch(() => undefined);
      return kept;
    },
  };
}
