import { decider } from '#lib/decision/actes.ts';
import { attributionDuDossier, jusquAu } from '#lib/decision/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { rentree } from '#lib/droit/annee.ts';
import { ligneDeLEquipementPerdu, perdLEquipement } from '#lib/droit/argent/equipement.ts';
import { arretDuVersement } from '#lib/droit/argent/transfert.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { brancheDe, sabDuCned } from '#lib/droit/competence.ts';
import { apres, ecrireJour, type Jour, lePlusTard, lePlusTot } from '#lib/droit/date.ts';
import { naissance } from '#lib/droit/naissance.ts';
import { type BourseDAilleurs, ligneDAilleurs } from '#lib/droit/transfert/ailleurs.ts';
import { type Depart, type Destination, ditUnDeces, ligneDuDepart } from '#lib/droit/transfert/depart.ts';
import { debutDuRetour, ligneDuRetour } from '#lib/droit/transfert/retour.ts';
import { demandeParLEleve, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { droitsEnCours, finDuDroit } from '#lib/retrait/faits.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  type AccueilConnu,
  type DepartConstate,
  departDuDossier,
  droitsDuRetour,
  type LieuDAccueil,
  type LigneDeTransfert,
} from './faits.ts';

/** Where a dossier stands once it follows the pupil. */
function lieuDAccueil(accueil: AccueilConnu): LieuDAccueil {
  const { etablissement, filiereCned } = accueil;
  const type = typeBourseDuDossier({ etablissement, scolarite: accueil });
  const branche = brancheDe(etablissement, type);
  return {
    uai: accueil.uai,
    academieCode: accueil.academieCode,
    departementCode:
      branche === 'cned'
        ? sabDuCned(type, filiereCned ?? 'general').departement
        : etablissement.departementCode,
    branche,
    scolariteId: accueil.id,
    etablissement,
    scolarite: accueil,
  };
}

const TRANSFERE = 'Transféré à l’établissement d’accueil.';
const RETOUR_CONSTATE = 'Retour de l’élève constaté.';
const DEPART_CONSTATE = 'Départ de nos établissements constaté.';

/** What the base told of this change of place has been done; of another formation, a person still looks. */
const mouvementsTraites = (
  { mouvements }: DossierEntier,
  { auteur, jour }: Portee,
  suite: string,
): DossierEntier['mouvements'] =>
  mouvements
    .filter(({ genre }) => genre !== 'formation')
    .map((mouvement) => ({
      ...mouvement,
      suite,
      traiteLe: dateDe(jour),
      traiteParId: auteur.id ?? '',
      traiteParNom: auteur.nom,
    }));

/**
 * Until when the place left pays, when an exclusion définitive (C. VII.A) or another type of bourse puts it off; null when it
 * is the day that its own type says.
 */
function arretRepousse(
  dossier: DossierEntier,
  sortie: Jour,
  { exclusion, passage }: { exclusion: boolean; passage: boolean },
): Date | null {
  const cas = { type: typeBourseDuDossier(dossier), annee: anneeScolaire(rentree(dossier.rentree)), sortie };
  const exclu = exclusion ? naissance(dossier.eleve.naissance) : undefined;
  const arret = arretDuVersement({ ...cas, exclu, passage }).valeur;
  const ordinaire = passage ? sortie : arretDuVersement(cas).valeur;
  return arret.equals(ordinaire) ? null : dateDe(arret);
}

/**
 * Sends a dossier on to the établissement where the pupil now is (C. V.A): a demande follows and is instructed there; what
 * was decided stays with who decided, whom the recours go to, and both places read it. From collège to lycée or back, the
 * dossier follows too, and its bourse is decided anew.
 */
