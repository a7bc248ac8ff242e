import { expect } from '@playwright/test';
import type { KeptMail } from '#doublures/courriel-boite.ts';

/** Waits for a mail in the box of the stand-in, to whoever it is unless told, and gives it back. */
export async function attendreCourriel(texte: RegExp, destinataire?: string): Promise<KeptMail> {
  const trouver = async (): Promise<KeptMail | undefined> => {
    const reponse = await fetch(`http://127.0.0.1:${process.env.PORT_COURRIEL}/api/messages`);
    const recus = (await reponse.json()) as KeptMail[];
    return recus.find(
      ({ subject, text, to }) =>
        texte.test(`${subject}\n${text}`) && (!destinataire || to.includes(destinataire)),
    );
  };
  let courriel: KeptMail | undefined;
  await expect(async () => {
    courriel = await trouver();
    expect(courriel, `un courriel qui dit ${texte}`).toBeDefined();
  }).toPass();
  return courriel as KeptMail;
}
