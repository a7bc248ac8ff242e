import { appliquer, type Constat, ecarter, exclure, manquer } from '../constat.ts';
import { ageAuPlus } from '../eleve/age.ts';
import type { Regle } from '../regle.ts';
import type { Situation } from '../situation.ts';
import { typeBourseDe } from '../type-bourse.ts';
import { REGLES_AUTONOME as R } from './autonome-regles.ts';

/** True for an adult, isolated and foreign, in a class of the bourse de lycée: the public of C. III.D.5. */
export function releveDesEtrangersIsoles(s: Situation): boolean {
  const { naissance } = s.eleve;
  return (
    s.demandeur.autonome?.etrangerIsole === true &&
    typeBourseDe(s.eleve) === 'lycee' &&
    naissance !== undefined &&
    ageAuPlus(naissance, s.jour) >= 18
  );
}

/** C. III.D.4 and D.5: a pupil who asks alone. Stands for the charge effective, which then is nobody's. */
export function examinerAutonome(s: Situation): Constat[] {
  const a = s.demandeur.autonome ?? {};
  return [
    majorite(s),
    ...(a.etrangerIsole === true
      ? [(releveDesEtrangersIsoles(s) ? appliquer : ecarter)(R.etranger_isole)]
      : []),
    condition(
      R.autonome_sans_charge,
      'chargeDePersonne',
      a.chargeDePersonne,
      true,
      'la situation de l’élève (à la charge de quelqu’un ou de personne)',
    ),
    condition(
      R.autonome_hors_avis_d_un_tiers,
      'surAvisDUnTiers',
      a.surAvisDUnTiers,
      false,
      'la présence ou non de l’élève sur l’avis d’impôt d’un tiers',
    ),
    condition(
      R.autonome_hors_caf_d_un_tiers,
      'surAttestationCafDUnTiers',
      a.surAttestationCafDUnTiers,
      false,
      'la présence ou non de l’élève sur l’attestation CAF ou MSA d’un tiers',
    ),
    ancienDelegataire(s),
    condition(
      R.autonome_avis_propre,
      'avisPropre',
      a.avisPropre,
      true,
      'l’avis d’impôt de l’élève ou sa situation déclarative',
    ),
    ...(a.contratJeuneMajeur === true ? [appliquer(R.contrat_jeune_majeur)] : []),
  ];
}

function majorite(s: Situation): Constat {
  const { naissance, emancipe } = s.eleve;
  if (emancipe === true) return appliquer(R.demandeur_majeur, { emancipe });
  if (!naissance) return manquer(R.demandeur_majeur, 'eleve.naissance', 'la date de naissance de l’élève');
  const age = ageAuPlus(naissance, s.jour);
  if (age >= 18) return appliquer(R.demandeur_majeur, { age });
  return emancipe === false
    ? exclure(R.demandeur_majeur, { age })
    : manquer(R.demandeur_majeur, 'eleve.emancipe', 'l’émancipation ou non de l’élève mineur');
}

function condition(
  regle: Regle,
  champ: string,
  valeur: boolean | undefined,
  attendue: boolean,
  libelle: string,
): Constat {
  if (valeur === undefined) return manquer(regle, `demandeur.autonome.${champ}`, libelle);
  return (valeur === attendue ? appliquer : exclure)(regle, { [champ]: valeur });
}

function ancienDelegataire(s: Situation): Constat {
  const { ancienDelegataire: ancien, delegataireAssumeEncoreLaCharge: encore } = s.demandeur.autonome ?? {};
  const champ = 'demandeur.autonome.ancienDelegataire';
  if (ancien === undefined)
    return manquer(
      R.autonome_ancien_delegataire,
      champ,
      'l’existence ou non d’une ancienne délégation de l’autorité parentale',
    );
  if (!ancien) return ecarter(R.autonome_ancien_delegataire, { ancienDelegataire: ancien });
  if (!releveDesEtrangersIsoles(s))
    return exclure(R.autonome_ancien_delegataire, { ancienDelegataire: ancien });
  if (encore === undefined)
    return manquer(
      R.etranger_isole_ancien_delegataire,
      'demandeur.autonome.delegataireAssumeEncoreLaCharge',
      'le nom de qui assume aujourd’hui la charge de l’élève',
    );
  return (encore ? exclure : appliquer)(R.etranger_isole_ancien_delegataire, {
    delegataireAssumeEncoreLaCharge: encore,
  });
}
