import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import {
  BESOIN_D_EN_CONNAITRE,
  GENRES_DE_DONNEE,
  type GenreDeDonnee,
  LIBELLES_DES_GENRES,
  type Regard,
} from '#lib/droit/besoin-d-en-connaitre.ts';
import { BRANCHES, juge, LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { FONCTIONS, type Fonction } from '#lib/droit/fonctions.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Droits de lecture', 'administrateur');

const MOTS: Record<Regard, string> = { lit: 'lit', sur_motif: 'sur motif', rien: 'ne voit pas' };

function direCellule(fonction: Fonction, genre: GenreDeDonnee): string {
  const cellule = BESOIN_D_EN_CONNAITRE[fonction][genre];
  if (typeof cellule === 'string') return MOTS[cellule];
  const [competent, sinon] = cellule;
  const jugees = BRANCHES.filter((branche) => juge(branche, fonction));
  if (jugees.length === 0) return MOTS[sinon];
  return jugees.length === BRANCHES.length
    ? MOTS[competent]
    : `${MOTS[competent]} où il juge, ailleurs ${MOTS[sinon]}`;
}

const COLONNES: Colonne<GenreDeDonnee>[] = [
  { cle: 'genre', titre: 'Donnée', rendre: (genre) => LIBELLES_DES_GENRES[genre] },
  ...FONCTIONS.map((fonction) => ({
    cle: fonction,
    titre: LIBELLES_ROLES[fonction],
    rendre: (genre: GenreDeDonnee) => direCellule(fonction, genre),
  })),
];

export default async function DroitsPage() {
  await exigerAgent('administrateur');
  return (
    <>
      <TitrePage
        titre="Droits de lecture"
        phrase="Ce que chaque fonction lit d’un dossier du lieu où elle se tient. Les pages, les actes et la base suivent cette table, qui fait partie du logiciel."
      />
      <p>
        « Sur motif » : une valeur à la fois, avec une raison écrite, gardée au registre des lectures. « Où il
        juge » : dans les branches où la fonction instruit ou décide.
      </p>
      <Tableau
        legende="Qui lit quoi d’un dossier"
        total={null}
        unite="genre"
        colonnes={COLONNES}
        lignes={GENRES_DE_DONNEE}
        cle={(genre) => genre}
        vide={null}
      />
    </>
  );
}
