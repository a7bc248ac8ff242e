import { appliquer, type Constat, ecarter, exclure, manquer } from '../constat.ts';
import { ageAuPlus } from '../eleve/age.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Situation } from '../situation.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const titre = 'Conditions de résidence';

export const REGLES_PREUVE = definirRegles({
  preuve_non_parent: {
    ...commun,
    source: {
      article: 'C. III.B',
      titre,
      dit: 'Qui n’est pas le parent d’un élève mineur apporte la délégation d’autorité parentale, même partielle, ou à défaut tout document qui montre la charge.',
    },
    dire: phrases({
      sujet: 'Preuve de la charge par un demandeur qui n’est pas le parent',
      ouvre: (v) =>
        v.justificatif === 'autre_document'
          ? 'Un document montre que le demandeur assume la charge de l’élève.'
          : 'Le demandeur a reçu une délégation de l’autorité parentale.',
      exclut: 'Le demandeur n’est pas le parent et n’apporte aucun document qui montre la charge.',
      ecarte: (v) =>
        v.majeur === true
          ? 'L’élève est majeur : aucune délégation d’autorité parentale n’est demandée.'
          : 'La preuve par délégation ne concerne pas ce demandeur.',
    }),
  },
  delegation_etrangere: {
    ...commun,
    source: {
      article: 'C. III.B',
      titre,
      dit: 'Une délégation établie à l’étranger est validée par une attestation du consulat du pays d’origine en France ; la résidence des parents qui ont délégué ne compte pas.',
    },
    dire: phrases({
      sujet: 'Délégation établie à l’étranger',
      ouvre: 'Le consulat du pays d’origine a validé la délégation établie à l’étranger.',
      exclut:
        'La délégation établie à l’étranger n’est pas validée par le consulat ; tout autre document qui montre la charge reste recevable.',
    }),
  },
});

export const LECTURES_PREUVE: readonly Lecture[] = [
  {
    id: 'delegation_etrangere_sans_consulat',
    article: 'C. III.B',
    doute:
      'Le texte demande l’attestation du consulat pour une délégation étrangère, mais admet aussi « tout document » à défaut de jugement.',
    lecture:
      'Sans l’attestation, la délégation étrangère ne prouve rien ; un autre document peut encore prouver la charge.',
    autre: 'La délégation étrangère sans attestation vaut comme « tout document ».',
    raison: 'L’exigence du consulat serait sans effet si l’acte qu’elle doit valider suffisait sans elle.',
    regles: ['delegation_etrangere'],
  },
];

/** C. III.B: what a person who is neither parent nor guardian must show for a minor. */
export function examinerPreuve(s: Situation): Constat[] {
  const R = REGLES_PREUVE;
  const { lien, justificatifCharge, attestationConsulat } = s.demandeur;
  if (lien !== 'autre_personne_en_charge') return [ecarter(R.preuve_non_parent, { lien })];
  const { naissance, ase } = s.eleve;
  if (naissance && ageAuPlus(naissance, s.jour) >= 18)
    return [ecarter(R.preuve_non_parent, { majeur: true })];
  // The decision that entrusts the pupil to a tiers digne de confiance is itself the document that shows the charge.
  if (ase?.mesure === 'placement' && ase.chez === 'tiers_digne_de_confiance' && ase.effectif === true)
    return [appliquer(R.preuve_non_parent, { justificatif: 'autre_document', tiersDigneDeConfiance: true })];

  switch (justificatifCharge) {
    case undefined:
      return [
        manquer(
          R.preuve_non_parent,
          'demandeur.justificatifCharge',
          'la délégation d’autorité parentale, ou le document qui montre la charge de l’élève',
        ),
      ];
    case 'aucun':
      return [exclure(R.preuve_non_parent, { justificatif: justificatifCharge })];
    case 'delegation_etranger': {
      const delegation = appliquer(R.preuve_non_parent, { justificatif: justificatifCharge });
      if (attestationConsulat === undefined)
        return [
          delegation,
          manquer(
            R.delegation_etrangere,
            'demandeur.attestationConsulat',
            'l’attestation du consulat sur la délégation établie à l’étranger',
          ),
        ];
      return [
        delegation,
        (attestationConsulat ? appliquer : exclure)(R.delegation_etrangere, { attestationConsulat }),
      ];
    }
    default:
      return [appliquer(R.preuve_non_parent, { justificatif: justificatifCharge })];
  }
}
