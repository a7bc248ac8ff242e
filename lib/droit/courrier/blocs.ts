import { ecrireAnnee } from '../annee.ts';
import type { Echelle } from '../bareme/echelle.ts';
import { direDuree, lesJours } from '../delais/dire.ts';
import { ecrireEuros, ecrireMontant } from '../montant.ts';
import { nomComplet } from '../noms.ts';
import { deNom } from '../phrase.ts';
import { BOURSES, type Chiffres, type EnTete, type MotifEcrit, type PieceDemandee } from './donnees.ts';
import { ecrireArticle } from './typographie.ts';

export type Bloc =
  | { sorte: 'paragraphe'; texte: string }
  | { sorte: 'liste'; elements: readonly string[] }
  | { sorte: 'tableau'; entetes: readonly [string, string]; lignes: readonly (readonly [string, string])[] }
  | BlocEchelle;

/** The barème drawn: bands from the lowest incomes to none, in parts of a hundred of the width, and the household's mark. */
export interface BlocEchelle {
  sorte: 'echelle';
  bandes: readonly { largeur: number; titre: string; montant: string; plafond: string; atteinte: boolean }[];
  repere: { place: number; texte: string };
  /** What is drawn, for the screen that shows the letter before it leaves. */
  echelle: Echelle;
}

export interface Section {
  titre: string;
  blocs: readonly Bloc[];
}

/** Between the object and the remedies: the first paragraphs, then titled sections. */
export interface Corps {
  ouverture: readonly Bloc[];
  sections: readonly Section[];
}

export const p = (texte: string): Bloc => ({ sorte: 'paragraphe', texte });
export const lister = (elements: readonly string[]): Bloc => ({ sorte: 'liste', elements });

/** "bourse de collège de Zoé Nguyễn pour l’année scolaire 2026-2027". */
export const pour = ({ eleve, type, rentree }: EnTete): string =>
  `${BOURSES[type]} ${deNom(nomComplet(eleve))} pour l’année scolaire ${ecrireAnnee(rentree)}`;

/** The pieces asked for, with their delay and the exception of the avis d’impôt (C. III.C). */
export function sectionPieces(pieces: readonly PieceDemandee[]): Section {
  const blocs: Bloc[] = [
    lister(pieces.map(({ libelle }) => libelle)),
    p(
      `Vous avez ${direDuree('delai.pieces')} à partir de la réception de ce courrier pour les fournir : en ligne (dans votre espace, ou avec le code de ce courrier), ou à l’établissement.`,
    ),
  ];
  if (pieces.some(({ avisImpot }) => avisImpot))
    blocs.push(
      p(
        `Vous n’avez pas encore votre avis d’impôt ? Prévenez l’établissement dans ${lesJours('delai.pieces')} : vous pourrez l’envoyer plus tard, dès que vous l’aurez reçu et avant la fin de l’année scolaire. (${ecrireArticle('C. III.C')})`,
      ),
    );
  return { titre: 'Pièces à fournir', blocs };
}

/** Law and facts of a refusal (CRPA L. 211-5). */
export const sectionMotifs = (motifs: readonly MotifEcrit[]): Section => ({
  titre: motifs.length > 1 ? 'Motifs de la décision' : 'Motif de la décision',
  blocs: [lister(motifs.map(({ texte, article }) => `${texte} (${ecrireArticle(article)})`))],
});

/** What the bands take of the width: the rest is above every ceiling. */
const PART_DES_BANDES = 82;

/** The ladder of a household, in words and parts ready to be drawn. */
function dessinerEchelle(echelle: Echelle): Bloc[] {
  const { bandes, echelon, ressources } = echelle;
  const sommet = bandes.at(-1)?.plafond;
  if (ressources === null || !sommet) return [];
  const part = (revenu: number): number => (revenu / sommet) * PART_DES_BANDES;
  return [
    {
      sorte: 'echelle',
      bandes: [
        ...bandes.map((bande) => ({
          largeur: part(bande.plafond - bande.auDela),
          titre: `Échelon ${bande.echelon}`,
          montant: `${ecrireMontant(bande.montant)} par an`,
          plafond: `jusqu’à ${ecrireEuros(bande.plafond)}`,
          atteinte: bande.echelon === echelon,
        })),
        {
          largeur: 100 - PART_DES_BANDES,
          titre: 'Sans bourse',
          montant: '',
          plafond: 'au-delà',
          atteinte: echelon === 0,
        },
      ],
      repere: { place: Math.min(part(ressources), 98), texte: ecrireEuros(ressources) },
      echelle,
    },
  ];
}

/** Resources, children and ceiling, as the computation used them, then the ladder of the household. */
export const blocsDesChiffres = (chiffres: Chiffres, libellePlafond: string): Bloc[] => [
  tableauDesChiffres(chiffres, libellePlafond),
  ...(chiffres.echelle ? dessinerEchelle(chiffres.echelle) : []),
];

function tableauDesChiffres(chiffres: Chiffres, libellePlafond: string): Bloc {
  const ressources = chiffres.libelleRessources ?? 'Revenu fiscal de référence';
  const lignes: [string, string][] = [
    [`${ressources} de l’année ${chiffres.anneeDesRevenus}`, ecrireEuros(chiffres.ressources)],
    ['Enfants à charge', String(chiffres.enfants)],
  ];
  if (chiffres.plafond !== undefined) lignes.push([libellePlafond, ecrireEuros(chiffres.plafond)]);
  return { sorte: 'tableau', entetes: ['Élément du calcul', 'Valeur retenue'], lignes };
}
