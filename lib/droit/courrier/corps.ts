import { ecrireJour } from '../date.ts';
import { echeanceSilenceSurLaDemande } from '../delais/administration.ts';
import { dansLesJoursQuiSuivent } from '../delais/dire.ts';
import { type Corps, type De, p, pour, sectionPieces } from './blocs.ts';
import { attribution, irrecevabilite, refus, refusHorsDelai } from './corps-decisions.ts';
import type { DonneesCourrier } from './donnees.ts';
import { ecrireArticle } from './typographie.ts';

/** What the letter says between its object and its remedies. Facts are taken as they are: `defautsDuCourrier` judged them. */
export function corpsDuCourrier(donnees: DonneesCourrier): Corps {
  switch (donnees.genre) {
    case 'accuse_reception':
      return accuseReception(donnees);
    case 'demande_incomplete':
      return demandeIncomplete(donnees);
    case 'attribution':
      return attribution(donnees);
    case 'refus':
      return refus(donnees);
    case 'irrecevabilite':
      return irrecevabilite(donnees);
    case 'refus_hors_delai':
      return refusHorsDelai(donnees);
  }
}

function accuseReception(donnees: De<'accuse_reception'>): Corps {
  const pieces = donnees.pieces ?? [];
  const { echeance } = echeanceSilenceSurLaDemande(pieces.length > 0 ? null : donnees.dateReception);
  const silence = echeance
    ? `Sans réponse de l’administration le ${ecrireJour(echeance)}, votre demande sera considérée comme rejetée (CRPA, L. 231-4, 3°). Si des pièces vous sont demandées d’ici là, ce délai s’arrête jusqu’à leur réception (CRPA, L. 114-5).`
    : `Votre demande sera considérée comme rejetée si l’administration ne répond pas ${dansLesJoursQuiSuivent('delai.silence_sur_la_demande')} la réception des pièces manquantes (CRPA, L. 114-5 et L. 231-4, 3°).`;
  return {
    ouverture: [
      p(
        `Je certifie avoir reçu le ${ecrireJour(donnees.dateReception)} votre dossier de demande de ${pour(donnees)}. Conservez ce courrier : il prouve la date de votre demande.`,
      ),
    ],
    sections: [
      ...(pieces.length > 0 ? [sectionPieces(pieces)] : []),
      {
        titre: 'Et maintenant',
        blocs: [
          p(
            'Votre demande va être examinée. D’autres pièces pourront vous être demandées ; sans elles, la bourse sera refusée.',
          ),
          p(silence),
        ],
      },
    ],
  };
}

function demandeIncomplete(donnees: De<'demande_incomplete'>): Corps {
  return {
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} a été enregistrée. Pour l’examiner, il manque des pièces à votre dossier.`,
      ),
      ...(donnees.message ? [p(donnees.message)] : []),
    ],
    sections: [
      sectionPieces(donnees.pieces),
      {
        titre: 'Si vous ne répondez pas',
        blocs: [
          p(
            `Sans ces pièces dans le délai, la bourse sera refusée pour dossier incomplet (${ecrireArticle('C. III.C')}). Si vous rencontrez une difficulté, prenez contact sans attendre avec le service en tête de ce courrier.`,
          ),
        ],
      },
    ],
  };
}
