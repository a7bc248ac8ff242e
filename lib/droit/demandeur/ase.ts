import { appliquer, type Constat, ecarter, exclure, interroger, manquer } from '../constat.ts';
import type { Regle } from '../regle.ts';
import type { MesureAse, Situation } from '../situation.ts';
import { estEnVigueur } from '../validite.ts';
import { REGLES_ASE as R } from './ase-regles.ts';

type MilieuOuvert = Extract<MesureAse, { mesure: 'aemo' | 'pead' }>;
type Placement = Extract<MesureAse, { mesure: 'placement' }>;

/** C. III.D.3: what a measure of the aide sociale à l'enfance, or of the PJJ, does to the right to ask. */
export function examinerAse(s: Situation): Constat[] {
  const { ase } = s.eleve;
  switch (ase?.mesure) {
    case undefined:
      return [ecarter(R.ase_placement)];
    case 'aemo':
      return [enMilieuOuvert(R.ase_aemo, ase)];
    case 'pjj':
      return [appliquer(R.ase_pjj)];
    case 'pead':
      return [
        estEnVigueur(R.ase_pead, s.jour)
          ? enMilieuOuvert(R.ase_pead, ase)
          : interroger(R.ase_pead, 'À cette date, qui assume la charge de l’élève placé à domicile ?'),
      ];
    case 'placement':
      return examinerPlacement(s, ase);
  }
}

/** C. III.D.3.b: the charge stays with the family, unless the judgment gives an allowance to somebody else. */
function enMilieuOuvert(regle: Regle, { allocationVersee }: MilieuOuvert): Constat {
  if (allocationVersee === undefined)
    return manquer(
      regle,
      'eleve.ase.allocationVersee',
      'le versement ou non d’une allocation du département pour l’élève',
    );
  return allocationVersee
    ? interroger(regle, 'Une allocation est versée pour l’élève : qui en assume la charge effective ?', {
        allocationVersee,
      })
    : appliquer(regle, { allocationVersee });
}

function examinerPlacement(s: Situation, p: Placement): Constat[] {
  if (p.cesseALaMajorite === true) return [ecarter(R.ase_placement, { cesse: true })];
  const manques = [
    p.effectif === undefined &&
      manquer(R.ase_placement, 'eleve.ase.effectif', 'l’état du placement (effectif ou non)'),
    p.allocationVersee === undefined &&
      manquer(
        R.ase_placement,
        'eleve.ase.allocationVersee',
        'le versement ou non de l’allocation d’entretien du département',
      ),
  ].filter((c) => c !== false);
  if (manques.length > 0) return manques;

  const valeurs = {
    effectif: p.effectif ?? null,
    allocationVersee: p.allocationVersee ?? null,
    chez: p.chez ?? null,
  };
  if (p.effectif && p.allocationVersee) return [exclure(R.ase_placement, valeurs)];
  if (!p.effectif && !p.allocationVersee) return [appliquer(R.ase_placement_non_effectif, valeurs)];
  // The tiers alone is cleared by the missing allocation: the family no longer has the pupil, a person decides for it.
  if (p.effectif && p.chez === 'tiers_digne_de_confiance' && s.demandeur.lien === 'autre_personne_en_charge')
    return [appliquer(R.ase_tiers_digne_de_confiance, valeurs)];
  return [
    interroger(
      R.ase_placement_sans_allocation,
      'Qui assume la charge effective de l’élève : la famille, ou qui l’accueille ?',
      valeurs,
    ),
  ];
}

/** True when the placement closes the right for everyone: nothing more needs to be known of the demandeur. */
export function estPriseEnChargeParLeDepartement(s: Situation): boolean {
  const { ase } = s.eleve;
  return (
    ase?.mesure === 'placement' &&
    !ase.cesseALaMajorite &&
    ase.effectif === true &&
    ase.allocationVersee === true
  );
}
