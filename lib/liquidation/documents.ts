/** The documents of a state: what is printed, and the tables for spreadsheets. Both are made from the same rows. */
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT } from '#lib/droit/argent/etats.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { ListeImprimee } from '#lib/droit/courrier/liste.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type VueDEtat, voirEtat } from './etats.ts';
import { COLONNES_DU_FICHIER, ecrituresDe, parComposante, parEchelon } from './recapitulatif.ts';
import type { DocumentDEtat } from './schema.ts';

const enEuros = (n: number): string => ecrireMontant(centimes(n));

/** "0590001A-2026-3": what names a frozen state everywhere. */
export const referenceDe = ({ uai, rentree: annee, numero }: VueDEtat['etat']): string =>
  `${uai}-${annee}-${numero ?? 'en-preparation'}`;

const COLONNES_DE_LA_LISTE = [
  { titre: 'Classe', largeur: 1 },
  { titre: 'Élève', largeur: 2.6 },
  { titre: 'Échelon', largeur: 0.8, nombre: true },
  { titre: 'Bénéficiaire', largeur: 2.4 },
  { titre: 'Bourse et primes', largeur: 1.3, nombre: true },
  { titre: 'Équipement', largeur: 1.1, nombre: true },
  { titre: 'Trop-perçu repris', largeur: 1.2, nombre: true },
  { titre: 'Frais déduits', largeur: 1.1, nombre: true },
  { titre: 'À verser', largeur: 1.2, nombre: true },
] as const;

const COLONNES_DES_ECHELONS = [
  { titre: 'Échelon', largeur: 1 },
  { titre: 'Boursiers', largeur: 1, nombre: true },
  { titre: 'Dû', largeur: 1, nombre: true },
  { titre: 'Frais déduits', largeur: 1, nombre: true },
  { titre: 'À verser', largeur: 1, nombre: true },
] as const;

const listeDesBoursiers = ({ boursiers }: VueDEtat): Pick<ListeImprimee, 'colonnes' | 'lignes'> => ({
  colonnes: COLONNES_DE_LA_LISTE,
  lignes: boursiers.map((b) => [
    b.classe,
    nomDeListe({ prenom: b.elevePrenom, nom: b.eleveNom }),
    String(b.echelon),
    b.beneficiaireNom,
    enEuros(b.brut),
    enEuros(b.equipement),
    enEuros(Math.min(b.detteAvant, Math.max(0, b.brut))),
    enEuros(b.deduit),
    enEuros(b.aVerser),
  ]),
});

const recapitulatif = ({ boursiers }: VueDEtat): Pick<ListeImprimee, 'colonnes' | 'lignes'> => ({
  colonnes: COLONNES_DES_ECHELONS,
  lignes: parEchelon(boursiers).map(({ echelon, boursiers: nombre, brut, deduit, aVerser }) => [
    `Échelon ${echelon}`,
    String(nombre),
    enEuros(brut),
    enEuros(deduit),
    enEuros(aVerser),
  ]),
});

/** The printed state: the list of boursiers, or the récapitulatif by échelon, under the same head, total and signature. */
function imprimer(
  vue: VueDEtat,
  academie: { nom: string; service: string },
  document: string,
): ListeImprimee {
  const { etat, boursiers } = vue;
  const jour = jourDe(etat.signeLe ?? etat.prepareLe);
  const total = boursiers.reduce((n, { aVerser }) => n + aVerser, 0);
  const quoi = document === 'recapitulatif' ? 'récapitulatif par échelon' : 'liste des boursiers à payer';
  return {
    titre: `${ETATS_DE_PAIEMENT[etat.branche].titre}, ${quoi}, trimestre ${etat.trimestre}, ${ecrireAnnee(rentree(etat.rentree))}`,
    reference: referenceDe(etat),
    jour: jour.toString(),
    lieuEtDate: `${etat.etablissement.commune}, le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
    entete: [configuration().ministere, `Académie ${deLAcademie(academie.nom)}`, etat.etablissement.nom],
    destinataire: ['À l’attention du', academie.service],
    ouverture: [
      etat.numero === null
        ? 'Document de travail : cet état n’est pas signé et ne paie rien.'
        : `État n° ${etat.numero}, signé le ${ecrireJour(jour)} par ${etat.signataireNom}, ${etat.signataireQualite}. Empreinte : ${Buffer.from(etat.empreinte ?? []).toString('hex')}.`,
    ],
    ...(document === 'recapitulatif' ? recapitulatif(vue) : listeDesBoursiers(vue)),
    bilan: [
      `En tout : ${boursiers.length} boursier${boursiers.length > 1 ? 's' : ''}, ${enEuros(total)} à verser.`,
    ],
    ...(etat.signataireQualite
      ? { signature: [`${etat.signataireQualite},`, etat.signataireNom ?? ''] }
      : {}),
  };
}

/** One line for each pupil, with the accounts: the columns are documented beside. */
function tableau({ etat, boursiers, lignes }: VueDEtat): string {
  const commun = {
    reference: referenceDe(etat),
    uai: etat.uai,
    rentree: etat.rentree,
    trimestre: etat.trimestre,
  };
  return ecrireTableau([
    COLONNES_DU_FICHIER.map(({ titre }) => titre),
    ...boursiers.map((boursier) => {
      const composantes = parComposante(lignes, boursier.dossierId);
      const ligne = {
        ...commun,
        boursier,
        composantes,
        ecritures: ecrituresDe(etat.branche, boursier, composantes),
      };
      return COLONNES_DU_FICHIER.map(({ valeur }) => valeur(ligne));
    }),
  ]);
}

/** A state as a file. Throws Refus introuvable outside the portée, and for a draft that is not the reader's to prepare. */
export async function fichierDEtat(
  portee: Portee,
  id: string,
  { forme, document }: DocumentDEtat,
): Promise<FichierServi> {
  const vue = await voirEtat(portee, id);
  if (vue.etat.etape !== 'fige' && !vue.gestes.prepare)
    throw new Refus('introuvable', 'Cet état n’est pas encore signé : il n’y a rien à lire.');
  const nom = `etat-${document}-${referenceDe(vue.etat)}.${forme}`;
  if (forme === 'csv')
    return { octets: new TextEncoder().encode(tableau(vue)), type: 'text/csv; charset=utf-8', nom };
  const academie = await enPortee(portee, (tx) =>
    tx.academie.findUniqueOrThrow({ where: { code: vue.etat.academieCode } }),
  );
  return { octets: produireListe(imprimer(vue, academie, document)), type: 'application/pdf', nom };
}
