/** What the register and the school base say of a consent, as the tax source and the law ask for it. Pure. */
import type { EtatCivilCherche } from '#lib/connecteurs/etat-civil.ts';
import type { ReponseFiscale } from '#lib/connecteurs/impots/reponse.ts';
import type { AEtudier } from '#lib/consentement/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { Etudie, ReponseEtudiee } from '#lib/droit/etude/etude.ts';
import type { LienDemandeur } from '#lib/droit/situation.ts';
import { type ScolariteDeLEleve, situationDeLEleve } from '#lib/eleve/faits.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';

/** A consent with what the base holds of its pupil and of who gave it. */
export interface ConsentementLu extends AEtudier {
  scolarite: ScolariteDeLEleve;
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

/** What the law judges, from a consent and the answers for it. Its day is that of the consent (C. III.A). */
export const etudieDe = (
  lu: ConsentementLu,
  annee: number,
  reponses: { demandeur: ReponseFiscale; concubin: ReponseFiscale | null },
): Etudie => ({
  situation: {
    rentree: rentree(annee),
    jour: lu.consentiLe,
    eleve: situationDeLEleve(lu.scolarite),
    demandeur: { lien: lu.lien, ...(lu.resideEnFrance ? { resideEnFrance: true } : {}) },
  },
  demandeur: etudiee(reponses.demandeur),
  concubin: reponses.concubin && etudiee(reponses.concubin),
  eleves: lu.eleves,
});