export const transferer = (
  cible: Cible,
  {
    accueil: accueilId,
    sortieLe,
    manqueDu = null,
    exclusion = false,
  }: { accueil: string; sortieLe: Jour; manqueDu?: Jour | null; exclusion?: boolean },
): OrdreDe<'transferer'> => ({
  ...cible,
  acte: 'transferer',
  saisie: { accueil: accueilId, sortieLe, manqueDu },
  ecrire: (dossier, { portee }) => {
    const accueil = dossier.accueils.find(({ id }) => id === accueilId);
    if (!accueil) throw new Refus('impossible', 'Établissement d’accueil : à choisir.', { champ: 'accueil' });
    const suivi = dossier.etat !== 'notifiee';
    const lieu = lieuDAccueil(accueil);
    const passage = !suivi && typeBourseDuDossier(lieu) !== typeBourseDuDossier(dossier);
    const transfert: LigneDeTransfert = {
      id: crypto.randomUUID(),
      dossierId: dossier.id,
      rang: dossier.transferts.length + 1,
      deScolariteId: dossier.scolariteId,
      deUai: dossier.uai,
      deAcademie: dossier.academieCode,
      deNom: dossier.etablissement.nom,
      versScolariteId: accueil.id,
      versUai: accueil.uai,
      versAcademie: accueil.academieCode,
      versNom: accueil.etablissement.nom,
      sortieLe: dateDe(sortieLe),
      entreeLe: accueil.entreeLe,
      manqueDu: manqueDu && dateDe(manqueDu),
      suivi,
      exclusion: exclusion || null,
      arretLe: suivi ? null : arretRepousse(dossier, sortieLe, { exclusion, passage }),
      deBranche: passage ? dossier.branche : null,
      faitLe: dateDe(portee.jour),
      auteurId: portee.auteur.id ?? '',
      auteurNom: portee.auteur.nom,
      prisLe: null,
      prisParId: null,
      prisParNom: null,
    };
    return {
      enregistrementId: transfert.id,
      contenu: {
        accueil: accueil.etablissement.nom,
        sortieLe: sortieLe.toString(),
        entreeLe: jourDe(accueil.entreeLe).toString(),
        suivi,
        ...(manqueDu ? { manqueDu: manqueDu.toString() } : {}),
        ...(exclusion ? { exclusion } : {}),
        ...(passage ? { passage: typeBourseDuDossier(lieu) } : {}),
      },
      ...(suivi ? { dossier: lieu } : {}),
      // What was decided stands, and is paid, until the decision that takes its place.
      ...(passage ? { dossier: { ...lieu, repriseLe: dateDe(portee.jour) } } : {}),
      rangees: { transfert, mouvementsTraites: mouvementsTraites(dossier, portee, TRANSFERE) },
    };
  },
});

/** Takes up a bourse that another authority attributed, on its printed transfer: the same échelon, nothing instructed again (C. V.A). */
export const reprendreBourseDAilleurs = (
  cible: Cible,
  { echelon, ...ailleurs }: BourseDAilleurs & { echelon: number },
): OrdreDe<'reprendre_bourse_d_ailleurs'> => ({
  ...cible,
  acte: 'reprendre_bourse_d_ailleurs',
  saisie: { decideeAilleurs: ailleurs.decideeLe, sortieDAilleurs: ailleurs.sortieLe },
  ecrire: (dossier, par) => {
    const { contenu, ...ecritures } = decider('reprendre_bourse_d_ailleurs', dossier, par, {
      echelon,
      motifs: [],
      sortie: ailleurs.sortieLe,
      trace: [ligneDAilleurs(ailleurs), ...attributionDuDossier(dossier, echelon).trace],
    });
    return { ...ecritures, contenu: { ...contenu, service: ailleurs.service } };
  },
});

/** What is told of a departure; an end of schooling says what shows it. */
type DepartSaisi = Destination & Pick<Depart, 'sortieLe' | 'exclusion'> & { motivation?: string };

/**
 * Records that a boursier has left the base, for another place or for no other: the bourse keeps its échelon, and its rights end on the last day that the place
 * left pays (C. V.A).
 */
export const constaterDepart = (
  cible: Cible,
  { sortieLe, exclusion, motivation, ...suite }: DepartSaisi,
): OrdreDe<'constater_depart'> => ({
  ...cible,
  acte: 'constater_depart',
  saisie: { departLe: sortieLe, departFin: 'fin' in suite ? suite.fin : null },
  ecrire: (dossier, par) => {
    const arret = arretDuVersement({
      type: typeBourseDuDossier(dossier),
      annee: anneeScolaire(rentree(dossier.rentree)),
      sortie: sortieLe,
      exclu: exclusion ? naissance(dossier.eleve.naissance) : undefined,
    }).valeur;
    const fin = finDuDroit(dossier);
    const arretLe = fin ? lePlusTot(fin, arret) : arret;
    const ouverts = droitsEnCours(dossier);
    // Of who leaves its formation before the end of September, the prime d'équipement is not paid (C. IV.C).
    const restent = perdLEquipement(rentree(dossier.rentree), sortieLe)
      ? ouverts.filter(({ composante }) => composante !== 'equipement')
      : ouverts;
    const { contenu, ...ecritures } = decider('constater_depart', dossier, par, {
      motifs: [],
      motivation,
      ecourte: arretLe,
      garde: (id, nouvelId) => jusquAu(restent, id, arretLe, nouvelId),
      trace: [
        ligneDuDepart({ ...suite, sortieLe, arretLe, exclusion }),
        ...(restent.length < ouverts.length ? [ligneDeLEquipementPerdu(sortieLe)] : []),
      ],
    });
    return {
      ...ecritures,
      // Of a pupil who asked and died, nothing goes to its own mailbox.
      ...(ditUnDeces(suite) && demandeParLEleve(dossier) ? { parPoste: true } : {}),
      contenu: {
        ...contenu,
        ...suite,
        sortieLe: sortieLe.toString(),
        arretLe: arretLe.toString(),
        ...(exclusion ? { exclusion } : {}),
      },
      rangees: {
        ...ecritures.rangees,
        mouvementsTraites: mouvementsTraites(dossier, par.portee, DEPART_CONSTATE),
      },
    };
  },
});

