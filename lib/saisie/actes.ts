import { defautsDuFormulaire } from '#lib/demande/faits.ts';
import { type Demande, DemandeSchema, type Valeurs } from '#lib/demande/schema.ts';
import { versionSuivante } from '#lib/dossier/actes.ts';
import { type DossierEntier, reperesDe, type VersionDeDemande } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { avecRemplacees } from '#lib/piece/faits.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  champsComplets,
  estDuConcubin,
  partageLeDomicile,
  relireDemande,
  saisieDuFormulaire,
  valeursDuBrouillon,
} from './faits.ts';

/** What the base may lack of the person who asks, and the form may say later. */
const COORDONNEES = ['civilite', 'adresse', 'codePostal', 'commune', 'pays'] as const;

/** An answer that nothing would keep: the line that opens its group is empty. */
const SEULE = (champ: string): string =>
  champ.startsWith('ressources.changement.')
    ? 'Dites d’abord quel changement de la famille.'
    : 'Cette réponse ne se lit pas seule : remplissez aussi le montant de ces revenus.';

/**
 * The form with the answers of today in the place of those it had, read as the whole form is, and the fields that change.
 * Throws Refus impossible, at the field, when nothing changes or when an answer cannot be.
 */
export function contenuComplete(
  dossier: DossierEntier,
  reponses: Valeurs,
  { jour }: Pick<Portee, 'jour'>,
  admises?: RegExp,
): { champs: string[]; contenu: Demande } {
  const [derniere] = dossier.demandes;
  if (!derniere) throw new Refus('impossible', 'Ce dossier n’a pas encore de demande.');
  const gardees = valeursDuBrouillon(derniere.contenu);
  const { champs, valeurs } = champsComplets(gardees, reponses, admises);
  if (champs.length === 0)
    throw new Refus('impossible', 'Rien n’a été ajouté : remplissez au moins une réponse.');
  const sansConcubin = champs.find((nom) => estDuConcubin(nom) && !partageLeDomicile(valeurs));
  if (sansConcubin)
    throw new Refus(
      'impossible',
      'Dites d’abord, dans la situation familiale, que le demandeur vit avec une personne qui a son propre avis d’impôt.',
      { champ: sansConcubin },
    );
  const saisie = saisieDuFormulaire(valeurs);
  // What stood before was judged in its time: a name written then stops no answer of today.
  const faute = DemandeSchema.safeParse(saisie).error?.issues.find(({ path }) => {
    const champ = path.join('.');
    return champs.includes(champ) || gardees[champ] === undefined;
  });
  if (faute) throw new Refus('impossible', faute.message, { champ: faute.path.join('.') });
  const completee = relireDemande(saisie);
  const lues = valeursDuBrouillon(completee);
  const perdue = champs.find((nom) => lues[nom] === undefined);
  if (perdue) throw new Refus('impossible', SEULE(perdue), { champ: perdue });
  const defauts = defautsDuFormulaire(completee, reperesDe(dossier, jour));
  const defaut = Object.entries(defauts).find(([champ]) => champs.includes(champ));
  if (defaut) throw new Refus('impossible', defaut[1], { champ: defaut[0] });
  // The pieces are those of the dossier: only answers are added here.
  return { champs, contenu: { ...completee, piecesRecues: derniere.contenu.piecesRecues } };
}

/**
 * Takes into a new version of the demande what the form left empty, or what a piece tells (C. III.C). What stood before stays
 * as it was; the journal names the fields, never what they say.
 */
export const completerDemande = (cible: Cible, reponses: Valeurs): OrdreDe<'completer_demande'> => ({
  ...cible,
  acte: 'completer_demande',
  ecrire: (dossier, { portee }) => {
    const { champs, contenu } = contenuComplete(dossier, reponses, portee);
    const [derniere] = dossier.demandes as [VersionDeDemande];
    const id = crypto.randomUUID();
    return avecRemplacees(dossier, {
      enregistrementId: id,
      contenu: { champs },
      rangees: {
        ...personneCompletee(dossier, contenu.demandeur),
        demande: versionSuivante(derniere, { id, origine: 'complement', contenu }, portee),
      },
    });
  },
});

type Dites = Partial<Record<(typeof COORDONNEES)[number], string>>;

/** The person of the base, where it knew nothing: a known address is corrected elsewhere, never here. */
function personneCompletee({ demandeur }: DossierEntier, dites: Dites) {
  const manques = COORDONNEES.filter((champ) => demandeur && !demandeur[champ] && dites[champ]);
  if (!demandeur || manques.length === 0) return {};
  const { sub: _, reunieDans: __, ...connue } = demandeur;
  const ajouts = Object.fromEntries(manques.map((champ) => [champ, dites[champ]]));
  return { responsable: { ...connue, ...ajouts } };
}
