/** Resources and charges of the household that asks: whose income, of which year, with which children (C. III.A, C, D). */
import { DRAPEAU_ELEVE_HORS_AVIS } from '../charges.ts';
import type { Ligne } from '../regle.ts';
import type { Foyer, Situation } from '../situation.ts';
import { etudierChangement } from './changement.ts';
import { aDeuxAvis, etudierConcubinage, partenaireCompte } from './concubinage.ts';
import { appliquee, type Etude, ecartee, manque, type Retenus } from './etude.ts';
import { lireFoyerFiscal } from './foyer-fiscal.ts';
import type { IdRessources } from './ressources-regles.ts';

/** Lines without values of their own are shared and frozen: millions of traces point to them. */
const constante = (regle: IdRessources): Ligne =>
  Object.freeze({ regle, issue: 'appliquee', valeurs: Object.freeze({}) });
const PARENT_ISOLE = constante('ressources_parent_isole');
const FOYER_COMMUN = constante('ressources_foyer_commun');
const ELEVE_AUTONOME = constante('ressources_eleve_autonome');
const TUTELLE = constante('ressources_tutelle');
const PERSONNE_EN_CHARGE = constante('ressources_personne_en_charge');
const QUI_DECLARE = constante('ressources_qui_declare_l_enfant');

/** Whose income counts: the line that says it, the special text before the general one. */
function ligneDuMenage(situation: Situation): Ligne | null {
  const { demandeur, foyer } = situation;
  if (demandeur.horsDispositions) return QUI_DECLARE;
  if (demandeur.lien === 'eleve_lui_meme') return ELEVE_AUTONOME;
  if (demandeur.lien === 'tuteur') return TUTELLE;
  if (demandeur.lien === 'autre_personne_en_charge') return PERSONNE_EN_CHARGE;
  const seul =
    foyer.situation === 'parent_isole' || (aDeuxAvis(foyer.situation) && !partenaireCompte(situation));
  if (seul) return PARENT_ISOLE;
  return foyer.situation === 'couple_foyer_commun' ? FOYER_COMMUN : null;
}

function ajouterConcubin(
  etude: Etude,
  situation: Situation,
  annee: number,
  seul: Retenus | null,
): Retenus | null {
  const { foyer } = situation;
  const concubin = lireFoyerFiscal(etude, foyer.concubin, {
    qui: 'concubin',
    annee,
    declarationAdmise: false,
  });
  if (!seul || !concubin) return null;
  const total = seul.ressources + concubin.ressources;
  appliquee(etude, 'ressources_concubin', {
    demandeur: seul.ressources,
    concubin: concubin.ressources,
    total,
  });
  const enfants = seul.enfants + concubin.enfants;
  appliquee(etude, 'charges_menage', { demandeur: seul.enfants, concubin: concubin.enfants, total: enfants });
  return { ressources: total, enfants };
}

/**
 * Foreign income that no foreign avis brings: in the French avis, or nobody has said. False when it is known to be out of it:
 * the foreign avis is then missed (C. III.C.2).
 */
function situerRevenusEtrangers(etude: Etude, foyer: Foyer, annee: number): boolean {
  const { avis, concubin, revenusEtrangersHorsAvis } = foyer;
  const ajoutes = foyer.avisEtranger ?? concubin?.avisEtranger;
  if (!avis || avis.source === 'avis_etranger' || ajoutes) return true;
  if (revenusEtrangersHorsAvis) {
    manque(
      etude,
      'ressources_avis_etranger_ajoute',
      'foyer.avisEtranger',
      `l’avis d’impôt étranger sur les revenus de ${annee}, que l’avis français ne comprend pas`,
    );
    return false;
  }
  if (foyer.revenusEtrangers)
    appliquee(etude, 'ressources_revenus_etrangers', {
      qui: 'demandeur',
      source: avis.source,
      ...(revenusEtrangersHorsAvis === undefined ? { compris: null } : {}),
    });
  return true;
}

/**
 * The income (whole euros) and the children that count, or null when something lacks or nothing can be proved:
 * `etude.manques` and `etude.motif` then say what. Lines are pushed on `etude.trace` in the order of the law.
 */
export function etudierRessources(etude: Etude, situation: Situation, annee: number): Retenus | null {
  const { foyer, demandeur } = situation;
  const { changement } = foyer;

  if (foyer.perteDeRevenusRecente || changement?.genre === 'perte_de_revenus')
    ecartee(etude, 'ressources_perte_de_revenus', { annee });
  if (situation.jour.year > situation.rentree)
    appliquee(etude, 'ressources_demande_de_l_annee_suivante', { annee });

  if (!foyer.situation)
    manque(
      etude,
      'ressources_menage',
      'foyer.situation',
      'la situation familiale du demandeur (en couple, seul ou en concubinage)',
    );
  const partenaire = etudierConcubinage(etude, situation);
  if (partenaire === null) return null;
  const menage = ligneDuMenage(situation);
  if (menage) etude.trace.push(menage);

  const effet = changement ? etudierChangement(etude, situation, changement, annee) : 'aucun';
  if (effet === 'manque') return null;
  const seul =
    effet === 'aucun'
      ? lireFoyerFiscal(etude, foyer, {
          qui: 'demandeur',
          annee,
          declarationAdmise: demandeur.lien === 'eleve_lui_meme',
        })
      : effet;

  let retenus = situerRevenusEtrangers(etude, foyer, annee) ? seul : null;
  if (partenaire) retenus = ajouterConcubin(etude, situation, annee, retenus);
  else if (foyer.concubin && !aDeuxAvis(foyer.situation))
    ecartee(etude, 'ressources_concubin', { situation: foyer.situation ?? null });

  if (foyer.residenceAlternee) appliquee(etude, 'charges_residence_alternee', {});
  if (foyer.eleveSurAvis === false && effet === 'aucun') {
    appliquee(etude, 'charges_eleve_hors_avis', {});
    etude.drapeaux.push(DRAPEAU_ELEVE_HORS_AVIS);
  }
  return etude.motif || !foyer.situation ? null : retenus;
}