/** Last day that the rights had before a departure: those that its decision closed. */
const finAvantLeDepart = ({ droits }: DossierEntier, depart: DepartConstate): Jour =>
  droits
    .filter(({ fermeParId }) => fermeParId === depart.decisionId)
    .map(({ au }) => jourDe(au))
    .reduce(lePlusTard, depart.arretLe);

/** Records that a boursier who left the base is back: the bourse goes on at its échelon, for the days that are due here (C. V.A). */
export const constaterRetour = (cible: Cible, retourLe: Jour): OrdreDe<'constater_retour'> => ({
  ...cible,
  acte: 'constater_retour',
  saisie: { retourLe },
  ecrire: (dossier, par) => {
    const depart = departDuDossier(dossier);
    if (!depart) throw new Refus('impossible', 'Aucun départ n’est constaté sur ce dossier.');
    const { arretLe } = depart;
    const fin = finAvantLeDepart(dossier, depart);
    const debutLe = debutDuRetour(typeBourseDuDossier(dossier), rentree(dossier.rentree), depart, retourLe);
    if (!debutLe || apres(debutLe, fin))
      throw new Refus('impossible', `La bourse finissait le ${ecrireJour(fin)} : il n’y a rien à reprendre.`);
    const { contenu, ...ecritures } = decider('constater_retour', dossier, par, {
      motifs: [],
      reprend: { du: debutLe, au: fin },
      garde: (id, nouvelId) => droitsDuRetour(dossier, { arretLe, debutLe, fin }, id, nouvelId),
      trace: [ligneDuRetour({ retourLe, debutLe, arretLe })],
    });
    return {
      ...ecritures,
      contenu: { ...contenu, retourLe: retourLe.toString(), debutLe: debutLe.toString() },
      rangees: {
        ...ecritures.rangees,
        mouvementsTraites: mouvementsTraites(dossier, par.portee, RETOUR_CONSTATE),
      },
    };
  },
});

/**
 * Takes a transferred bourse in charge, by an agent of the place that receives it. Returns the id of the dossier. Throws
 * Refus introuvable outside the portée, interdit to the place that sent it, conflit when a colleague just did.
 */
export function prendreEnCharge(portee: Portee, transfertId: string): Promise<string> {
  return enPortee(
    portee,
    async (tx) => {
      const transfert = await tx.transfert.findUnique({ where: { id: transfertId } });
      if (!transfert) throw new Refus('introuvable', 'Ce transfert n’est pas dans votre périmètre.');
      const { versUai, versAcademie, prisLe, prisParNom } = transfert;
      if (
        !portee.affectations.some(({ uai, academieCode }) => uai === versUai || academieCode === versAcademie)
      )
        throw new Refus(
          'interdit',
          'L’établissement d’accueil, ou son service académique, prend la bourse en charge.',
        );
      const { auteur, jour } = portee;
      const { count } = await tx.transfert.updateMany({
        where: { id: transfertId, prisLe: null },
        data: { prisLe: dateDe(jour), prisParId: auteur.id ?? '', prisParNom: auteur.nom },
      });
      if (count === 0)
        throw new Refus(
          'conflit',
          `${prisParNom ?? 'Un collègue'} a déjà pris cette bourse en charge${prisLe ? `, le ${ecrireJour(jourDe(prisLe))}` : ''}.`,
        );
      return transfert.dossierId;
    },
    'acte',
  );
}
