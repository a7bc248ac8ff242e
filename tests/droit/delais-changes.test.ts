/** The delays of the law are changed, and every text follows: letters, e-mails, reasons, remedies, guide, refusals. */
import { describe, expect, test, vi } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { jour } from '#lib/droit/date.ts';
import type { Modele } from '#lib/droit/delais/delai.ts';
import { FINS } from '#lib/droit/guide/fins.ts';
import { NOEUDS_FOYER } from '#lib/droit/guide/foyer.ts';
import { motifDIncompletude } from '#lib/droit/motifs.ts';
import { recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import { agendaDesRecours } from '#lib/droit/recours/agenda.ts';
import { qualifierRecours } from '#lib/droit/recours/qualification.ts';
import { voiesDeRecours } from '#lib/droit/recours/voies.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { ReponsesEleve, ReponsesSimulation } from '#lib/droit/simulation/reponses.ts';
import { suiteDe } from '#lib/droit/simulation/suite.ts';
import { LETTRES, LYCEE } from '#tests/contrats/courriers.ts';

/** No two alike, and none of today’s. */
const CHANGES = vi.hoisted(
  (): Record<string, Modele['duree']> => ({
    'delai.pieces': { jours: 16 },
    'delai.entree_en_formation': { mois: 3 },
    'delai.changement_de_personne': { mois: 5 },
    'delai.propositions': { jours: 9 },
    'delai.silence_sur_la_demande': { mois: 6 },
    'delai.rapo': { jours: 19 },
    'delai.reponse_rapo': { mois: 7 },
    'delai.gracieux_ou_hierarchique': { mois: 8 },
    'delai.reponse_recours_administratif': { mois: 10 },
    'delai.tribunal': { mois: 11 },
    'delai.tribunal_sans_reponse': { mois: 13 },
  }),
);

vi.mock('#lib/droit/delais/modeles.ts', async (lire) => {
  const modeles = await lire<Record<string, Record<string, Modele>>>();
  const changer = (table: Record<string, Modele>) =>
    Object.fromEntries(
      Object.entries(table).map(([id, modele]) => [id, { ...modele, duree: CHANGES[id] ?? modele.duree }]),
    );
  return Object.fromEntries(Object.entries(modeles).map(([nom, table]) => [nom, changer(table)]));
});

const ANCIENNES =
  /(?<!\p{L})(?:(?:15|quinze|huit)[\s\u00a0]+jours|(?:2|4|deux|quatre|un)[\s\u00a0]+mois)|dans le mois/u;

/** A text without the mention of the CADA, whose delays are not ours. */
const texte = (valeur: unknown): string =>
  JSON.stringify(valeur)
    .replaceAll('\u00a0', ' ')
    .replace(/En cas de refus, ou sans réponse pendant un mois.*?\(www\.cada\.fr\)/g, '');

const lettre = (genre: keyof typeof LETTRES, enTete = {}): string =>
  texte(composerCourrier({ ...LETTRES[genre], ...enTete } as (typeof LETTRES)['refus']));
const LYCEEN = { type: LYCEE.type, branche: LYCEE.branche };

/** What a question shows, without the rule that it quotes. */
const ditesDe = (noeud: (typeof NOEUDS_FOYER)[string] | undefined): unknown[] =>
  noeud?.genre === 'question' ? noeud.reponses.map(({ libelle, phrase }) => [libelle, phrase]) : [];

const DITS: [quoi: string, dit: () => unknown, attendus: string[]][] = [
  [
    'demande de pièces',
    () => lettre('demande_incomplete'),
    ['Vous avez seize jours', 'dans les seize jours'],
  ],
  [
    'accusé de réception, pièces manquantes',
    () => lettre('accuse_reception', { pieces: [{ libelle: 'Avis d’impôt', avisImpot: true }] }),
    ['jeudi 1er avril 2027'],
  ],
  [
    'accusé de réception, rien ne manque',
    () => lettre('accuse_reception', { dateReception: jour('2026-10-05'), pieces: [] }),
    ['5 avril 2027'],
  ],
  [
    'refus, collège',
    () => lettre('refus'),
    [
      'Dans les huit mois qui suivent la réception de ce courrier, vous pouvez demander',
      'Dans le même délai de huit mois',
      'dans les onze mois qui suivent la réception de la réponse',
      'dans les treize mois qui suivent votre recours',
    ],
  ],
  [
    'refus, lycée',
    () => lettre('refus', LYCEEN),
    [
      'Dans les dix-neuf jours qui suivent la réception de ce courrier, écrivez',
      'Le recteur répond dans les sept mois',
      'dans les onze mois qui suivent son refus par silence',
      'Dans les huit mois qui suivent la réception de ce courrier, vous pouvez aussi',
    ],
  ],
  [
    'rejet par silence',
    () => voiesDeRecours('college', 'college_prive', 'rejet_implicite', '59', 'de Lille'),
    ['Dans les huit mois qui suivent ce rejet', 'dans les onze mois qui suivent ce rejet'],
  ],
  [
    'agenda des recours',
    () =>
      agendaDesRecours(
        {
          ...LYCEEN,
          acte: 'refus',
          departement: '59',
          academie: 'de Lille',
          territoire: 'metropole',
          recue: jour('2026-11-02'),
        },
        jour('2026-11-03'),
      ),
    ['23 novembre 2026 : 19 jours', '8 mois après'],
  ],
  [
    'courriel',
    () =>
      composerCourriel({
        genre: 'pieces_demandees',
        reference: 'C-1',
        type: 'college',
        adresse: 'https://bourses.example',
      }),
    ['Vous avez seize jours'],
  ],
  ['motif d’incomplétude', () => motifDIncompletude(['avis d’impôt']), ['dans les seize jours']],
  [
    'recours formé à temps, au lycée',
    () =>
      redigerTrace(
        qualifierRecours({
          type: 'lycee',
          decisionRecue: jour('2026-11-02'),
          formeLe: jour('2026-11-20'),
          territoire: 'metropole',
        }).trace,
      ),
    ['dans les dix-neuf jours'],
  ],
  [
    'recours tardif, au lycée',
    () =>
      redigerTrace(
        qualifierRecours({
          type: 'lycee',
          decisionRecue: jour('2026-11-02'),
          formeLe: jour('2027-12-20'),
          territoire: 'metropole',
        }).trace,
      ),
    ['après les dix-neuf jours', 'plus de huit mois après la réception'],
  ],
  [
    'nouvelle personne en charge, trop tard',
    () =>
      redigerTrace(
        recevabilite({
          rentree: rentree(2026),
          branche: 'college_public',
          territoire: 'metropole',
          depot: { canal: 'papier', recuLe: jour('2027-06-15') },
          complete: true,
          changementDePersonne: { survenuLe: jour('2026-11-02') },
        }).trace,
      ),
    ['plus de cinq mois après le changement'],
  ],
  [
    'guide',
    () => [ditesDe(NOEUDS_FOYER.bourse_existante), FINS.fin_changement_hors_delai],
    ['depuis cinq mois au plus', 'depuis plus de cinq mois', 'Le délai de cinq mois après le changement'],
  ],
  [
    'simulateur',
    () =>
      (['mlds', 'retour_en_formation'] as const).map((cas) =>
        suiteDe(
          { rentree: rentree(2026) } as ReponsesSimulation,
          { lieu: 'lycee_public', cas } as ReponsesEleve,
          jour('2026-10-05'),
        ),
      ),
    ['dans les trois mois qui suivent son entrée', 'dans les trois mois qui suivent l’entrée'],
  ],
];

describe('every text follows its delay', () => {
  test.each(DITS)('%s', (_, dit, attendus) => {
    const lu = texte(dit());
    for (const attendu of attendus) expect(lu).toContain(attendu);
    expect(lu.match(ANCIENNES)).toBeNull();
  });
});
