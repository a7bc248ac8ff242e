/** What the register and the school base say of a consent, as the tax source and the law ask for it. Pure. */
import type { EtatCivilCherche } from '#lib/connecteurs/etat-civil.ts';
import type { ReponseFiscale } from '#lib/connecteurs/impots/reponse.ts';
import type { AEtudier } from '#lib/consentement/queries.ts';
import { type LieuDeDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { Etudie, ReponseEtudiee } from '#lib/droit/etude/etude.ts';
import type { LienDemandeur } from '#lib/droit/situation.ts';
import { situationDeLEleve } from '#lib/eleve/faits.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';

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
