/** The repair desk: an état civil is corrected, and études that failed are played again (C. II.B.1). */
import { fermerLesReponses } from '#lib/consentement/actes.ts';
import { finDeLAnneeScolaire, rentreeDu } from '#lib/droit/annee.ts';
import { apres, ecrireJour, jour } from '#lib/droit/date.ts';
import { quiCorriger } from '#lib/droit/etude/reparation.ts';
import { ouvrirUnRejeu, preparerUneSuite } from '#lib/passage/actes.ts';
import { PREPARENT } from '#lib/passage/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { changements } from './faits.ts';
import { aRejouer, type FicheEtudiee, fichesEtudiees, ligneEnPanne, sansDossier } from './queries.ts';
import type { Correction, Rejeu, RemiseDite, SuiteDite } from './schema.ts';

/** Throws Refus interdit to who does not hold the desk. */
export const exigerLeService = (portee: Portee): void => {
  if (!tient(portee, ...PREPARENT))
    throw new Refus('interdit', 'Le bureau de réparation revient au service académique des bourses.');
};

const json = (objet: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(objet));

/** The consents of one person that stand with this very état civil: brothers and sisters are corrected together. */
async function reponsesPareilles(
  tx: Transaction,
  { qui, reponseId, etatCivil }: FicheEtudiee,
  responsableId: string,
): Promise<string[]> {
  if (qui === 'concubin') return [reponseId];
  const pareils = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM consentement_en_vigueur WHERE responsable_id = ${responsableId}::uuid AND reponse = 'oui'
      AND coalesce(etat_civil_corrige(id, NULL), etat_civil) = ${JSON.stringify(etatCivil)}::jsonb ORDER BY id`;
  return pareils.map(({ id }) => id);
}

/**
 * Corrects the état civil that an étude was made with, with the reason; what it was stays readable. Throws Refus introuvable out of
 * the portée, impossible once a demande is open or when nothing changes, conflit when somebody corrected it meanwhile.
 */
export function corriger(portee: Portee, dite: Correction): Promise<void> {
  exigerLeService(portee);
  return enPortee(
    portee,
    async (tx) => {
      const { responsableId } = await ligneEnPanne(tx, portee, dite.consentementId);
      await fermerLesReponses(tx, [responsableId]);
      const ligne = await ligneEnPanne(tx, portee, dite.consentementId);
      if (!ligne.causes.some((cause) => quiCorriger(cause) === dite.qui))
        throw new Refus('impossible', 'Cet état civil n’est pas en cause : ouvrez le dossier de l’élève.');
      if (ligne.enReprise)
        throw new Refus('conflit', 'Cette ligne est en cours de rejeu : attendez qu’il se termine.');
      const fiche = (await fichesEtudiees(tx, ligne)).find(({ qui }) => qui === dite.qui);
      if (!fiche) throw new Refus('introuvable', 'Aucun état civil n’est connu pour cette personne.');
      if ((fiche.corrections[0]?.id ?? '') !== dite.vue)
        throw new Refus(
          'conflit',
          `${fiche.corrections[0]?.auteurNom ?? 'Une autre personne'} a corrigé cet état civil entre-temps : rechargez la page, puis comparez.`,
        );
      if (changements(fiche.etatCivil, dite.etatCivil).length === 0)
        throw new Refus('impossible', 'Rien ne change : corrigez au moins un champ.', {
          champ: 'corrige.nom',
        });
      const corrigees = await reponsesPareilles(tx, fiche, responsableId);
      await tx.correctionDEtatCivil.createMany({
        data: corrigees.map((id) => ({
          ...(dite.qui === 'demandeur' ? { consentementId: id } : { accordId: id }),
          avant: json(fiche.etatCivil),
          apres: json(dite.etatCivil),
          motif: dite.motif,
          auteurId: portee.auteur.id,
          auteurNom: portee.auteur.nom,
        })),
      });
    },
    'acte',
  );
}

const RIEN_A_REJOUER =
  'Rien n’est à rejouer ici : ces lignes sont réglées, déjà en cours de rejeu, ou attendent encore ce qui les arrête. Rechargez la page.';

/**
 * Plays again what is ready in a group, or one line: a run of these very consents, which the worker takes on. Returns the runs that
 * were started, one for each académie. Two at once: one is started, the other finds nothing (Refus conflit).
 */
export function rejouer(portee: Portee, rejeu: Rejeu): Promise<string[]> {
  exigerLeService(portee);
  return enPortee(
    portee,
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rejeu:${rentreeDu(portee.jour)}`}, 0))::text`;
      const lignes = await aRejouer(tx, portee, rejeu);
      if (lignes.length === 0) throw new Refus('conflit', RIEN_A_REJOUER);
      const parAcademie = Map.groupBy(lignes, ({ academieCode }) => academieCode);
      const passages = [];
      for (const [academieCode, siennes] of parAcademie)
        passages.push(
          await ouvrirUnRejeu(tx, portee, {
            academieCode,
            consentements: siennes.map(({ id }) => id),
          }),
        );
      return passages;
    },
    'acte',
  );
}

/**
 * Prepares what a service decides of a group, or of one line, without any call: the avis is asked of the families, or a person takes
 * the dossiers. Nothing starts here: who prepares reads both sides first. Returns the runs, one for each académie. Throws Refus
 * conflit when nothing is left to decide of.
 */
export function preparerLaSuite(portee: Portee, suite: SuiteDite): Promise<string[]> {
  exigerLeService(portee);
  return enPortee(
    portee,
    async (tx) => {
      const lignes = await sansDossier(tx, portee, suite);
      if (lignes.length === 0)
        throw new Refus(
          'conflit',
          'Aucune ligne n’attend ici sans dossier : elles sont réglées, en cours de rejeu, ou attendent la famille. Rechargez la page.',
        );
      const passages = [];
      for (const [academieCode, siennes] of Map.groupBy(lignes, (ligne) => ligne.academieCode))
        passages.push(
          await preparerUneSuite(tx, portee, {
            ...{ genre: suite.genre, academieCode },
            consentements: siennes.map(({ id }) => id),
          }),
        );
      return passages;
    },
    'acte',
  );
}

/**
 * Sets the day on which what is left in an académie becomes ordinary dossiers; it takes the place of the one that was set. Returns the
 * run that waits for it. Throws Refus interdit out of the person's académies, impossible for a day that is not to come.
 */
export function fixerLaRemise(portee: Portee, { academie, jour: dit }: RemiseDite): Promise<string> {
  exigerLeService(portee);
  const prevu = jour(dit);
  const fin = finDeLAnneeScolaire(rentreeDu(portee.jour));
  if (!apres(prevu, portee.jour) || apres(prevu, fin))
    throw new Refus(
      'impossible',
      `Date : elle est à venir, au plus tard le ${ecrireJour(fin)}, fin de l’année scolaire.`,
      { champ: 'jour' },
    );
  return enPortee(
    portee,
    async (tx) => {
      await tx.passageDEtude.updateMany({
        where: {
          ...{ academieCode: academie, rentree: rentreeDu(portee.jour), etat: 'prepare' },
          prevuLe: { not: null },
        },
        data: {
          ...{ etat: 'arrete', finiLe: new Date(maintenant().epochMilliseconds) },
          cause: `Une autre date a été fixée : le ${ecrireJour(prevu)}.`,
        },
      });
      return preparerUneSuite(tx, portee, {
        ...{ genre: 'remise', academieCode: academie },
        ...{ consentements: [], prevuLe: dateDe(prevu) },
      });
    },
    'acte',
  );
}
