import { appliquer, type Constat } from '../constat.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Situation } from '../situation.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const titre = 'Candidats boursiers placés sous tutelle';

export const REGLES_TUTELLE = definirRegles({
  tutelle: {
    ...commun,
    source: {
      article: 'C. III.D.2',
      titre,
      dit: 'Le tuteur qui a la charge de l’élève et le porte sur sa déclaration demande la bourse sur ses propres revenus.',
    },
    dire: phrases({
      sujet: 'Tutelle',
      ouvre: 'L’élève est sous tutelle : les revenus du tuteur sont pris en compte.',
    }),
  },
  tutelle_pupille_hors_declaration: {
    ...commun,
    source: {
      article: 'C. III.D.2 ; annexes 2 et 3',
      titre,
      dit: 'Le texte vise le tuteur qui porte son pupille sur sa déclaration ; la notice lui demande la décision de tutelle et l’attestation de la CAF.',
    },
    dire: phrases({
      sujet: 'Pupille absent de la déclaration',
      ouvre:
        'L’élève ne figure pas sur l’avis du tuteur : la décision de tutelle et l’attestation de la CAF établissent la charge.',
    }),
  },
});

export const LECTURES_TUTELLE: readonly Lecture[] = [
  {
    id: 'tutelle_pupille_hors_declaration',
    article: 'C. III.D.2',
    doute:
      'Le texte ne dit pas ce que devient la demande du tuteur qui a la charge de l’élève mais ne le déclare pas.',
    lecture: 'Le tuteur peut demander la bourse, sur ses revenus ; un agent voit le dossier.',
    autre: 'Sans le pupille sur sa déclaration, le tuteur n’a pas de droit.',
    raison:
      'La charge effective suffit pour demander ; la notice prévoit la preuve par la CAF sans exiger la déclaration.',
    regles: ['tutelle_pupille_hors_declaration'],
    drapeau: 'tutelle_hors_declaration',
  },
];

/** C. III.D.2. Says whose income counts; the charge itself is judged as for anyone. Empty for every other demandeur. */
export function examinerTutelle(s: Situation): Constat[] {
  if (s.demandeur.lien !== 'tuteur') return [];
  const tutelle = appliquer(REGLES_TUTELLE.tutelle, { eleveSurAvis: s.foyer.eleveSurAvis ?? null });
  return s.foyer.eleveSurAvis === false
    ? [tutelle, appliquer(REGLES_TUTELLE.tutelle_pupille_hors_declaration, { eleveSurAvis: false })]
    : [tutelle];
}
