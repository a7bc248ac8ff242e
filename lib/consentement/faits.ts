/** The register in words, and what a form begins with. Pure. */
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';

/** What stands of a person for a pupil. */
export interface Dit {
  reponse: 'oui' | 'non' | 'retrait';
  jour: Jour;
  /** A yes that ended: the pupil entered another académie since (C. II.B.1). */
  fini?: boolean;
}

/** What somebody answered, as a sentence that begins one. */
export function direReponse(dit: Dit | null): string {
  if (!dit) return 'Pas encore de réponse';
  const le = ecrireJour(dit.jour);
  if (dit.fini) return `Accord donné le ${le}, qui a pris fin : l’élève a changé d’académie`;
  return {
    oui: `Accord donné le ${le}`,
    non: `Refus du ${le}`,
    retrait: `Accord retiré le ${le}`,
  }[dit.reponse];
}

/** An état civil kept in the register, under the names of the fields of a form. */
export function enChamps(etatCivil: unknown, prefixe: string): Record<string, string> {
  const lu = (etatCivil ?? {}) as Record<string, string | null | undefined>;
  const champs = {
    nom: lu.nom,
    nomUsage: lu.nomUsage,
    prenom: lu.prenom,
    prenom2: lu.prenom2,
    prenom3: lu.prenom3,
    sexe: lu.sexe,
    naissance: lu.naissance && ecrireNaissance(naissance(lu.naissance)),
    paysNaissance: lu.pays,
    departementNaissance: lu.departement,
    communeNaissance: lu.commune,
    sansPrenom: etatCivil && !lu.prenom ? 'oui' : '',
  };
  return Object.fromEntries(Object.entries(champs).map(([nom, valeur]) => [prefixe + nom, valeur ?? '']));
}
