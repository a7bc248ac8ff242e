import { ChampTexte } from '#components/champs/texte.tsx';
import type { Saisie } from '#lib/simulation/schema.ts';

/** What each part of the form is given. */
export interface PartieProps {
  saisie: Saisie;
  erreurs: Readonly<Record<string, string>>;
}

/** A box as it was ticked. */
export const cocher = ({ saisie }: PartieProps, nom: string) => ({
  nom,
  defaultChecked: saisie[nom] === 'oui',
});
/** A field as it was filled, with what is wrong in it. */
export const remplir = ({ saisie, erreurs }: PartieProps, nom: string) => ({
  nom,
  defaultValue: saisie[nom] ?? '',
  erreur: erreurs[nom],
  autoComplete: 'off',
});
/** A choice as it was made. */
export const choisir = ({ saisie, erreurs }: PartieProps, nom: string, defaut?: string) => ({
  nom,
  valeur: saisie[nom] ?? defaut,
  erreur: erreurs[nom],
});

/** How an amount of another currency was turned into euros; `champ`: which one. */
export function Conversion({ annee, champ, ...props }: PartieProps & { annee: number; champ: string }) {
  return (
    <ChampTexte
      {...remplir(props, champ)}
      facultatif
      maxLength={100}
      libelle="Si l’avis n’est pas en euros : montant d’origine, monnaie et taux"
      indice={`Par exemple « 10 000 CHF à 1,05 ». Le montant ci-dessus est alors en euros, au taux moyen de ${annee} publié par la Banque de France ; un agent refera la conversion.`}
    />
  );
}
