import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

/** A decision that left since yesterday, or that is held back. */
export interface Depart {
  id: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  genre: GenreCourrier;
  reference: string;
  parCourriel: boolean;
  /** ISO day on which it left; null while it is held back. */
  partiLe: string | null;
  /** Why it has not left. */
  retenue:
    | 'rattrapee'
    | 'a_relire'
    | 'mise_de_cote'
    | 'a_produire'
    | 'a_signer'
    | 'signataire_parti'
    | 'prochain_depart'
    | null;
}

/** Rows that the page shows at most. */
const LIGNES = 500;

/** What left since yesterday and what is held back, in the portée, with the hour of departure; null: as soon as it is made. */
export async function compteRenduDesDeparts(
  portee: Portee,
): Promise<{ lignes: Depart[]; heure: string | null }> {
  const veille = portee.jour.subtract({ days: 1 }).toString();
  const lignes = await enPortee(
    portee,
    (tx) => tx.$queryRaw<Depart[]>`
      SELECT d.id, e.nom, e.prenom, s.classe, t.nom AS etablissement, c.genre, c.reference, c.courriel IS NOT NULL AS "parCourriel",
        n.envoyee_le::text AS "partiLe",
        CASE WHEN n.id IS NOT NULL THEN NULL WHEN c.rappele_le IS NOT NULL THEN 'rattrapee'
          WHEN EXISTS (SELECT 1 FROM relecture r WHERE r.decision_id = c.decision_id AND r.issue IS DISTINCT FROM 'conforme')
            THEN 'a_relire'
          WHEN c.etat = 'mis_de_cote' THEN 'mise_de_cote' WHEN c.etat = 'a_produire' THEN 'a_produire'
          WHEN c.courriel IS NULL AND c.signataire_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM affectation a WHERE a.agent_id = c.signataire_id
            AND (a.uai = d.uai OR a.academie_code = d.academie_code)
            AND ${portee.jour.toString()}::date BETWEEN a.du AND coalesce(a.au, 'infinity')) THEN 'signataire_parti'
          WHEN c.courriel IS NULL THEN 'a_signer' ELSE 'prochain_depart' END AS retenue
      FROM courrier c
      JOIN dossier d ON d.id = c.dossier_id
      JOIN eleve e ON e.id = d.eleve_id
      JOIN scolarite s ON s.id = d.scolarite_id
      JOIN etablissement t ON t.uai = d.uai
      LEFT JOIN notification n ON n.decision_id = c.decision_id
      WHERE c.decision_id IS NOT NULL AND ${perimetre(portee, 'courriers')}
        AND (n.envoyee_le >= ${veille}::date
          OR n.id IS NULL AND (c.rappele_le >= ${veille}::date OR c.rappele_le IS NULL AND d.etat <> 'desistee'))
      ORDER BY n.id IS NOT NULL, t.nom, s.classe, e.nom, e.prenom, c.reference LIMIT ${LIGNES}`,
  );
  return { lignes, heure: configuration().departDesDecisions ?? null };
}
