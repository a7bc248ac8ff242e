import type { FichierDepose } from '#lib/connecteurs/octets/depot.ts';
import { type Choix, decider, droitDe, enJson } from '#lib/decision/actes.ts';
import { incompletudeDuDossier, motifsDuCalcul, retardDuDossier } from '#lib/decision/faits.ts';
import type { Ecritures, Rangees } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionContestee, rangSuivant } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe, Par } from '#lib/dossier/porte.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import type { Jour } from '#lib/droit/date.ts';
import { ETATS_CLOS } from '#lib/droit/etats.ts';
import { lireMotifs, type MotifRedige } from '#lib/droit/motifs.ts';
import {
  type ObjetDeRecours,
  objetDuRecours,
  recoursAEcarter,
  recoursAEnvoyer,
  recoursPendant,
  recoursPendants,
} from '#lib/droit/recours/pendants.ts';
import type { IssueDeRecours } from '#lib/droit/recours/reponse.ts';
import { direUnAnSansPreuve } from '#lib/droit/recours/tardif.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { joint } from '#lib/fichier/actes.ts';
import { dateDe, jourOuNul } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { qualifier, type RecoursForme } from './faits.ts';

/** Files of a recours: joined by who forms it, or the letter of who answered. */
export const jointsDuRecours = (
  recoursId: string,
  fichiers: readonly FichierDepose[],
  portee: Portee,
  deReponse = false,
): Rangees['fichiers'] => fichiers.map((fichier) => ({ ...joint(fichier, portee), recoursId, deReponse }));

/** Records a recours: what it is for the law is told at once, with why; nothing is ever lost for being late (C. IV.B). */
export const formerRecours = (
  cible: Cible,
  forme: RecoursForme,
  fichiers: readonly FichierDepose[] = [],
): OrdreDe<'former_recours'> => ({
  ...cible,
  acte: 'former_recours',
  saisie: { recoursForme: forme.formeLe, recoursRecu: forme.recuLe, recoursObjet: forme.objet },
  ecrire: (dossier, { portee }) => {
    const { genre, decisionId, retenueId, trace } = qualifier(dossier, forme, portee.jour);
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: {
        genre,
        ...(retenueId ? { objet: forme.objet } : {}),
        formeLe: forme.formeLe.toString(),
        recuLe: forme.recuLe.toString(),
        ...(fichiers.length > 0 ? { fichiers: fichiers.length } : {}),
      },
      rangees: {
        recours: [
          {
            id,
            dossierId: dossier.id,
            rang: rangSuivant(dossier.recours),
            decisionId,
            retenueId,
            genre,
            nomme: forme.nomme,
            canal: portee.auteur.genre === 'famille' ? 'en_ligne' : 'papier',
            formeLe: dateDe(forme.formeLe),
            recuLe: dateDe(forme.recuLe),
            grief: forme.grief,
            trace: enJson(redigerTrace(trace, typeBourseDuDossier(dossier))),
            auteurId: portee.auteur.id,
            auteurNom: portee.auteur.nom,
            envoyeLe: null,
            envoi: null,
            issue: null,
            reponduLe: null,
            motivation: null,
            reponseId: null,
            restitutionId: null,
            repondant: null,
            preuve: null,
          },
        ],
        fichiers: jointsDuRecours(id, fichiers, portee),
      },
    };
  },
});

interface Reponse {
  issue: IssueDeRecours;
  motivation: string | null;
  decisionId?: string;
  /** What gives back the retenue that was contested. */
  restitutionId?: string;
  /** Who answered elsewhere, on which day, by which letter. */
  ailleurs?: Omit<ReponseDuMinistre, 'motivation'> | undefined;
}

/** Every recours that waits on one object has its answer in the same one: a decision cannot be kept by one and replaced by another. */
export const repondre = (
  dossier: DossierEntier,
  { portee }: Par,
  { issue, motivation, decisionId, restitutionId, ailleurs }: Reponse,
  objet: ObjetDeRecours = 'decision',
): NonNullable<Ecritures['rangees']> => ({
  recours: recoursPendants(dossier, objet).map((recours) => ({
    ...recours,
    issue,
    motivation,
    reponduLe: dateDe(ailleurs?.repondueLe ?? portee.jour),
    reponseId: decisionId ?? null,
    restitutionId: restitutionId ?? null,
    repondant: ailleurs?.repondant ?? null,
    preuve: ailleurs?.preuve ?? null,
  })),
});

