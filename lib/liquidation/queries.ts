import { totalDuDroitOuvert } from '#lib/decision/faits.ts';
import type { Composante } from '#lib/droit/argent/montants.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Centimes } from '#lib/droit/montant.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

/** Who follows the sums of an établissement. */
export const SUIVENT_LES_SOMMES: readonly Role[] = ['agent_comptable', 'chef_etablissement'];

/** What a pupil is to receive over the year, each component apart. */
export interface Attribuee {
  uai: string;
  /** Name of the établissement that pays. */
  etablissement: string;
  eleveId: string;
  prenom: string;
  nom: string;
  classe: string;
  echelon: number;
  du: Jour;
  au: Jour;
  /** Centimes that its own days are worth, by component. */
  montants: Partial<Record<Composante, Centimes>>;
}

interface Rangee {
  uai: string;
  etablissement: string;
  eleveId: string;
  prenom: string;
  nom: string;
  classe: string;
  echelon: number;
  composante: Composante;
  montant: number;
  du: Date;
  au: Date;
}

/**
 * The rights in force in the établissements where the person follows the sums, a line for each pupil, by établissement, class and name.
 * Money alone: neither the income nor the address of anybody. Empty where the person follows none.
 */
export async function boursesAttribuees(portee: Portee, annee: number): Promise<Attribuee[]> {
  const uais = portee.affectations
    .filter(({ role }) => SUIVENT_LES_SOMMES.includes(role))
    .flatMap(({ uai }) => uai ?? []);
  const rangees = await enPortee(
    portee,
    (tx) => tx.$queryRaw<Rangee[]>`
      SELECT t.uai, t.nom AS etablissement, e.id AS "eleveId", e.prenom, e.nom, s.classe, r.echelon, r.composante::text AS composante,
        r.centimes_annuels AS montant, r.du, r.au
      FROM dossier d JOIN droit r ON r.dossier_id = d.id JOIN eleve e ON e.id = d.eleve_id
        JOIN scolarite s ON s.id = d.scolarite_id JOIN etablissement t ON t.uai = d.uai
      WHERE d.uai = ANY (${uais}::text[]) AND d.rentree = ${annee} AND r.ferme_par_id IS NULL
      ORDER BY t.nom, t.uai, s.classe, e.nom, e.prenom, e.id, r.du, r.composante`,
  );
  const parEleve = new Map<string, Attribuee>();
  for (const { composante, montant, du, au, ...eleve } of rangees) {
    const cle = `${eleve.uai} ${eleve.eleveId} ${du.toISOString()}`;
    const verse = totalDuDroitOuvert(annee, { composante, centimesAnnuels: montant, du, au });
    const vue = parEleve.get(cle) ?? { ...eleve, du: jourDe(du), au: jourDe(au), montants: {} };
    parEleve.set(cle, { ...vue, montants: { ...vue.montants, [composante]: verse } });
  }
  return [...parEleve.values()];
}
