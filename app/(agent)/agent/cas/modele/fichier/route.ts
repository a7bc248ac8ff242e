import { COLONNES, type NomColonne } from '#lib/droit/cas/colonnes.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** One situation to start from: a mother alone, two children, a fifth-year pupil. */
const EXEMPLE: Partial<Record<NomColonne, string>> = {
  ref: 'exemple',
  rentree: '2026',
  jour: '05/10/2026',
  canal: 'papier',
  etablissement: 'college',
  secteur: 'public',
  niveau: 'college',
  statut: 'scolaire',
  regime: 'externe',
  lien: 'mere',
  charge_etablie: 'oui',
  reside_en_france: 'oui',
  foyer: 'parent_isole',
  annee_avis: '2025',
  rfr: '15000',
  enfants: '2',
};

/** The file to fill: every column, and one line. */
export async function GET(): Promise<Response> {
  await exigerAgent('gestionnaire_sab', 'responsable_sab');
  const colonnes = Object.keys(COLONNES) as NomColonne[];
  const lignes = [colonnes, colonnes.map((nom) => EXEMPLE[nom] ?? '')];
  return new Response(ecrireTableau(lignes), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="situations-modele.csv"',
    },
  });
}
