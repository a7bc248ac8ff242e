import { brouillonEnLigne } from '#lib/demande/queries.ts';
import { TEXTE_DE_RECUPERATION, TEXTE_PAR_FRANCECONNECT } from '#lib/droit/consentement/recuperation.ts';
import { chiffrer, dechiffrer } from '#lib/technique/chiffrement.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { type Appel, estLaMeme, type IdentiteVerifiee } from './faits.ts';
import { lieuDuContenu } from './queries.ts';
import type { DemandeDeChiffres, ReponseAuxChiffres } from './schema.ts';

/** Requests for one draft in a day at most: a mistyped number is corrected, and nobody goes through numbers. */
const DEMANDES_PAR_JOUR = 5;

/** The number typed, kept with the draft, or the one that it kept before. Throws Refus impossible without any. */
async function numeroRetenu(
  tx: Transaction,
  { dossierId, numeroFiscal: tape }: DemandeDeChiffres,
  garde: Uint8Array | null,
): Promise<string> {
  const lieu = { table: 'brouillon', colonne: 'numero_fiscal', cle: dossierId } as const;
  if (tape) {
    await tx.brouillon.updateMany({ where: { dossierId }, data: { numeroFiscal: chiffrer(tape, lieu) } });
    return tape;
  }
  if (garde) return dechiffrer(garde, lieu);
  throw new Refus('impossible', 'Numéro fiscal : écrivez les 13 chiffres, en haut de votre avis d’impôt.', {
    champ: 'numeroFiscal',
  });
}

/** The draft for which figures may be asked now. Throws Refus introuvable, or impossible once it is sent and after five in a day. */
async function brouillonAServir(tx: Transaction, portee: Portee, dossierId: string) {
  // Two clicks ask once: the second waits for the first.
  await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
  const { brouillon } = await brouillonEnLigne(tx, portee, dossierId);
  const [{ n } = { n: 0 }] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM recuperation
    WHERE dossier_id = ${dossierId}::uuid AND demandee_le > now() - interval '1 day'`;
  if (n >= DEMANDES_PAR_JOUR)
    throw new Refus(
      'impossible',
      'Les impôts ont été interrogés plusieurs fois aujourd’hui : recommencez demain, ou écrivez vos chiffres dans la demande et envoyez votre avis d’impôt.',
      { champ: 'numeroFiscal' },
    );
  return brouillon;
}

/** Orders the call of the worker. What was asked before is forgotten. */
async function ordonner(
  tx: Transaction,
  portee: Portee,
  { dossierId, texte, appel }: { dossierId: string; texte: string; appel: Appel },
): Promise<void> {
  await tx.recuperation.updateMany({
    where: { dossierId, contenu: { not: null } },
    data: { suite: 'remplacee', suiteLe: dateDe(portee.jour), contenu: null },
  });
  const id = crypto.randomUUID();
  await tx.recuperation.createMany({
    data: {
      ...{ id, dossierId, responsableId: portee.auteur.id ?? '', texte },
      contenu: chiffrer(JSON.stringify(appel), lieuDuContenu(id)),
    },
  });
  await ajouterTache(tx, 'recuperer_chiffres', { recuperationId: id });
}

/**
 * Asks for the tax figures of the person who writes this draft: the worker makes the call. What was asked before is forgotten.
 * Throws Refus introuvable for another's draft, impossible once it is sent, without a number, and after five in a day.
 */
export function demanderLesChiffres(portee: Portee, demande: DemandeDeChiffres): Promise<void> {
  const { dossierId, naissance } = demande;
  return enPortee(
    portee,
    async (tx) => {
      const brouillon = await brouillonAServir(tx, portee, dossierId);
      const numeroFiscal = await numeroRetenu(tx, demande, brouillon.numeroFiscal);
      await ordonner(tx, portee, {
        ...{ dossierId, texte: TEXTE_DE_RECUPERATION, appel: { numeroFiscal, naissance } },
      });
    },
    'acte',
  );
}

/** Throws what stops a departure to FranceConnect for the figures of this draft, before anybody leaves. */
export const permettreLeDepart = (portee: Portee, dossierId: string): Promise<void> =>
  enPortee(portee, async (tx) => void (await brouillonAServir(tx, portee, dossierId)));

/**
 * The same by the token of a round trip by FranceConnect, which tells who it is for. False, and nothing is asked, when that is not
 * the person who writes the draft: nobody fetches the figures of another on this demande. Throws as `demanderLesChiffres`.
 */
export function demanderParFranceConnect(
  portee: Portee,
  { dossierId, jeton, identite }: { dossierId: string; jeton: string; identite: IdentiteVerifiee },
): Promise<boolean> {
  return enPortee(
    portee,
    async (tx) => {
      await brouillonAServir(tx, portee, dossierId);
      const base = await tx.responsable.findUniqueOrThrow({ where: { id: portee.auteur.id ?? '' } });
      if (!estLaMeme(base, identite)) return false;
      const { nom, prenom, naissance } = identite;
      await ordonner(tx, portee, {
        ...{ dossierId, texte: TEXTE_PAR_FRANCECONNECT, appel: { jeton, nom, prenom, naissance } },
      });
      return true;
    },
    'acte',
  );
}

/**
 * What the family says of the figures that it was shown: they go with its demande once accepted, and are forgotten otherwise.
 * Throws Refus introuvable for another's draft, conflit when they are no longer there.
 */
export function repondreAuxChiffres(
  portee: Portee,
  { dossierId, recuperationId, reponse }: ReponseAuxChiffres,
): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      await brouillonEnLigne(tx, portee, dossierId);
      const { count } = await tx.recuperation.updateMany({
        where: { id: recuperationId, dossierId, issue: 'chiffres', contenu: { not: null } },
        data: {
          suite: reponse,
          suiteLe: dateDe(portee.jour),
          ...(reponse === 'acceptee' ? {} : { contenu: null }),
        },
      });
      if (count === 0)
        throw new Refus(
          'conflit',
          'Ces chiffres ne sont plus là : ils ont été effacés ou remplacés. Rechargez la page.',
        );
    },
    'acte',
  );
}
