/** Pupils whom the liquidation left behind, as they stand on the day (C. VII.B). */
import { rentree } from '#lib/droit/annee.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { apres } from '#lib/droit/date.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

/** A pupil whom a stage left behind, and why. */
export interface EnSouffrance {
  dossierId: string;
  prenom: string;
  nom: string;
  etablissement: string;
  trimestre: number;
  cause: string;
}

/** Of each list, the rows shown at most. */
const MONTRES = 200;

const lieuxDe = ({ affectations }: Portee): string[] =>
  affectations
    .filter(({ role }) => LISENT_LES_ETATS.includes(role))
    .flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

/**
 * Pupils whose bourse was notified and who are in no state of a trimestre that has begun, each with what the trimestre waits
 * for. Empty to who reads the money alone: the notification is not theirs to read.
 */
export function notifiesNonLiquides(portee: Portee, annee: number): Promise<EnSouffrance[]> {
  const lieux = lieuxDe(portee);
  const commences = trimestresDe(anneeScolaire(rentree(annee))).filter(
    ({ debut }) => !apres(debut, portee.jour),
  );
  return enPortee(
    portee,
    (tx) => tx.$queryRaw<EnSouffrance[]>`
      SELECT DISTINCT ON (t.nom, e.nom, e.prenom, d.id, q.trimestre) d.id AS "dossierId", e.prenom, e.nom, t.nom AS etablissement, q.trimestre,
        CASE WHEN a.id IS NULL THEN 'le trimestre n’est pas ouvert dans l’académie'
          WHEN x.etape = 'controle' THEN 'l’état est contrôlé, il reste à signer'
          WHEN x.etape = 'brouillon' THEN 'l’état est en préparation, il reste à contrôler'
          WHEN a.ferme_le IS NOT NULL THEN 'le trimestre est fermé : dans l’état du suivant'
          WHEN x.etape = 'fige' THEN 'l’état n° ' || x.numero || ' était signé : dans le suivant'
          ELSE 'aucun état n’est préparé' END AS cause
      FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN etablissement t ON t.uai = d.uai
        JOIN droit r ON r.dossier_id = d.id AND r.ferme_par_id IS NULL AND r.composante = 'bourse'
        JOIN notification n ON n.decision_id = r.decision_id
        JOIN unnest(${commences.map(({ trimestre }) => trimestre)}::int[], ${commences.map(({ debut }) => debut.toString())}::date[],
          ${commences.map(({ fin }) => fin.toString())}::date[]) AS q (trimestre, debut, fin) ON r.du <= q.fin AND r.au >= q.debut
        LEFT JOIN trimestre_academique a ON (a.academie_code, a.rentree, a.trimestre) = (d.academie_code, d.rentree, q.trimestre)
        LEFT JOIN LATERAL (SELECT etape, numero FROM etat_de_paiement s WHERE (s.uai, s.academie_code, s.branche, s.rentree, s.trimestre)
          = (d.uai, d.academie_code, d.branche, d.rentree, q.trimestre) ORDER BY s.etape <> 'fige' DESC, s.numero DESC LIMIT 1) x ON true
      WHERE d.rentree = ${annee} AND (d.uai = ANY (${lieux}::text[]) OR d.academie_code = ANY (${lieux}::text[]))
        AND NOT EXISTS (SELECT FROM ligne_de_liquidation l WHERE l.dossier_id = d.id AND l.trimestre = q.trimestre)
      ORDER BY t.nom, e.nom, e.prenom, d.id, q.trimestre LIMIT ${MONTRES}`,
  );
}
