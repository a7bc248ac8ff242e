/** The head of a letter, from the rows that it rests on. Pure. */
import type { Adresse, FaitsDeCourrier } from '#lib/courrier/schema.ts';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { rentree } from '#lib/droit/annee.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { signeEnSonNom } from '#lib/droit/competence.ts';
import type { EnTete, Service, Signataire } from '#lib/droit/courrier/donnees.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { eloignementDe } from '#lib/droit/recours/agenda.ts';
import { departementDeLaDecision, villeDe } from '#lib/droit/recours/lieu.ts';
import { suiteDe } from '#lib/droit/recours/pendants.ts';

/** What every letter has, whatever it says: who writes, to whom, about whom, and who signs. */
export function enTeteDe(faits: FaitsDeCourrier): EnTete {
  const { reference, jour, dossier, eleve, etablissement, academie, parCourriel, recours } = faits;
  return {
    reference,
    // A retenue opens no RAPO: nothing of it closes the judge.
    ...(recours && !recours.surRetenue ? { suite: suiteDe(recours.genre, recours.rapoForme) } : {}),
    eloignement: eloignementDe(faits.demandeur, territoireDuDepartement(dossier.departementCode)),
    lieu: repondLEtablissement(faits) ? etablissement.commune : villeDe(academie?.adresse ?? '').commune,
    date: jour,
    service: repondLEtablissement(faits) ? etablissementDe(faits) : serviceAcademiqueDe(faits),
    destinataire: destinataireDe(faits.demandeur),
    eleve: { ...eleve, classe: dossier.classe },
    etablissement: { nom: etablissement.nom, commune: etablissement.commune },
    rentree: rentree(dossier.rentree),
    type: dossier.typeBourse,
    branche: dossier.branche,
    departement: departementDeLaDecision({
      branche: dossier.branche,
      departementDuDossier: dossier.departementCode,
      departementDeLEtablissement: etablissement.departementCode,
      adresseDuService: academie?.adresse ?? '',
    }),
    ministere: faits.ministere,
    bloc: faits.bloc,
    academie: academie ? deLAcademie(academie.nom) : '',
    signataire: signataireDe(faits),
    envoi: parCourriel ? 'teleservice' : 'postal',
    ...(faits.decision?.remplaceRejetDu ? { remplaceRejetDu: faits.decision.remplaceRejetDu } : {}),
    ...(faits.decision?.modifie ? { modifie: faits.decision.modifie } : {}),
  };
}

/** A collège public answers for its dossiers, but for the recours that goes above its chef (C. IV.B). */
const repondLEtablissement = ({ dossier, recours }: FaitsDeCourrier): boolean =>
  signeEnSonNom(dossier.branche) && recours?.genre !== 'hierarchique';

function destinataireDe(demandeur: Adresse | null): EnTete['destinataire'] {
  if (!demandeur) return { nom: '', adresse: [] };
  const { civilite } = demandeur;
  return {
    ...(civilite === 'Mme' || civilite === 'M.' ? { civilite } : {}),
    nom: `${civilite} ${nomDUsage(demandeur)}`.trim(),
    adresse: lignesDAdresse(demandeur),
  };
}

/** The collège public is the service in charge of its dossiers (C. IV.B), and each établissement receives its own. */
export function etablissementDe({ etablissement }: Pick<FaitsDeCourrier, 'etablissement'>): Service {
  const { nom, adresse, codePostal, commune, telephone, courriel } = etablissement;
  return { nom, adresse: [adresse, `${codePostal} ${commune}`], telephone, courriel };
}

/** The service in charge of every branch but the collège public (C. IV.B). */
export function serviceAcademiqueDe({ academie }: Pick<FaitsDeCourrier, 'academie'>): Service {
  const { service: nom = '', adresse = '', telephone = '', courriel = '' } = academie ?? {};
  return { nom, adresse: adresse.split(/\s*,\s*/).filter(Boolean), telephone, courriel };
}

/**
 * Who signed the decision, in the name of the State (C. IV.B), or who did the act that the letter tells, for the chef when
 * it is another (CRPA L. 212-1). Empty when nobody is known.
 */
function signataireDe(faits: FaitsDeCourrier): Signataire {
  const { auteur, academie, etablissement } = faits;
  const decision = faits.decision ?? faits.retenue;
  if (decision)
    return { ...decision.signataire, delegation: auNomDeLEtat(faits, decision.delegation !== null) };
  // Without a hand, the service in charge speaks.
  const enEtablissement = auteur ? auteur.enEtablissement : repondLEtablissement(faits);
  const parOrdre = auteur?.enEtablissement && auteur.role !== 'chef_etablissement';
  const decide = faits.retardLeve !== null || Boolean(faits.rectification?.decideeLe);
  return {
    prenom: auteur?.prenom ?? '',
    nom: auteur?.nom ?? '',
    qualite: auteur?.qualite ?? '',
    service: (enEtablissement ? etablissement.nom : academie?.service) ?? '',
    ...(decide ? { delegation: auNomDeLEtat(faits, !signeEnSonNom(faits.dossier.branche)) } : {}),
    ...(!decide && parOrdre ? { delegation: 'Pour le chef d’établissement et par ordre' } : {}),
  };
}

/** In whose name who decides signs (C. IV.B). */
const auNomDeLEtat = ({ academie }: FaitsDeCourrier, delegue: boolean): string =>
  delegue
    ? `Au nom de l’État, pour le recteur de l’académie ${deLAcademie(academie?.nom ?? '')} et par délégation`
    : 'Au nom de l’État';
