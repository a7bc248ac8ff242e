import type { Valeurs } from '#lib/demande/schema.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { QUESTIONS } from '#lib/droit/questions/questions.ts';
import { nomDuFait } from '#lib/saisie/faits.ts';
import type { Champ, Option } from './champs.ts';

/** An income is typed from its paper, never shown to be corrected, in any currency. */
const SECRET = /\.(rfr|brut|secondAvis|conversion)$/;

interface Reglage {
  /** What an answer left empty means. */
  vide: string;
  /** The answers kept so far; none of them is shown without. */
  gardees?: Valeurs;
}

/** The field of a fact that the law may ask, with the pieces that prove it. Empty for a fact that nobody can be asked. */
export function champDuFait(fait: string, { vide, gardees = {} }: Reglage): Champ[] {
  const question = QUESTIONS[fait];
  if (!question) return [];
  const { libelle, reponse, pieces, aide, centimes } = question;
  const nom = nomDuFait(fait);
  const commun = {
    nom,
    libelle,
    valeur: SECRET.test(nom) ? undefined : gardees[nom],
    indice:
      pieces.length > 0 ? `D’après : ${pieces.map((code) => PIECES[code].libelle).join(', ou ')}` : aide,
    facultatif: true,
  };
  const liste = (dites: Readonly<Record<string, string>>): Champ[] => {
    const options: Option[] = Object.entries(dites).map(([valeur, dit]) => ({ valeur, libelle: dit }));
    return [{ ...commun, sorte: 'liste', options: [{ valeur: '', libelle: vide }, ...options] }];
  };
  switch (reponse) {
    case 'oui_non':
      return liste({ oui: 'Oui', non: 'Non' });
    case 'jour':
      return [{ ...commun, sorte: 'date' }];
    case 'ligne':
      return [{ ...commun, sorte: 'texte' }];
    case 'texte':
      return [{ ...commun, sorte: 'long' }];
    case 'nombre':
      return [{ ...commun, sorte: 'nombre' }];
    case 'montant':
      return [{ ...commun, sorte: 'montant', centimes }];
    default:
      return liste(reponse);
  }
}

/** The partner that the form did not name, once the household is said to have one (C. III.A). */
export const champsDuConcubin = (vide: string): Champ[] => [
  {
    sorte: 'liste',
    nom: 'concubin.lien',
    libelle: 'Lien du concubin ou conjoint avec l’élève',
    options: [
      { valeur: '', libelle: vide },
      { valeur: 'mere', libelle: 'Mère' },
      { valeur: 'pere', libelle: 'Père' },
      { valeur: 'autre', libelle: 'Autre' },
    ],
    facultatif: true,
  },
  { sorte: 'texte', nom: 'concubin.nom', libelle: 'Nom du concubin ou conjoint', facultatif: true },
  { sorte: 'texte', nom: 'concubin.prenom', libelle: 'Prénom du concubin ou conjoint', facultatif: true },
];