/** The answer is a decision: it replaces what was contested, and says which recours it answers. */
function deciderSurRecours(
  acte: 'accueillir_recours' | 'maintenir_refus' | 'maintenir_attribution',
  dossier: DossierEntier,
  par: Par,
  contenu: { echelon?: number; motifs: readonly MotifRedige[]; motivation: string | null; ecourte?: Jour },
): Ecritures {
  const { rangees, ...ecritures } = decider(acte, dossier, par, contenu);
  const issue = acte === 'accueillir_recours' ? 'accueilli' : 'maintenu';
  const reponse = { issue, motivation: contenu.motivation, decisionId: ecritures.enregistrementId } as const;
  return {
    ...ecritures,
    // Whoever grants the right to a late demande admits it.
    ...(acte === 'accueillir_recours' ? { dossier: { horsDelai: false } } : {}),
    rangees: { ...rangees, ...repondre(dossier, par, reponse) },
  };
}

/** Grants the recours: the right that the computation opens, or the échelon that a person chooses with a reason. */
export const accueillirRecours = (cible: Cible, choix?: Choix): OrdreDe<'accueillir_recours'> => ({
  ...cible,
  acte: 'accueillir_recours',
  saisie: { motivation: choix?.motivation ?? null },
  ecrire: (dossier, par) =>
    deciderSurRecours('accueillir_recours', dossier, par, {
      echelon: droitDe(par.examen)?.echelon ?? choix?.echelon ?? 0,
      motifs: [],
      motivation: choix?.motivation ?? null,
    }),
});

/** The reasons of what is contested, as they stand today. */
function motifsDuMaintien(dossier: DossierEntier, { examen }: Par, motivation: string): MotifRedige[] {
  const genre = decisionContestee(dossier)?.genre;
  if (genre === 'refus_incompletude') {
    const dits = lireMotifs(decisionContestee(dossier)?.motifs);
    return dits.some(({ regle }) => regle === 'delai.avis_tardif') ? dits : [incompletudeDuDossier(dossier)];
  }
  const tardive = genre === 'irrecevabilite' && dossier.horsDelai;
  if (genre === 'refus_hors_delai' || tardive) return [retardDuDossier(dossier)];
  // A withdrawal that is kept, and two demandes of one pupil, keep their reason.
  if (ETATS_CLOS.includes(dossier.etat)) return lireMotifs(decisionContestee(dossier)?.motifs);
  return motifsDuCalcul(dossier, examen, motivation);
}

/** Keeps the refusal, for its reasons of today and with an answer to what the family says (C. IV.B). */
export const maintenirRefus = (cible: Cible, motivation: string): OrdreDe<'maintenir_refus'> => ({
  ...cible,
  acte: 'maintenir_refus',
  saisie: { motivation },
  ecrire: (dossier, par) =>
    deciderSurRecours('maintenir_refus', dossier, par, {
      motifs: motifsDuMaintien(dossier, par, motivation),
      motivation,
      // A withdrawal that is kept leaves the rights as it left them.
      ecourte: jourOuNul(decisionContestee(dossier)?.effetAu) ?? undefined,
    }),
});

/** Keeps an attribution whose échelon is contested: the same right, decided again (C. IV.B). */
export const maintenirAttribution = (cible: Cible, motivation: string): OrdreDe<'maintenir_attribution'> => ({
  ...cible,
  acte: 'maintenir_attribution',
  saisie: { motivation },
  ecrire: (dossier, par) =>
    deciderSurRecours('maintenir_attribution', dossier, par, {
      echelon: droitDe(par.examen)?.echelon ?? decisionContestee(dossier)?.echelon ?? 0,
      motifs: [],
      motivation,
    }),
});

/** Grants the recours without deciding yet: pieces or facts are wanted before the right is known. */
export const rouvrirSurRecours = (cible: Cible, motivation: string): OrdreDe<'rouvrir_sur_recours'> => ({
  ...cible,
  acte: 'rouvrir_sur_recours',
  saisie: { motivation },
  ecrire: (dossier, par) => ({
    enregistrementId: recoursPendant(dossier, 'decision')?.id,
    contenu: { motivation },
    dossier: { horsDelai: false, repriseLe: dateDe(par.portee.jour) },
    rangees: repondre(dossier, par, { issue: 'rouvert', motivation }),
  }),
});

