import { appliquer, type Constat, exclure, interroger, manquer } from '../constat.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Situation } from '../situation.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_CHARGE = definirRegles({
  personne_physique: {
    ...commun,
    source: {
      article: 'C. III.D.3 ; D. 531-4, R. 531-19',
      titre: "Candidats boursiers relevant de l'aide sociale à l'enfance",
      dit: "Seule une personne physique peut demander la bourse : le département n'en est pas une.",
    },
    dire: phrases({
      sujet: 'Personne qui demande',
      ouvre: 'La demande est faite par une personne physique.',
      exclut: "Le département n'est pas une personne physique : il ne peut pas demander de bourse.",
    }),
  },
  charge_effective: {
    ...commun,
    source: {
      article: 'C. III.A ; D. 531-4, R. 531-19',
      titre: 'La situation du demandeur',
      dit: "La bourse est demandée par la personne qui assume la charge effective et permanente de l'élève, au sens des prestations familiales.",
    },
    dire: phrases({
      sujet: "Charge effective et permanente de l'élève",
      ouvre: "Le demandeur assume la charge effective et permanente de l'élève.",
      exclut: "Le demandeur n'assume pas la charge effective et permanente de l'élève.",
    }),
  },
  disposition_generale: {
    ...commun,
    source: {
      article: 'C. III.D.6',
      titre: 'Disposition générale pour les cas particuliers',
      dit: "Quand aucune disposition ne convient, comptent les revenus de qui déclare l'enfant à sa charge fiscale.",
    },
    dire: phrases({
      sujet: 'Cas particulier sans disposition propre',
      ouvre:
        "Aucune disposition ne convient : comptent les revenus du demandeur, qui déclare l'élève à sa charge.",
    }),
  },
});

export const LECTURES_CHARGE: readonly Lecture[] = [
  {
    id: 'disposition_generale_demandeur',
    article: 'C. III.D.6',
    doute:
      'La disposition générale désigne de qui comptent les revenus, sans dire qui peut alors demander la bourse.',
    lecture: "Qui déclare l'élève à sa charge peut la demander ; pour toute autre personne, un agent décide.",
    autre: 'La disposition ne règle que les revenus : la charge effective reste à établir.',
    raison:
      "Elle ne sert que quand la charge n'a pas pu être établie autrement : l'exiger encore la viderait de son objet.",
    regles: ['disposition_generale'],
    drapeau: 'cas_particulier',
  },
];

/** C. III.D.3: a département never asks, whatever the measure. */
export function examinerPersonne(s: Situation): Constat {
  const { lien } = s.demandeur;
  return (lien === 'departement' ? exclure : appliquer)(REGLES_CHARGE.personne_physique, { lien });
}

/** C. III.A, or III.D.6 once an agent has found that nothing else fits. */
export function examinerCharge(s: Situation): Constat {
  const { lien, chargeEtablie, horsDispositions } = s.demandeur;
  if (horsDispositions === true) return examinerDisposition(s);
  if (chargeEtablie === undefined)
    return manquer(
      REGLES_CHARGE.charge_effective,
      'demandeur.chargeEtablie',
      "la preuve que le demandeur assume la charge effective et permanente de l'élève",
    );
  return (chargeEtablie ? appliquer : exclure)(REGLES_CHARGE.charge_effective, { lien });
}

function examinerDisposition(s: Situation): Constat {
  const regle = REGLES_CHARGE.disposition_generale;
  const { eleveSurAvis } = s.foyer;
  if (eleveSurAvis === undefined)
    return manquer(
      regle,
      'foyer.eleveSurAvis',
      "la présence ou non de l'élève sur l'avis d'impôt du demandeur",
    );
  return eleveSurAvis
    ? appliquer(regle, { eleveSurAvis })
    : interroger(regle, "Qui déclare l'élève à sa charge fiscale, et peut donc demander la bourse ?", {
        eleveSurAvis,
      });
}
