import { finDeLAnneeScolaire, type Rentree } from '../annee.ts';
import type { Campagne } from '../calendrier/campagne.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { appliquer, type Constat, ecarter, manquer, reunir } from '../constat.ts';
import { apres, avant, type Jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import { echeanceChangementDePersonne, echeanceEntreeEnFormation } from '../delais/famille.ts';
import { ageAuPlus, aLAgeDuRetour } from '../eleve/age.ts';
import type { Dispositif } from '../situation.ts';
import type { Depot } from './depot.ts';
import { REGLES_RECEVABILITE as R } from './recevabilite-regles.ts';

/** What a demande may rest on besides the campaign. */
export interface Circonstances {
  dispositif?: Dispositif;
  /** First day in the training (MLDS, retour en formation). */
  entree?: Jour;
  naissance?: Jour;
  protectionTemporaire?: boolean;
  /** Present when the demandeur says to have the pupil in charge in place of the first one. */
  changementDePersonne?: { survenuLe?: Jour };
  /** A written decision on the lateness by the competent authority. */
  admission?: { motif: 'retard_raisonnable' | 'droit_a_l_erreur'; motivation: string };
}

/** The written decision that admitted the lateness, from the reason that it gave; none without one. */
export const retardRaisonnable = (motivation: string | null): Circonstances['admission'] =>
  motivation ? { motif: 'retard_raisonnable', motivation } : undefined;

/** A demande being tried: its circumstances, and where and when it was filed. */
export interface Essai extends Circonstances {
  rentree: Rentree;
  territoire: Territoire;
  depot: Depot;
  deposeLe: Jour;
  /** Null when no text gives the closing day. */
  campagne: Campagne | null;
}

export type Fondement =
  | 'campagne'
  | 'entree_en_formation'
  | 'protection_temporaire'
  | 'changement_de_personne'
  | 'retard_admis';

export interface Voie {
  fondement: Fondement;
  /** Favourable when the way is open: a line applied and nothing lacking. */
  ouverte: boolean;
  constat: Constat;
}

function parLaCampagne({ campagne, deposeLe }: Essai): Voie {
  const regle = R['recevabilite.campagne'];
  const fondement = 'campagne';
  if (!campagne)
    return {
      fondement,
      ouverte: false,
      constat: manquer(regle, 'campagne.cloture', 'la date de clôture de la campagne'),
    };
  const ouverte = !apres(deposeLe, campagne.cloture);
  const valeurs = { cloture: campagne.cloture.toString(), source: campagne.source };
  return { fondement, ouverte, constat: (ouverte ? appliquer : ecarter)(regle, valeurs) };
}

function parLEntree({ dispositif, entree, naissance, territoire, deposeLe }: Essai): Voie {
  const regle = R['recevabilite.entree_en_formation'];
  const fondement = 'entree_en_formation';
  if (dispositif !== 'mlds' && dispositif !== 'retour_en_formation')
    return { fondement, ouverte: false, constat: ecarter(regle) };
  const { echeance } = echeanceEntreeEnFormation(entree ?? null, territoire);
  if (!entree || !echeance)
    return {
      fondement,
      ouverte: false,
      constat: manquer(regle, 'eleve.entree', 'le jour d’entrée en formation'),
    };
  if (dispositif === 'retour_en_formation') {
    if (!naissance)
      return {
        fondement,
        ouverte: false,
        constat: manquer(regle, 'eleve.naissance', 'la date de naissance de l’élève'),
      };
    if (!aLAgeDuRetour(naissance, entree)) {
      const valeurs = { entree: entree.toString(), age: ageAuPlus(naissance, entree) };
      return { fondement, ouverte: false, constat: ecarter(regle, valeurs) };
    }
  }
  const ouverte = !apres(deposeLe, echeance);
  const valeurs = { entree: entree.toString(), echeance: echeance.toString() };
  return { fondement, ouverte, constat: (ouverte ? appliquer : ecarter)(regle, valeurs) };
}

function parLaProtection({ protectionTemporaire, rentree, deposeLe }: Essai): Voie {
  const fin = finDeLAnneeScolaire(rentree);
  const ouverte = protectionTemporaire === true && !apres(deposeLe, fin);
  const valeurs = {
    fin: fin.toString(),
    ...(protectionTemporaire === undefined ? null : { protege: protectionTemporaire }),
  };
  const constat = (ouverte ? appliquer : ecarter)(R['recevabilite.protection_temporaire'], valeurs);
  return { fondement: 'protection_temporaire', ouverte, constat };
}

function parLeChangement({ changementDePersonne, depot, territoire, deposeLe }: Essai): Voie {
  const regle = R['recevabilite.changement_de_personne'];
  const fondement = 'changement_de_personne';
  const fermer = (raison: string, signale = true): Voie => ({
    fondement,
    ouverte: false,
    constat: ecarter(regle, { raison, signale }),
  });
  if (!changementDePersonne) return fermer('Aucun changement de la personne en charge n’est signalé.', false);
  const { survenuLe } = changementDePersonne;
  const { echeance } = echeanceChangementDePersonne(survenuLe ?? null, territoire);
  if (!survenuLe || !echeance)
    return {
      fondement,
      ouverte: false,
      constat: manquer(
        regle,
        'changementDePersonne.survenuLe',
        'le jour du changement de personne en charge',
      ),
    };
  if (depot.canal !== 'papier')
    return fermer('Après un changement de personne en charge, la demande se dépose sur papier.');
  if (avant(deposeLe, survenuLe))
    return fermer('La demande a été déposée avant le changement de personne en charge.');
  if (apres(deposeLe, echeance))
    return fermer(
      `La demande est arrivée plus de ${direDuree('delai.changement_de_personne')} après le changement de personne en charge.`,
    );
  const valeurs = { survenuLe: survenuLe.toString(), echeance: echeance.toString() };
  return { fondement, ouverte: true, constat: appliquer(regle, valeurs) };
}

function parDecision({ admission }: Essai): Voie {
  const regle = R['recevabilite.retard_admis'];
  const fondement = 'retard_admis';
  const motivation = admission?.motivation.trim() ?? '';
  if (!admission || motivation === '') return { fondement, ouverte: false, constat: ecarter(regle) };
  if (admission.motif === 'droit_a_l_erreur')
    return {
      fondement,
      ouverte: false,
      constat: reunir(appliquer(R['recevabilite.droit_a_l_erreur']), ecarter(regle)),
    };
  return { fondement, ouverte: true, constat: appliquer(regle, { motivation }) };
}

/** The ways by which a demande may be received, in the order of the circulaire. */
export const VOIES: readonly ((essai: Essai) => Voie)[] = [
  parLaCampagne,
  parLEntree,
  parLaProtection,
  parLeChangement,
  parDecision,
];
