import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { DUREE_DU_LIEN, type TexteDeConsentement } from '#lib/droit/consentement/textes.ts';
import type { Jour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { codeDeLaLettre, empreinteDuCode, lireCode } from '#lib/technique/code-de-lettre.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { essaiAdmis, rendreEssai } from '#lib/technique/essais.ts';
import { enPortee, type Portee, sansIdentite, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { avecLesRefusDeLaBase } from '#lib/technique/refus-de-la-base.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { LettrePostee, ReponseDuConcubin } from './schema.ts';

/** Links sent for one couple in a day at most: nobody is pestered by another's hand. */
const LIENS_PAR_JOUR = 3;

/**
 * Sends a link to the concubin of a couple, in the caller's transaction: those sent before open nothing any more. Throws Refus
 * impossible after three in a day. Returns the code that goes with it, which the demandeur passes on.
 */
export async function inviter(
  tx: Transaction,
  jour: Jour,
  { coupleId, courriel }: { coupleId: string; courriel: string },
): Promise<string> {
  const [{ n } = { n: 0 }] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM invitation_de_concubin WHERE couple_id = ${coupleId}::uuid AND cree_le > now() - interval '1 day'`;
  if (n >= LIENS_PAR_JOUR)
    throw new Refus('impossible', 'Plusieurs liens sont déjà partis aujourd’hui : recommencez demain.', {
      champ: 'courriel',
    });
  const id = crypto.randomUUID();
  const code = codeDeLaLettre(id);
  await tx.invitationDeConcubin.createMany({
    data: {
      id,
      coupleId,
      courriel,
      empreinte: empreinteDuCode(code),
      expireLe: dateDe(jour.add({ days: DUREE_DU_LIEN.jours })),
    },
  });
  await ajouterTache(tx, 'inviter_concubin', { invitationId: id });
  return code;
}

/** The same words whatever is wrong: who tries learns neither that a link exists nor what opens it. */
const lienFerme = (): Refus =>
  new Refus(
    'impossible',
    `Ce lien et ce code n’ouvrent rien : vérifiez le code auprès de la personne qui vous l’a donné. Un lien sert ${direDuree(DUREE_DU_LIEN)}, et le dernier reçu seul. Vous pouvez aussi répondre sur papier, auprès de l’établissement.`,
    { champ: 'code' },
  );

interface Essai {
  /** Id of what the link opens. */
  lien: string;
  /** The code as it was typed. */
  code: string;
  source: Uint8Array<ArrayBuffer>;
  jour: Jour;
}

/**
 * Has `repondre` write what the holder of a link and its code answers; it says whether both open something. Throws Refus impossible,
 * in the same words whatever is wrong, and once too many tries have failed.
 */
export async function ouvrirParLeCode(
  { lien: id, code: saisi, source, jour }: Essai,
  repondre: (tx: Transaction, empreinte: Uint8Array<ArrayBuffer>) => Promise<boolean>,
): Promise<void> {
  const code = lireCode(saisi);
  if (!code)
    throw new Refus(
      'impossible',
      'Code : dix lettres et chiffres en deux groupes. Il n’y a ni O ni zéro, ni I ni 1.',
      { champ: 'code' },
    );
  const lien = empreinteDuCode(id);
  if (!(await essaiAdmis(lien, source, jour)))
    throw new Refus(
      'impossible',
      'Trop d’essais n’ont rien ouvert : par sécurité, revenez demain avec le bon code.',
    );
  await sansIdentite(jour, async (tx) => {
    if (!(await repondre(tx, empreinteDuCode(code)))) throw lienFerme();
    await rendreEssai(tx, lien, source);
  });
}

/** What a concubin answers by the link and the code: agrees with an état civil, or not (null). Throws as `ouvrirParLeCode` does. */
export function repondreEnConcubin(
  { invitationId, code, etatCivil }: ReponseDuConcubin,
  source: Uint8Array<ArrayBuffer>,
  jour: Jour,
): Promise<void> {
  return ouvrirParLeCode({ lien: invitationId, code, source, jour }, async (tx, empreinte) => {
    const texte: TexteDeConsentement = 'concubin-2026';
    const [{ admis } = { admis: false }] = await tx.$queryRaw<{ admis: boolean }[]>`
      SELECT repondre_en_concubin(${invitationId}::uuid, ${empreinte}, ${etatCivil !== null},
        ${etatCivil ? JSON.stringify(etatCivil) : null}::jsonb, ${texte}) AS admis`;
    if (admis && !etatCivil) await ajouterTache(tx, 'dire_refus_du_concubin', { invitationId });
    return admis;
  });
}

/**
 * Says that the letter which tells a refusal is posted, to whom no mail reaches. Throws Refus interdit to who takes no papers, introuvable
 * for a couple of no pupil there, conflit once it is said, or when the concubin has answered otherwise since.
 */
export async function posterLaLettreDeRefus(
  portee: Portee,
  { coupleId, accordId }: LettrePostee,
): Promise<void> {
  if (!tient(portee, ...RECUEILLEURS))
    throw new Refus('interdit', 'Cette lettre revient à l’établissement, qui tient les consentements.');
  return avecLesRefusDeLaBase(() =>
    enPortee(
      portee,
      async (tx) => {
        await tx.$queryRaw`SELECT dire_le_refus_du_concubin(${coupleId}::uuid, ${accordId}::uuid)::text`;
      },
      'acte',
    ),
  );
}
