import type { ContexteDeSaisie, Doublon } from '#components/saisie/contexte.ts';
import type { CertificatDeCachet } from '#lib/cachet/schema.ts';
import { clotureRegleeDe } from '#lib/campagne/faits.ts';
import type { DossierASaisir } from '#lib/demande/queries.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import type { Jour } from '#lib/droit/date.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet, nomDActe } from '#lib/droit/noms.ts';
import { scolariteDe } from '#lib/eleve/faits.ts';
import { valeursDuBrouillon } from '#lib/saisie/faits.ts';

/** What the entry screen receives of a draft: plain data, without any tax number. */
export function contexteDeSaisie(
  dossier: DossierASaisir,
  jour: Jour,
  certificats: readonly CertificatDeCachet[],
): ContexteDeSaisie {
  const { eleve, scolarite, etablissement, brouillon } = dossier;
  return {
    dossierId: dossier.id,
    numero: dossier.numero,
    annee: dossier.rentree,
    jour: jour.toString(),
    eleve: {
      nomComplet: nomDActe(eleve),
      ine: eleve.ine,
      naissance: direNaissance(naissance(eleve.naissance)),
    },
    classe: {
      nom: scolarite.classe,
      libelleMef: scolarite.libelleMef,
      etablissement: etablissement.nom,
    },
    scolarite: scolariteDe(scolarite, eleve, etablissement),
    departementCode: dossier.departementCode,
    typeBourse: dossier.typeBourse,
    branche: dossier.branche,
    clotureReglee: clotureRegleeDe(dossier),
    personnes: eleve.liens.map(({ lien, responsable: r }) => ({
      id: r.id,
      lien,
      civilite: r.civilite,
      nom: r.nom,
      nomUsage: r.nomUsage ?? '',
      prenom: r.prenom,
      prenomUsage: r.prenomUsage ?? '',
      sansPrenom: r.prenom ? '' : 'oui',
      adresse: r.adresse,
      complement: r.complement ?? '',
      codePostal: r.codePostal,
      commune: r.commune,
      pays: r.pays ?? '',
      courriel: r.courriel ?? '',
      telephone: r.telephone ?? '',
    })),
    certificats,
    doublons: dossier.autres.map(doublonDe),
    numerosConnus: {
      demandeur: Boolean(brouillon?.numeroFiscal),
      concubin: Boolean(brouillon?.numeroFiscalConcubin),
    },
  };
}

function doublonDe({ id, numero, etat, demandeur }: DossierASaisir['autres'][number]): Doublon {
  const qui = demandeur ? `, demandé par ${nomComplet(demandeur)}` : '';
  const texte = `Dossier ${numero}, ${LIBELLES_ETATS[etat]}${qui}`;
  return { texte, href: etat === 'brouillon' ? `/agent/saisie/${id}` : `/agent/dossiers/${id}` };
}

/** Answers to start from: those of the draft, or on a new one what can be told in advance. */
export function valeursDeDepart(dossier: DossierASaisir, contexte: ContexteDeSaisie): Valeurs {
  const annee = String(anneeDesRevenus(rentree(dossier.rentree)));
  const avances = {
    'demandeur.resideEnFrance': 'oui',
    'ressources.avis.annee': annee,
    'ressources.avisConcubin.annee': annee,
    'ressources.revenusBruts.annee': annee,
    'ressources.revenusBrutsConcubin.annee': annee,
  };
  if (!dossier.brouillon?.revision) {
    const [personne, ...autres] = contexte.personnes;
    const seule = personne && autres.length === 0 ? personne : undefined;
    return {
      ...avances,
      'reception.recuLe': contexte.jour.split('-').reverse().join('/'),
      ...(seule ? reprise(seule) : {}),
    };
  }
  const { 'demandeur.resideEnFrance': _, ...rien } = avances;
  return { ...rien, ...completer(valeursDuBrouillon(dossier.brouillon.contenu), contexte) };
}

const reprise = ({ id, ...connue }: ContexteDeSaisie['personnes'][number]): Valeurs => ({
  'demandeur.responsableId': id,
  ...Object.fromEntries(Object.entries(connue).map(([cle, valeur]) => [`demandeur.${cle}`, valeur])),
});

/** Without script, choosing a known person fills the rest at the next save. */
function completer(valeurs: Valeurs, { personnes }: ContexteDeSaisie): Valeurs {
  const choisie = personnes.find(({ id }) => id === valeurs['demandeur.responsableId']);
  return choisie && !valeurs['demandeur.nom'] ? { ...valeurs, ...reprise(choisie) } : valeurs;
}
