/** Changes of the family: three cases only, reported by the closing day, one income isolated by hand (C. III.C.1.a). */
import { estNombreEnfants } from '../charges.ts';
import { apres, avant } from '../date.ts';
import type { ChangementFamilial, Situation } from '../situation.ts';
import { DRAPEAU_CHANGEMENT_TARDIF, DRAPEAU_REVENU_ISOLE } from './changement-regles.ts';
import { LIBELLE_CLOTURE, limiteDesChangements } from './concubinage.ts';
import { appliquee, type Etude, ecartee, manque, type Retenus } from './etude.ts';

const CAS_LIMITATIFS: ReadonlySet<ChangementFamilial['genre']> = new Set([
  'deces',
  'divorce_ou_separation',
  'residence_exclusive',
]);

/** What a change does to the income of the demandeur: nothing, an isolated income, or something lacks. */
export type EffetDuChangement = 'aucun' | 'manque' | Retenus;

/** Studies a reported change. A change set aside leaves the common avis as it is. */
export function etudierChangement(
  etude: Etude,
  situation: Situation,
  changement: ChangementFamilial,
  annee: number,
): EffetDuChangement {
  if (changement.genre === 'perte_de_revenus') return 'aucun';
  if (!CAS_LIMITATIFS.has(changement.genre)) {
    ecartee(etude, 'ressources_changement', { genre: changement.genre });
    return 'aucun';
  }
  const bornes = limiteDesChangements(situation);
  if (!bornes) {
    manque(etude, 'ressources_changement', 'rentree', LIBELLE_CLOTURE(situation));
    return 'manque';
  }
  const { cloture, limite, demandeTardive } = bornes;
  const { survenuLe, signaleLe } = changement;
  if (!survenuLe) {
    manque(
      etude,
      'ressources_changement',
      'foyer.changement.survenuLe',
      'le jour du changement de situation',
    );
    return 'manque';
  }
  if (!signaleLe) {
    manque(
      etude,
      'ressources_changement',
      'foyer.changement.signaleLe',
      'le jour où le changement de situation a été signalé',
    );
    return 'manque';
  }
  if (avant(signaleLe, survenuLe)) {
    manque(
      etude,
      'ressources_changement',
      'foyer.changement.signaleLe',
      'la date du signalement, qui ne peut précéder celle du changement',
    );
    return 'manque';
  }
  const tardif = apres(survenuLe, limite) || apres(signaleLe, limite);
  if (tardif || survenuLe.year < annee) {
    ecartee(etude, 'ressources_changement_periode', {
      genre: changement.genre,
      survenuLe: survenuLe.toString(),
      signaleLe: signaleLe.toString(),
      cloture: cloture.toString(),
      tardif,
    });
    return 'aucun';
  }
  if (demandeTardive && (apres(survenuLe, cloture) || apres(signaleLe, cloture))) {
    const valeurs = { survenuLe: survenuLe.toString(), cloture: cloture.toString() };
    appliquee(etude, 'ressources_changement_demande_tardive', valeurs);
    etude.drapeaux.push(DRAPEAU_CHANGEMENT_TARDIF);
  }
  if (changement.avisPropre) {
    appliquee(etude, 'ressources_avis_propre', { genre: changement.genre });
    return 'aucun';
  }
  const isole = isoler(etude, changement);
  if (isole === 'manque' || changement.genre !== 'deces' || survenuLe.year !== annee) return isole;
  return ajouterSecondAvis(etude, changement, isole, annee);
}

/** A death in the year of the avis splits it in two: a common one until that day, the survivor's after it. */
function ajouterSecondAvis(
  etude: Etude,
  { secondAvis }: ChangementFamilial,
  isole: Retenus,
  annee: number,
): EffetDuChangement {
  if (secondAvis === undefined || !Number.isSafeInteger(secondAvis) || secondAvis < 0) {
    manque(
      etude,
      'ressources_second_avis',
      'foyer.changement.secondAvis',
      `le revenu fiscal de référence du second avis du demandeur sur ${annee}, pour la période qui suit le décès`,
    );
    return 'manque';
  }
  const ressources = isole.ressources + secondAvis;
  appliquee(etude, 'ressources_second_avis', {
    isole: isole.ressources,
    second: secondAvis,
    total: ressources,
  });
  return { ressources, enfants: isole.enfants };
}

function isoler(etude: Etude, { genre, revenuIsole }: ChangementFamilial): 'manque' | Retenus {
  const lisible =
    revenuIsole !== undefined &&
    Number.isSafeInteger(revenuIsole.rfr) &&
    revenuIsole.rfr >= 0 &&
    estNombreEnfants(revenuIsole.enfants) &&
    revenuIsole.motivation.trim() !== '';
  if (!lisible) {
    manque(
      etude,
      'ressources_changement',
      'foyer.changement.revenuIsole',
      'le revenu du seul demandeur isolé dans l’avis commun, les enfants restés à sa charge et la motivation de l’agent',
    );
    return 'manque';
  }
  etude.drapeaux.push(DRAPEAU_REVENU_ISOLE);
  appliquee(etude, 'ressources_changement', {
    genre,
    rfr: revenuIsole.rfr,
    motivation: revenuIsole.motivation,
  });
  appliquee(etude, 'charges_enfants_de_l_avis', { qui: 'demandeur', enfants: revenuIsole.enfants });
  return { ressources: revenuIsole.rfr, enfants: revenuIsole.enfants };
}
