import { accomplir, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import { TEXTE_DE_LA_CAISSE } from '#lib/droit/consentement/caisse.ts';
import type { Jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { quiChercher } from '#lib/etude/faits.ts';
import { recevoirPiece } from '#lib/piece/actes.ts';
import { estLaMeme } from '#lib/recuperation/faits.ts';
import { lieuDuContenu } from '#lib/recuperation/queries.ts';
import { chiffrer } from '#lib/technique/chiffrement.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { type Confirmation, PIECE_DE_LA_CAISSE } from './faits.ts';
import { dossierSansAttestation, lireLaCaisse } from './queries.ts';
import type { DemandeALaCaisse, ReponseALaCaisse } from './schema.ts';

/** Requests for one dossier in a day at most: a mistyped birth is corrected, and nobody goes through births. */
const DEMANDES_PAR_JOUR = 5;

/** Throws Refus impossible after too many requests in a day. */
async function exigerMesure(tx: Transaction, dossierId: string): Promise<void> {
  const [{ n } = { n: 0 }] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM recuperation
    WHERE dossier_id = ${dossierId}::uuid AND aupres = 'caisse' AND demandee_le > now() - interval '1 day'`;
  if (n >= DEMANDES_PAR_JOUR)
    throw new Refus(
      'impossible',
      'Votre caisse a été interrogée plusieurs fois aujourd’hui : recommencez demain, ou envoyez son attestation de paiement.',
    );
}

/**
 * Has the caisse of the person asked whether it names the pupil, in the place of the attestation that lacks: the worker makes the
 * call. What was asked before is forgotten. Throws Refus introuvable for another's dossier, impossible once the attestation is no
 * longer awaited, for another person than the one of the school base, and after five in a day.
 */
export function interrogerLaCaisse(
  portee: Portee,
  { dossierId, etatCivil }: DemandeALaCaisse,
): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      // Two clicks ask once: the second waits for the first.
      await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
      await dossierSansAttestation(tx, portee, dossierId);
      await exigerMesure(tx, dossierId);
      const base = await tx.responsable.findUniqueOrThrow({ where: { id: portee.auteur.id ?? '' } });
      if (!estLaMeme(base, { ...etatCivil, nomUsage: etatCivil.nomUsage ?? null }))
        throw new Refus(
          'impossible',
          `Cet état civil n’est pas celui de ${nomComplet(base)}, que l’établissement connaît : chacun fait interroger la caisse sous son propre nom. Si l’établissement connaît mal votre nom, dites-le à son secrétariat.`,
          { champ: 'demandeur.nom' },
        );
      await tx.recuperation.updateMany({
        where: { dossierId, aupres: 'caisse', contenu: { not: null } },
        data: { suite: 'remplacee', suiteLe: dateDe(portee.jour), contenu: null },
      });
      const id = crypto.randomUUID();
      await tx.recuperation.createMany({
        data: {
          ...{ id, dossierId, responsableId: base.id, aupres: 'caisse', texte: TEXTE_DE_LA_CAISSE },
          contenu: chiffrer(JSON.stringify(quiChercher(etatCivil)), lieuDuContenu(id)),
        },
      });
      await ajouterTache(tx, 'demander_a_la_caisse', { recuperationId: id });
    },
    'acte',
  );
}

const REPONSE_PERDUE = 'Cette réponse n’est plus là : elle a été effacée ou remplacée. Rechargez la page.';

/**
 * What the family says of the answer that it was shown. Accepted, it is received as the attestation, which a person still looks at;
 * refused, it is forgotten. Throws Refus conflit when it is no longer there.
 */
export async function repondreALaCaisse(
  portee: Portee,
  { recuperationId, reponse, ...cible }: ReponseALaCaisse,
): Promise<void> {
  const etat = await enPortee(portee, async (tx) => {
    await dossierSansAttestation(tx, portee, cible.dossierId);
    return lireLaCaisse(tx, cible.dossierId);
  });
  if (etat?.genre !== 'nomme' || etat.id !== recuperationId) throw new Refus('conflit', REPONSE_PERDUE);
  if (reponse === 'acceptee') await accomplir(portee, recevoirLaReponse(cible, portee, etat));
  await enPortee(
    portee,
    (tx) =>
      tx.recuperation.updateMany({
        where: { id: recuperationId, contenu: { not: null } },
        data: { suite: reponse, suiteLe: dateDe(portee.jour), contenu: null },
      }),
    'acte',
  );
}

/** The reception of the piece, whose journal says what the caisse answered us: there is no paper, and one that looks like it is not this. */
function recevoirLaReponse(
  cible: Cible,
  portee: Portee,
  { confirmation, recueLe }: { confirmation: Confirmation; recueLe: Jour },
): Ordre {
  const { ecrire, ...ordre } = recevoirPiece(cible, { code: PIECE_DE_LA_CAISSE, recueLe: portee.jour });
  return {
    ...ordre,
    ecrire: (dossier, par) => {
      const ecrit = ecrire?.(dossier, par) ?? {};
      return {
        ...ecrit,
        contenu: { ...ecrit.contenu, reponseDeCaisse: { ...confirmation, recueLe: `${recueLe}` } },
      };
    },
  };
}
