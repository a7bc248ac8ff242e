/** Fills an empty base with the synthetic world: territory, agents, campaign, pupils and their families. */
import { finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { jour } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { limitesDe, ouvrirPrisma } from '#lib/technique/prisma.ts';
import { AFFECTATIONS, AGENTS, DELEGATIONS } from '#monde/agents.ts';
import { ELEVES, LIENS, RENTREE, RESPONSABLES, SCOLARITES } from '#monde/population.ts';
import { ACADEMIES, DEPARTEMENTS, ETABLISSEMENTS } from '#monde/territoire.ts';
import type { Prisma } from '#prisma/generated/client.ts';

type Datee = { du: string; au: string | null };

const date = (iso: string): Date => dateDe(jour(iso));
const dateOuNul = (iso: string | null): Date | null => (iso ? date(iso) : null);
const dater = <T extends Datee>(ligne: T) => ({ ...ligne, du: date(ligne.du), au: dateOuNul(ligne.au) });

/** The campaign's row, from the calendar of the law. Throws an Error for a year that no text has set yet. */
export function campagne(annee: number): Prisma.CampagneCreateManyInput {
  const general = campagneDe(rentree(annee));
  const cned = campagneDe(rentree(annee), 'cned');
  if (!general || !cned) throw new Error(`aucun texte ne fixe la campagne ${annee}`);
  return {
    rentree: annee,
    ouverture: dateDe(general.ouverture),
    cloture: dateDe(general.cloture),
    clotureCned: dateDe(cned.cloture),
    finAnneeScolaire: dateDe(finDeLAnneeScolaire(rentree(annee))),
    source: `${general.source} ; ${cned.source}`,
  };
}

/**
 * Writes everything that dossiers rest on, by set inserts in one transaction, as the owner of the tables: neither the site
 * nor the worker may. Does nothing on a base that holds it.
 */
export async function planterReferentiel(): Promise<void> {
  const { databaseUrlProprietaire } = configuration();
  if (!databaseUrlProprietaire)
    throw new Error('DATABASE_URL_PROPRIETAIRE manque : seul ce rôle plante le référentiel');
  const client = ouvrirPrisma(databaseUrlProprietaire);
  try {
    await client.$transaction(async (tx) => {
      if ((await tx.academie.count()) > 0) return;
      await tx.academie.createMany({ data: ACADEMIES });
      await tx.departement.createMany({ data: DEPARTEMENTS });
      await tx.etablissement.createMany({ data: Object.values(ETABLISSEMENTS) });
      await tx.campagne.createMany({ data: [campagne(RENTREE)] });
      await tx.agent.createMany({ data: AGENTS });
      await tx.affectation.createMany({ data: AFFECTATIONS.map(dater) });
      await tx.delegation.createMany({ data: DELEGATIONS.map(dater) });
      await tx.eleve.createMany({
        data: ELEVES,
      });
      await tx.scolarite.createMany({
        data: SCOLARITES.map((scolarite) => ({
          ...scolarite,
          entreeLe: date(scolarite.entreeLe),
          sortieLe: dateOuNul(scolarite.sortieLe),
        })),
      });
      await tx.responsable.createMany({ data: RESPONSABLES });
      await tx.lien.createMany({ data: LIENS });
    }, limitesDe('semis'));
  } finally {
    await client.$disconnect();
  }
}
