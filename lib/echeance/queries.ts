import type { Cible } from '#lib/dossier/porte.ts';
import { DRAPEAU_RETARD } from '#lib/dossier/schema.ts';
import { apres, avant, type Jour } from '#lib/droit/date.ts';
import { JOURS_DU_RAPPEL } from '#lib/droit/echeances/annonces.ts';
import { JOURS_DU_RAPPEL_LONG } from '#lib/droit/echeances/rappels.ts';
import { JOURS_DES_RELANCES, JOURS_ENTRE_RELANCES } from '#lib/droit/echeances/relances.ts';
import { dernierJourDeReponse } from '#lib/droit/recours/silence.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** What may be due to be told, wide: the guards judge each dossier by the law. */
export type Avertissement =
  | 'constater_silence'
  | 'constater_silence_recours'
  | 'rappeler_pieces'
  | 'reprendre_apres_desistement'
  | 'relancer_avant_cloture';

/** Rentrées one of whose closings, wherever it holds, is near enough for families to be reminded. */
async function rentreesARelancer(tx: Transaction, jour: Jour): Promise<number[]> {
  const campagnes = await tx.campagne.findMany({
    where: { rentree: { gte: jour.year - 1 } },
    include: { prolongations: true },
  });
  return campagnes
    .filter(({ prolongations, ...campagne }) =>
      [campagne, ...prolongations]
        .flatMap(({ cloture, clotureCned }) => [jourDe(cloture), jourDe(clotureCned)])
        .some((cloture) => {
          const debut = cloture.subtract({ days: JOURS_DES_RELANCES.courriel });
          return !avant(jour, debut) && !apres(jour, cloture);
        }),
    )
    .map(({ rentree }) => rentree);
}

/** Demandes judged late in a campaign whose closing was pushed further, and not flagged yet; the law judges each. */
export async function dossiersARejuger(portee: Portee): Promise<string[]> {
  const lus = await enPortee(
    portee,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT d.id FROM dossier d JOIN campagne k ON k.rentree = d.rentree
      WHERE d.hors_delai AND d.etat <> 'brouillon' AND NOT ${DRAPEAU_RETARD} = ANY (d.drapeaux)
        AND EXISTS (SELECT 1 FROM acte_d_administration a
          WHERE a.acte = 'confirmer_prolonger_campagne' AND (a.contenu->>'rentree')::int = k.rentree)
      ORDER BY d.id`,
  );
  return lus.map(({ id }) => id);
}

/** Days that a month may have more than another: what is read is wide, the law judges each. */
const MARGE = 4;

/** The recours that wait for an answer and that silence rejects near the days given, each with who answers it. */
export async function recoursSansReponse(tx: Transaction, { du, au }: { du: Jour; au: Jour }) {
  const recours = await tx.recours.findMany({
    where: {
      issue: null,
      // Sent on to the ministre, it is no more theirs to answer.
      envoyeLe: null,
      recuLe: {
        gte: dateDe(du.subtract({ months: 2 }).subtract({ days: MARGE })),
        lte: dateDe(au.subtract({ months: 2 }).add({ days: MARGE })),
      },
    },
    select: {
      ...{ id: true, genre: true, recuLe: true },
      dossier: { select: { branche: true, uai: true, academieCode: true } },
    },
    orderBy: { id: 'asc' },
  });
  return recours.flatMap(({ id, genre, recuLe, dossier }) => {
    const { echeance } = dernierJourDeReponse({ genre, recuLe: jourDe(recuLe) });
    if (!echeance || avant(echeance, du) || apres(echeance, au)) return [];
    return [{ id, echeance, a: dossier.branche === 'college_public' ? dossier.uai : dossier.academieCode }];
  });
}

/** Up to which last day to answer the passages before a day have told; null before the first passage. */
export async function ditsJusquAu(tx: Transaction, jour: Jour): Promise<Jour | null> {
  const { _max } = await tx.passageDEcheances.aggregate({
    where: { jour: { lte: dateDe(jour) } },
    _max: { jour: true },
  });
  return _max.jour && jourDe(_max.jour).add({ days: JOURS_DU_RAPPEL_LONG });
}

/** Dossiers on which each act of the application may be due on the day of the portée, in a settled order. */
export function dossiersAAvertir(portee: Portee): Promise<Record<Avertissement, Cible[]>> {
  const { jour } = portee;
  const ilYADeuxMois = dateDe(jour.subtract({ months: 2 }));
  return enPortee(portee, async (tx) => ({
    constater_silence: await tx.$queryRaw<Cible[]>`
      SELECT id AS "dossierId", version FROM dossier d
      WHERE etat IN ('deposee', 'en_instruction', 'proposee') AND recu_le <= ${ilYADeuxMois}::date
        AND NOT EXISTS (SELECT 1 FROM courrier c WHERE c.dossier_id = d.id
          AND c.genre = 'silence_sur_la_demande' AND c.jour >= d.depuis_le)
      ORDER BY id`,
    constater_silence_recours: await tx.$queryRaw<Cible[]>`
      SELECT DISTINCT d.id AS "dossierId", d.version FROM dossier d JOIN recours r ON r.dossier_id = d.id
      WHERE r.issue IS NULL AND r.recu_le <= ${ilYADeuxMois}::date
        AND NOT EXISTS (SELECT 1 FROM courrier c WHERE c.recours_id = r.id AND c.genre = 'silence_sur_le_recours')
      ORDER BY d.id`,
    rappeler_pieces: await tx.$queryRaw<Cible[]>`
      SELECT d.id AS "dossierId", d.version FROM dossier d JOIN demande_de_pieces p ON p.dossier_id = d.id
      WHERE d.etat = 'incomplete'
        AND p.limite_le BETWEEN ${dateDe(jour)}::date AND ${dateDe(jour.add({ days: JOURS_DU_RAPPEL }))}::date
        AND NOT EXISTS (SELECT 1 FROM courrier c WHERE c.dossier_id = d.id
          AND c.genre = 'rappel_de_pieces' AND c.jour >= p.envoyee_le)
      ORDER BY d.id`,
    // While the campaign is near its closing; a letter on paper is the last that leaves by itself.
    relancer_avant_cloture: await tx.$queryRaw<Cible[]>`
      SELECT d.id AS "dossierId", d.version FROM dossier d
      WHERE d.rentree = ANY (${await rentreesARelancer(tx, jour)}) AND NOT d.hors_delai AND d.etat IN ('deposee', 'en_instruction', 'incomplete')
        AND (d.etat = 'incomplete' OR NOT EXISTS (SELECT 1 FROM piece p
          WHERE p.dossier_id = d.id AND p.recue_le IS NOT NULL AND p.code <> 'formulaire_signe'))
        AND NOT EXISTS (SELECT 1 FROM courrier c WHERE c.dossier_id = d.id AND c.genre = 'relance_avant_cloture'
          AND (c.courriel IS NULL OR c.jour > ${dateDe(jour.subtract({ days: JOURS_ENTRE_RELANCES }))}::date))
      ORDER BY d.id`,
    reprendre_apres_desistement: await tx.$queryRaw<Cible[]>`
      SELECT d.id AS "dossierId", d.version FROM dossier d
      WHERE d.etat = 'irrecevable' AND NOT d.hors_delai AND EXISTS (SELECT 1 FROM dossier a
        WHERE a.eleve_id = d.eleve_id AND a.rentree = d.rentree AND a.id <> d.id AND a.etat = 'desistee')
      ORDER BY d.id`,
  }));
}
