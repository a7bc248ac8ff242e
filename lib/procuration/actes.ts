import { rentree as anneeScolaire } from '#lib/droit/annee.ts';
import { joursDeLaProcuration, type QualiteDuMandant } from '#lib/droit/argent/procuration.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { premierDepotPossible } from '#lib/droit/dates-possibles.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { dossierAProcuration, estVivante, procurationsDe } from './queries.ts';
import type { Papier, Reponse } from './schema.ts';

interface Suite {
  genre: 'acceptee' | 'refusee' | 'resiliee';
  le: Jour;
  precision?: string;
}

/** Writes what becomes of a procuration; the family is told of what it did not do itself. */
async function suivre(
  tx: Transaction,
  { auteur }: Portee,
  procurationId: string,
  { genre, le, precision }: Suite,
): Promise<void> {
  const id = crypto.randomUUID();
  await tx.suiteDeProcuration.createMany({
    data: {
      id,
      procurationId,
      genre,
      jour: dateDe(le),
      precision: precision ?? null,
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
    },
  });
  if (auteur.genre === 'agent') await ajouterTache(tx, 'dire_suite_de_procuration', { suiteId: id });
}

/** One procuration of a dossier at a time. */
const fermer = async (tx: Transaction, dossierId: string): Promise<void> => {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`procuration:${dossierId}`}, 0))::text`;
};

async function signer(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
  { qualite, signeeLe }: { qualite: QualiteDuMandant; signeeLe: Jour },
): Promise<string> {
  await fermer(tx, dossierId);
  const { uai, rentree } = await dossierAProcuration(tx, portee, dossierId);
  const { du, au } = joursDeLaProcuration(rentree, signeeLe);
  if (apres(signeeLe, au))
    throw new Refus(
      'impossible',
      `Cette procuration vaudrait pour une année scolaire finie le ${ecrireJour(au)}.`,
    );
  const premier = premierDepotPossible(anneeScolaire(rentree));
  if (avant(signeeLe, premier))
    throw new Refus(
      'impossible',
      `Signée le : une procuration vaut pour une année scolaire, et n’est pas signée avant le ${ecrireJour(premier)}. Vérifiez l’année.`,
      { champ: 'signeeLe' },
    );
  const vivante = (await procurationsDe(tx, dossierId)).find(
    (vue) => vue.uai === uai && estVivante(vue, portee.jour),
  );
  if (vivante)
    throw new Refus(
      'conflit',
      `Une procuration est déjà signée, le ${ecrireJour(vivante.signeeLe)} : retirez-la d’abord.`,
    );
  const id = crypto.randomUUID();
  const { auteur } = portee;
  await tx.procuration.createMany({
    data: {
      id,
      dossierId,
      uai,
      du: dateDe(du),
      au: dateDe(au),
      qualite,
      canal: auteur.genre === 'agent' ? 'papier' : 'en_ligne',
      signeeLe: dateDe(signeeLe),
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
    },
  });
  return id;
}

/**
 * The family signs the procuration of a dossier online; it stands once the head has signed too. Throws Refus introuvable for a
 * dossier that is not the person's or not of the privé, conflit when one stands or waits.
 */
export const signerEnLigne = (
  portee: Portee,
  { dossierId, qualite }: { dossierId: string; qualite: QualiteDuMandant },
) => enPortee(portee, (tx) => signer(tx, portee, dossierId, { qualite, signeeLe: portee.jour }), 'acte');

/**
 * Types a paper that both have signed: it stands from the day of the signature. Throws Refus impossible for a day to come or of
 * another year, and as above.
 */
export async function saisirPapier(
  portee: Portee,
  { dossierId, qualite, signeeLe, mandataire }: Papier,
): Promise<void> {
  if (apres(signeeLe, portee.jour))
    throw new Refus('impossible', 'Signée le : ce jour n’est pas encore venu.', { champ: 'signeeLe' });
  return enPortee(
    portee,
    async (tx) => {
      const id = await signer(tx, portee, dossierId, { qualite, signeeLe });
      await suivre(tx, portee, id, { genre: 'acceptee', le: signeeLe, precision: mandataire });
    },
    'acte',
  );
}

async function charger(tx: Transaction, portee: Portee, procurationId: string) {
  const procuration = await tx.procuration.findUnique({
    where: { id: procurationId },
    include: { suites: true },
  });
  if (!procuration) throw new Refus('introuvable', 'Cette procuration n’existe pas, ou n’est pas à vous.');
  await fermer(tx, procuration.dossierId);
  await dossierAProcuration(tx, portee, procuration.dossierId);
  const vue = (await procurationsDe(tx, procuration.dossierId)).find(({ id }) => id === procurationId);
  if (!vue || !estVivante(vue, portee.jour))
    throw new Refus('conflit', 'Cette procuration n’attend plus rien : rechargez la page.');
  return vue;
}

/**
 * The head of the établissement signs a procuration that came online, or declines it. Throws Refus introuvable out of the portée,
 * interdit to anybody else, conflit once it was answered or withdrawn.
 */
export const repondre = (portee: Portee, { procurationId, suite, pourquoi }: Reponse): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const { uai, acceptee } = await charger(tx, portee, procurationId);
      const chef = portee.affectations.find((a) => a.role === 'chef_etablissement' && a.uai === uai);
      if (!chef) throw new Refus('interdit', 'Le chef de l’établissement signe les procurations.');
      if (acceptee) throw new Refus('conflit', 'Cette procuration est déjà signée.');
      await suivre(tx, portee, procurationId, {
        genre: suite,
        le: portee.jour,
        precision: suite === 'acceptee' ? nomEtQualite(portee.auteur.nom, chef.qualite) : pourquoi,
      });
    },
    'acte',
  );

/**
 * Withdraws a procuration, from today for the family, from the day of its paper for an agent. What a state already holds stays. Throws
 * Refus introuvable out of the portée, impossible for a day to come or before the signature, conflit when it does not stand.
 */
export const resilier = (portee: Portee, procurationId: string, le: Jour = portee.jour): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const { signeeLe } = await charger(tx, portee, procurationId);
      if (apres(le, portee.jour) || avant(le, signeeLe))
        throw new Refus(
          'impossible',
          `Retirée le : entre la signature, le ${ecrireJour(signeeLe)}, et aujourd’hui.`,
          { champ: 'le' },
        );
      await suivre(tx, portee, procurationId, { genre: 'resiliee', le });
    },
    'acte',
  );