/** Since when a decision whose reception nothing proves was surely known, and what tells it (CE, Czabaj). */
export interface Connaissance {
  connueLe: Jour;
  motivation: string;
}

/** Answers a recours formed after its last day, or more than a year after a decision surely known: recorded, told, never lost. */
export const ecarterRecoursTardif = (
  cible: Cible,
  connaissance?: Connaissance,
): OrdreDe<'ecarter_recours_tardif'> => ({
  ...cible,
  acte: 'ecarter_recours_tardif',
  saisie: { connueLe: connaissance?.connueLe ?? null, motivation: connaissance?.motivation ?? null },
  ecrire: (dossier, par) => {
    const territoire = territoireDuDepartement(dossier.departementCode);
    const motivation = connaissance
      ? `${direUnAnSansPreuve(connaissance.connueLe, territoire)} ${connaissance.motivation.trim()}`
      : null;
    const ecarte = recoursAEcarter(dossier);
    return {
      enregistrementId: ecarte?.id,
      contenu: connaissance
        ? { connueLe: connaissance.connueLe.toString(), motivation: connaissance.motivation }
        : {},
      rangees: repondre(
        dossier,
        par,
        { issue: 'tardif', motivation },
        ecarte ? objetDuRecours(ecarte) : undefined,
      ),
    };
  },
});

/**
 * Records that the service sent the recours on to the ministre, on a day, with what tells of the sending; every one that waits
 * to be sent goes with it (C. IV.B).
 */
export const envoyerAuMinistre = (
  cible: Cible,
  { envoyeLe, envoi }: { envoyeLe: Jour; envoi: string | null },
): OrdreDe<'envoyer_au_ministre'> => ({
  ...cible,
  acte: 'envoyer_au_ministre',
  saisie: { envoiAuMinistre: envoyeLe },
  ecrire: (dossier) => {
    const envoyes = recoursAEnvoyer(dossier);
    return {
      enregistrementId: envoyes[0]?.id,
      contenu: { envoyeLe: envoyeLe.toString(), ...(envoi ? { envoi } : {}) },
      rangees: { recours: envoyes.map((recours) => ({ ...recours, envoyeLe: dateDe(envoyeLe), envoi })) },
    };
  },
});

/** What the ministre answered to a recours hiérarchique, as the letter says. */
export interface ReponseDuMinistre {
  repondueLe: Jour;
  repondant: string;
  preuve: string;
  motivation: string;
}

export type ActeDuMinistre = 'executer_reponse_du_ministre' | 'enregistrer_rejet_du_ministre';

/**
 * Records what the ministre answered to a recours hiérarchique, by whom, on which day, by which letter (C. IV.B): granted,
 * the demande is examined again; rejected, the decision stays.
 */
export const repondreDuMinistre = <A extends ActeDuMinistre>(
  acte: A,
  cible: Cible,
  { repondueLe, repondant, preuve, motivation }: ReponseDuMinistre,
  fichiers: readonly FichierDepose[] = [],
) => ({
  ...cible,
  acte,
  saisie: { reponseDuMinistre: repondueLe, motivation },
  ecrire: (dossier: DossierEntier, par: Par): Ecritures => {
    const accord = acte === 'executer_reponse_du_ministre';
    const objet =
      accord || recoursPendant(dossier, 'decision')?.genre === 'hierarchique' ? 'decision' : 'retenue';
    const id = recoursPendant(dossier, objet)?.id ?? '';
    const issue = accord ? 'rouvert' : 'maintenu';
    return {
      enregistrementId: id,
      contenu: { repondant, repondueLe: repondueLe.toString(), preuve },
      ...(accord ? { dossier: { horsDelai: false, repriseLe: dateDe(par.portee.jour) } } : {}),
      rangees: {
        ...repondre(dossier, par, { issue, motivation, ailleurs: { repondueLe, repondant, preuve } }, objet),
        fichiers: jointsDuRecours(id, fichiers, par.portee, true),
      },
    };
  },
});
