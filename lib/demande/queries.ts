import type { SituationEleve } from '#lib/droit/situation.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

/** The pupil's present schooling of the year within the portée, as rows and as the law sees it. Throws Refus introuvable. */
export async function eleveDeLaScolarite(tx: Transaction, eleveId: string, annee: number) {
  const scolarite = await tx.scolarite.findFirst({
    where: { eleveId, rentree: annee },
    orderBy: [{ sortieLe: { sort: 'desc', nulls: 'first' } }, { entreeLe: 'desc' }],
    include: { etablissement: true, eleve: true },
  });
  if (!scolarite)
    throw new Refus(
      'introuvable',
      'Cet élève n’est pas scolarisé cette année dans vos établissements : cherchez-le par son INE, ou créez-le.',
    );
  const { eleve, etablissement } = scolarite;
  const situation = {
    naissance: jourDe(eleve.naissance),
    etablissement: { type: etablissement.type, secteur: etablissement.secteur },
    niveau: scolarite.niveau,
    statut: scolarite.statut,
    regime: scolarite.regime,
    dispositif: scolarite.dispositif ?? undefined,
    filiereCned: scolarite.filiereCned ?? undefined,
    terminale: scolarite.terminale,
    entree: jourDe(scolarite.entreeLe),
  } as SituationEleve;
  return { scolarite, situation };
}
