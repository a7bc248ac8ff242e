import { type Campagne, type CloturesReglees, campagneEnVigueur } from '../calendrier/campagne.ts';
import {
  direClotureOutreMer,
  direOuEnEstLaCampagne,
  type Periode,
  periodeDe,
} from '../calendrier/dire-campagne.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { dansLesJoursQuiSuivent } from '../delais/dire.ts';
import { aLAgeDuRetour } from '../eleve/age.ts';
import { DEPOTS, LIEUX } from './lieux.ts';
import type { CodeCas, ReponsesEleve, ReponsesSimulation } from './reponses.ts';

/** What to do next, and by when. */
export interface Suite {
  depot: string;
  /** From when to when, null when no text gives the days. */
  dates: string | null;
  /** Where the campaign stands today, or why it does not bind this pupil. */
  delai: string;
  /** Where the day stands in the campaign that binds this pupil; null when none does. */
  periode: Periode | null;
  articles: string;
}

/** Ways to ask outside the campaign (C. I.B). */
const DEROGATIONS: Partial<Record<CodeCas, string>> = {
  mlds: `Pour un élève en MLDS, la demande se fait ${dansLesJoursQuiSuivent('delai.entree_en_formation')} son entrée, toute l’année.`,
  retour_en_formation: `Pour un retour en formation, la demande se fait ${dansLesJoursQuiSuivent('delai.entree_en_formation')} l’entrée, toute l’année.`,
  protection_temporaire:
    'Sous protection temporaire, la demande se fait à tout moment de l’année scolaire, sans date limite.',
};

const direDates = ({ ouverture, cloture }: Campagne): string =>
  `Du ${ecrireJour(ouverture)} au ${ecrireJour(cloture)} inclus. ${direClotureOutreMer(cloture)}`;

/** Out of 16 to 25, a return to school has no time of its own: the campaign binds it (C. I.B.2). */
const horsAgeDuRetour = ({ cas, naissance, entree }: ReponsesEleve, jour: Jour): boolean =>
  cas === 'retour_en_formation' && naissance !== undefined && !aLAgeDuRetour(naissance, entree ?? jour);

/** Where to ask and by when (C. I.A, I.B, II.B; annexe 1); null where no demande can be made. */
export function suiteDe(
  { rentree }: ReponsesSimulation,
  eleve: ReponsesEleve,
  jour: Jour,
  clotures: CloturesReglees = {},
): Suite | null {
  const { depot } = LIEUX[eleve.lieu];
  if (depot === 'aucun') return null;
  const { texte, article } = DEPOTS[depot];
  const reseau = depot.startsWith('cned') ? 'cned' : 'general';
  const campagne = campagneEnVigueur(rentree, reseau, clotures[reseau]);
  const derogation = horsAgeDuRetour(eleve, jour) ? undefined : DEROGATIONS[eleve.cas];
  return {
    depot: texte,
    dates: campagne && direDates(campagne),
    delai:
      derogation ??
      (campagne
        ? direOuEnEstLaCampagne(campagne, jour)
        : 'La date limite n’est pas encore publiée : demandez-la à l’établissement.'),
    periode: campagne && !derogation ? periodeDe(campagne, jour) : null,
    articles: `${article} ; ${derogation ? 'C. I.B' : 'C. I.A, annexe 1'}`,
  };
}
