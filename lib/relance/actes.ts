import { JOURS_ENTRE_RELANCES, RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import { campagneDesEtablissements, sansDemande } from './queries.ts';
import type { RelancerSaisi } from './schema.ts';

/** What a reminder did: persons reached, and pupils of which nobody was. */
export interface Bilan {
  personnes: number;
  eleves: number;
  sansEffet: number;
}

/**
 * Reminds the families of pupils that nothing is filed, by one means: each person in charge once by each, and never two means
 * within four days. Mails leave by the worker; letters are printed. Done again it reaches only those left. Throws Refus
 * interdit to who enters no demande, impossible between two campaigns.
 */
export async function relancerFamilles(
  portee: Portee,
  { etape, scolariteIds, numero }: RelancerSaisi,
): Promise<Bilan> {
  const { auteur, jour } = portee;
  if (auteur.genre !== 'agent' || !tient(portee, ...RELANCEURS))
    throw new Refus('interdit', 'Relancer les familles revient à l’établissement.');
  const campagne = await campagneDesEtablissements(portee);
  if (!campagne)
    throw new Refus(
      'impossible',
      'Aucune campagne n’est ouverte : il n’est plus, ou pas encore, temps de demander.',
      {
        texte: 'C. II.A',
      },
    );
  const recentes = dateDe(jour.subtract({ days: JOURS_ENTRE_RELANCES }));
  return enPortee(portee, async (tx) => {
    const faites = await tx.$queryRaw<{ id: string; scolariteId: string }[]>`
      INSERT INTO relance (id, scolarite_id, responsable_id, etape, jour, courriel, numero, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.id, r.id, ${etape}, ${dateDe(jour)}::date,
        CASE WHEN ${etape} = 'courriel' THEN r.courriel END, ${numero}, ${auteur.id}::uuid, ${auteur.nom}
      FROM scolarite s
      JOIN eleve e ON e.id = s.eleve_id
      JOIN lien l ON l.eleve_id = e.id AND l.legal
      JOIN responsable r ON r.id = l.responsable_id AND r.reunie_dans IS NULL
      WHERE s.id = ANY (${[...scolariteIds]}::uuid[]) AND ${sansDemande(portee, campagne.rentree)}
        AND (${etape} <> 'courriel' OR r.courriel IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM relance x WHERE x.scolarite_id = s.id AND x.responsable_id = r.id AND x.jour > ${recentes}::date)
      ON CONFLICT (scolarite_id, responsable_id, etape) DO NOTHING
      RETURNING id, scolarite_id AS "scolariteId"`;
    const eleves = new Set(faites.map(({ scolariteId }) => scolariteId)).size;
    if (etape === 'courriel')
      await ajouterTaches(
        tx,
        'envoyer_relances',
        enLots(faites.map(({ id }) => id)).map((relanceIds) => ({ relanceIds })),
      );
    return { personnes: faites.length, eleves, sansEffet: scolariteIds.length - eleves };
  });
}
