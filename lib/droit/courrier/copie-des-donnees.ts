/** The copy, on paper, of what is held of a person (RGPD, art. 15): subject, name, value. */
import { ecrireJour, type Jour } from '../date.ts';
import type { ListeImprimee } from './liste.ts';

interface CopieAImprimer {
  numero: string;
  jour: Jour;
  /** Whether the incomes are in it. */
  revenus: boolean;
  rubriques: readonly { titre: string; lignes: readonly (readonly [nom: string, valeur: string])[] }[];
  entete: readonly string[];
  commune: string;
  destinataire: readonly string[];
}

export const copieDesDonnees = ({
  numero,
  jour,
  revenus,
  rubriques,
  entete,
  commune,
  destinataire,
}: CopieAImprimer): ListeImprimee => ({
  lettre: true,
  titre: 'Copie de vos données de bourse',
  reference: `COPIE-${numero}`,
  jour: jour.toString(),
  lieuEtDate: `${commune}, le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
  entete,
  destinataire,
  ouverture: [
    `Voici ce que le service garde sur vous, sur l’élève et sur la demande de bourse n° ${numero}. Ce qui concerne une autre personne n’est pas montré. (RGPD, article 15)`,
  ],
  colonnes: [
    { titre: 'Sujet', largeur: 1.2 },
    { titre: 'Donnée', largeur: 1.2 },
    { titre: 'Valeur', largeur: 1.6 },
  ],
  lignes: rubriques.flatMap(({ titre, lignes }) => lignes.map(([nom, valeur]) => [titre, nom, valeur])),
  bilan: [
    ...(revenus
      ? []
      : [
          'Les revenus que vous avez déclarés ne sont pas imprimés ici : le service qui instruit votre demande les donne.',
        ]),
    'Une autre demande de bourse, s’il y en a, a sa copie dans son propre établissement. Qui a consulté votre dossier, et les administrations à qui il a été demandé : écrivez au délégué à la protection des données, dpd@education.gouv.fr, ou 110 rue de Grenelle, 75357 Paris Cedex 07.',
    'Une erreur ? Dites-le au service qui suit votre demande : elle sera corrigée.',
  ],
});
