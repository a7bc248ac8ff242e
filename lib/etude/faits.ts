/** What the register and the school base say of a consent, as the tax source and the law ask for it. Pure. */
import type { EtatCivilCherche } from '#lib/connecteurs/etat-civil.ts';
import type { ReponseFiscale } from '#lib/connecteurs/impots/reponse.ts';
import type { AEtudier } from '#lib/consentement/queries.ts';
import { type LieuDeDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { Etudie, IssueDEtude, ReponseEtudiee } from '#lib/droit/etude/etude.ts';
import type { LienDemandeur } from '#lib/droit/situation.ts';
import { situationDeLEleve } from '#lib/eleve/faits.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { relireDemande } from '#lib/saisie/faits.ts';
import type { Responsable } from '#prisma/generated/client.ts';

/** A consent with what the base holds of its pupil and of who gave it. */
export interface ConsentementLu extends AEtudier {
  /** Where and for which year the étude is made: what a dossier would say of it. */
  lieu: LieuDeDepot;
  lien: LienDemandeur;
  /** The base knows an address in France; undefined when it knows none, or one abroad. */
  resideEnFrance: true | undefined;
  /** Pupils for whom this person says yes this year. */
  eleves: number;
}

/** Whom the tax source is asked for. */
export const quiChercher = (e: EtatCivilElargi): EtatCivilCherche => ({
  nomNaissance: e.nom,
  prenoms: [e.prenom, e.prenom2, e.prenom3].flatMap((prenom) => prenom || []),
  sexe: e.sexe,
  naissance: e.naissance,
  // The forms and the base have three figures, the sources the five of INSEE.
  pays: `99${e.pays}`,
  ...(e.departement ? { departement: e.departement } : {}),
  ...(e.commune ? { commune: e.commune } : {}),
});

const etudiee = (reponse: ReponseFiscale): ReponseEtudiee =>
  reponse.genre === 'chiffres' ? reponse : { genre: reponse.genre };

/** True when the consent came after the closing day, and nothing excuses it (C. I.B, II.B.1). */
export const estTardif = ({ consentiLe, lieu }: ConsentementLu): boolean => {
  const reception = { recuLe: consentiLe.toString(), signe: true, observations: undefined };
  return recevabiliteDuDepot({ reception, demandeur: {} }, lieu).genre === 'sans_droit';
};

/** What the law judges before any answer. Its day is that of the consent (C. III.A). */
export const situationEtudiee = (lu: ConsentementLu): Etudie['situation'] => ({
  rentree: rentree(lu.lieu.annee),
  jour: lu.consentiLe,
  ...(lu.lieu.clotureReglee ? { clotureReglee: lu.lieu.clotureReglee } : {}),
  eleve: situationDeLEleve(lu.lieu.scolarite),
  demandeur: { lien: lu.lien, ...(lu.resideEnFrance ? { resideEnFrance: true } : {}) },
});

/** The same with the answers. */
export const etudieDe = (
  lu: ConsentementLu,
  reponses: { demandeur: ReponseFiscale; concubin: ReponseFiscale | null },
): Etudie => ({
  situation: situationEtudiee(lu),
  demandeur: etudiee(reponses.demandeur),
  concubin: reponses.concubin && etudiee(reponses.concubin),
  eleves: lu.eleves,
});

/** What of the base goes on a form, under the same names. */
const COORDONNEES = [
  ...(['civilite', 'nom', 'nomUsage', 'prenom', 'prenomUsage', 'adresse', 'complement'] as const),
  ...(['codePostal', 'commune', 'pays', 'courriel', 'telephone'] as const),
];

/** An outcome that opens a dossier: it has a situation. */
export type IssueEcrite = Exclude<IssueDEtude, { genre: 'a_reprendre' }>;

/**
 * The form of an étude. Where the answers contradict what the person said of the couple, the household is left to be told: no
 * right follows from it until a person looks at it. Nothing of the concubin but figures is in it.
 */
export function demandeDeLEtude(
  { consentiLe, lien, responsableId }: Pick<ConsentementLu, 'consentiLe' | 'lien' | 'responsableId'>,
  issue: IssueEcrite,
  responsable: Responsable,
): Demande {
  const { foyer, demandeur } = issue.situation;
  const contredit = issue.genre === 'personne' && issue.causes.includes('couple_contredit');
  const { avis } = foyer;
  return relireDemande({
    demandeur: {
      ...Object.fromEntries(COORDONNEES.map((champ) => [champ, responsable[champ] || undefined])),
      ...{ responsableId, lien, sansPrenom: !responsable.prenom },
      situation: contredit ? undefined : foyer.situation,
      resideEnFrance: demandeur.resideEnFrance,
    },
    ressources: {
      avis,
      avisConcubin: foyer.concubin?.avis,
      eleveSurAvis: demandeur.chargeEtablie ? true : undefined,
    },
    reception: { recuLe: consentiLe.toString(), signe: true },
    scolariteConfirmee: true,
  });
}
