import { appliquer, type Constat, exclure, interroger, manquer } from '../constat.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import { aDeuxAvis } from '../ressources/concubinage.ts';
import type { Situation } from '../situation.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_CHARGE = definirRegles({
  personne_physique: {
    ...commun,
    source: {
      article: 'C. III.D.3 ; D. 531-4, R. 531-19',
      titre: 'Candidats boursiers relevant de l’aide sociale à l’enfance',
      dit: 'Seule une personne physique peut demander la bourse : le département n’en est pas une.',
    },
    dire: phrases({
      sujet: 'Personne qui demande',
      ouvre: 'La demande est faite par une personne physique.',
      exclut: 'Le département n’est pas une personne physique : il ne peut pas demander de bourse.',
    }),
  },
  charge_effective: {
    ...commun,
    source: {
      article: 'C. III.A ; D. 531-4, R. 531-19',
      titre: 'La situation du demandeur',
      dit: 'La bourse est demandée par la personne qui assume la charge effective et permanente de l’élève, au sens des prestations familiales.',
    },
    dire: phrases({
      sujet: 'Charge effective et permanente de l’élève',
      ouvre: 'Le demandeur assume la charge effective et permanente de l’élève.',
      exclut: 'Le demandeur n’assume pas la charge effective et permanente de l’élève.',
    }),
  },
  charge_presumee: {
    ...commun,
    source: {
      article: 'C. III.D.1 ; article 194 du CGI',
      titre: 'Divorce, séparation ou rupture de Pacs',
      dit: 'Après une séparation, l’enfant est considéré, jusqu’à preuve du contraire, à la charge du parent chez lequel il réside à titre principal.',
    },
    dire: phrases({
      sujet: 'Charge de l’élève après une séparation',
      ouvre:
        'L’élève réside à titre principal chez le demandeur, qui est présumé en avoir la charge jusqu’à preuve du contraire.',
    }),
  },
  disposition_generale: {
    ...commun,
    source: {
      article: 'C. III.D.6',
      titre: 'Disposition générale pour les cas particuliers',
      dit: 'Quand aucune disposition ne convient, comptent les revenus de qui déclare l’enfant à sa charge fiscale.',
    },
    dire: phrases({
      sujet: 'Cas particulier sans disposition propre',
      ouvre:
        'Aucune disposition ne convient : comptent les revenus du demandeur, qui déclare l’élève à sa charge.',
    }),
  },
});

export const LECTURES_CHARGE: readonly Lecture[] = [
  {
    id: 'charge_presumee_residence',
    article: 'C. III.D.1 ; CGI 194',
    doute:
      'La circulaire rappelle la présomption de l’article 194 pour traiter les séparations en attendant une décision, sans dire ce qui montre la résidence principale.',
    lecture:
      'Un document qui montre que l’élève vit chez ce parent suffit, sans attendre l’attestation de la CAF ; un agent voit le dossier.',
    autre: 'L’attestation de la CAF ou un jugement reste nécessaire.',
    raison:
      'Le texte veut que ces demandes soient traitées sans attendre ; la preuve contraire, si elle vient, permet le retrait.',
    regles: ['charge_presumee'],
    drapeau: 'charge_presumee',
  },
  {
    id: 'disposition_generale_demandeur',
    article: 'C. III.D.6',
    doute:
      'La disposition générale désigne de qui comptent les revenus, sans dire qui peut alors demander la bourse.',
    lecture: 'Qui déclare l’élève à sa charge peut la demander ; pour toute autre personne, un agent décide.',
    autre: 'La disposition ne règle que les revenus : la charge effective reste à établir.',
    raison:
      'Elle ne sert que quand la charge n’a pas pu être établie autrement : l’exiger encore la viderait de son objet.',
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
  if (chargeEtablie === undefined && presumeEnCharge(s))
    return appliquer(REGLES_CHARGE.charge_presumee, { lien });
  if (chargeEtablie === undefined)
    return manquer(
      REGLES_CHARGE.charge_effective,
      'demandeur.chargeEtablie',
      'la preuve que le demandeur assume la charge effective et permanente de l’élève',
    );
  return (chargeEtablie ? appliquer : exclure)(REGLES_CHARGE.charge_effective, { lien });
}

/** A parent who no longer shares the household of the other, with whom the pupil mainly lives. */
function presumeEnCharge({
  demandeur: { lien, residencePrincipale },
  foyer: { situation },
}: Situation): boolean {
  const separe = situation === 'parent_isole' || aDeuxAvis(situation);
  return residencePrincipale === true && separe && (lien === 'mere' || lien === 'pere');
}

function examinerDisposition(s: Situation): Constat {
  const regle = REGLES_CHARGE.disposition_generale;
  const { eleveSurAvis } = s.foyer;
  if (eleveSurAvis === undefined)
    return manquer(
      regle,
      'foyer.eleveSurAvis',
      'la présence ou non de l’élève sur l’avis d’impôt du demandeur',
    );
  return eleveSurAvis
    ? appliquer(regle, { eleveSurAvis })
    : interroger(regle, 'Qui déclare l’élève à sa charge fiscale, et peut donc demander la bourse ?', {
        eleveSurAvis,
      });
}
