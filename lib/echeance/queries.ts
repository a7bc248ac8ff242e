import type { Cible } from '#lib/dossier/porte.ts';
import { JOURS_DU_RAPPEL } from '#lib/droit/echeances/annonces.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

/** What may be due to be told, wide: the guards judge each dossier by the law. */
export type Avertissement =
  | 'constater_silence'
  | 'constater_silence_recours'
  | 'rappeler_pieces'
  | 'reprendre_apres_desistement';

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
    reprendre_apres_desistement: await tx.$queryRaw<Cible[]>`
      SELECT d.id AS "dossierId", d.version FROM dossier d
      WHERE d.etat = 'irrecevable' AND NOT d.hors_delai AND EXISTS (SELECT 1 FROM dossier a
        WHERE a.eleve_id = d.eleve_id AND a.rentree = d.rentree AND a.id <> d.id AND a.etat = 'desistee')
      ORDER BY d.id`,
  }));
}
