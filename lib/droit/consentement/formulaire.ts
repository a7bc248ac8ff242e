/** The printed block of annexe 12 and the form of annexe 13, empty or pre-filled. Strings only, ready to print. */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import { type ChampAImprimer, type FormulaireImprime, jourAEcrire, ligne } from '../courrier/formulaire.ts';
import type { Jour } from '../date.ts';
import {
  ACCEPTER,
  CERTIFIER,
  EXPLICATION_DU_CONCUBIN,
  NOTICE,
  PRESENTATION,
  REFUSER,
  type TexteDeConsentement,
  VIE_DE_COUPLE,
} from './textes.ts';

/** What the base knows already: the form is then given to one family. */
export interface DejaConnu {
  etablissement: string;
  eleve: string;
  classe: string;
  /** Who signs, when only one person may. */
  personne?: { nom: string; nomUsage: string | null; prenom: string };
}

interface AImprimer {
  texte: Exclude<TexteDeConsentement, 'concubin-2026'>;
  rentree: Rentree;
  /** Day from which the form is given. */
  jour: Jour;
  connu?: DejaConnu;
}

const cases = (libelle: string, ...options: string[]): ChampAImprimer => ({
  sorte: 'cases',
  libelle,
  options,
});

const etatCivil = (personne?: DejaConnu['personne']): ChampAImprimer[] => [
  ligne('Nom de famille, celui de naissance', personne?.nom),
  ligne('Nom d’usage, s’il est différent', personne?.nomUsage),
  ligne('Prénom 1, puis prénoms 2 et 3 dans l’ordre de l’état civil', personne?.prenom),
  cases('Civilité', 'Mme', 'M.'),
  jourAEcrire('Date de naissance'),
  ligne('Pays de naissance'),
  ligne('Né(e) en France : département (trois caractères, par exemple 075) et commune'),
];

/** The form of an établissement public (block of annexe 12) or of a privé sous contrat (annexe 13). */
export function formulaireDeConsentement({ texte, rentree, jour, connu }: AImprimer): FormulaireImprime {
  return {
    titre: `Étude automatique du droit à bourse, rentrée scolaire ${rentree}`,
    jour: jour.toString(),
    notice: [
      {
        titre: 'Avant de répondre',
        textes: [
          ...PRESENTATION,
          texte === 'annexe-13-2026'
            ? `Votre établissement propose l’étude automatique pour l’année ${ecrireAnnee(rentree)}. Remettez ce formulaire à son secrétariat, qui le conserve.`
            : 'Remettez cette fiche au secrétariat de l’établissement, avec les autres papiers de l’inscription.',
        ],
      },
      { titre: 'Ce qui est fait de vos données', textes: NOTICE },
    ],
    parties: [
      {
        titre: '1. L’élève et votre réponse',
        champs: [
          ligne('Nom et prénom de l’élève', connu?.eleve),
          ligne('Établissement et classe', connu && `${connu.etablissement}, ${connu.classe}`),
          cases('Votre réponse', ACCEPTER, REFUSER),
        ],
      },
      { titre: '2. Vous-même', champs: [...etatCivil(connu?.personne), cases(VIE_DE_COUPLE, 'Oui', 'Non')] },
      {
        titre: '3. Votre concubin ou concubine, si vous avez répondu oui',
        champs: [
          cases('Je suis d’accord pour que ma situation fiscale soit demandée', 'Oui', 'Non'),
          ...etatCivil(),
          { sorte: 'cadre', libelle: 'Signature du concubin ou de la concubine' },
        ],
      },
      {
        titre: '4. Signature',
        champs: [
          jourAEcrire(`${CERTIFIER}, le`),
          { sorte: 'cadre', libelle: 'Signature' },
          jourAEcrire('Cadre de l’établissement : formulaire déposé le'),
        ],
      },
    ],
    engagement: [],
    mentions: [
      EXPLICATION_DU_CONCUBIN,
      'Sans courriel pour répondre à part, votre concubin ou concubine peut remettre sa partie au secrétariat, sous enveloppe.',
    ],
  };
}
