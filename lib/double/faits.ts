/** Two demandes of one pupil, from the rows of their dossiers. Pure. */
import type { Demande } from '#lib/demande/schema.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ETATS_VIVANTS } from '#lib/droit/etats.ts';
import {
  type AutreDepot,
  autreRetiree,
  type DepotCompare,
  doubleDemande,
} from '#lib/droit/recevabilite/double-demande.ts';
import type { FaitsDuDouble } from '#lib/droit/recevabilite/gardes-du-double.ts';
import type { AutreDemande } from '#lib/retrait/faits.ts';
import { Refus } from '#lib/technique/refus.ts';

const estParent = (lien: string | null | undefined): boolean => lien === 'mere' || lien === 'pere';

type Ici = Pick<
  DossierEntier,
  'id' | 'etat' | 'branche' | 'horsDelai' | 'succedeAId' | 'demandes' | 'decisions' | 'autres'
>;

const depotDe = ({ etat, horsDelai, demandes: [demande] }: Ici): DepotCompare => ({
  etat,
  horsDelai,
  dUnParent: estParent(demande?.contenu.demandeur.lien),
  residenceAlternee: demande?.contenu.ressources.residenceAlternee ?? null,
});

const autreDepot = (autre: AutreDemande): AutreDepot => ({
  numero: autre.numero,
  etat: autre.etat,
  horsDelai: autre.horsDelai,
  dUnParent: estParent(autre.lien),
  residenceAlternee: autre.residenceAlternee,
  droitOuvert: autre.finDuDroit !== null,
});

/** The other demandes that do not follow this one, nor precede it, after a change of the person in charge. */
export const enConcurrence = ({ id, succedeAId, autres }: Ici): AutreDemande[] =>
  autres.filter((autre) => autre.succedeAId !== id && autre.id !== succedeAId);

/** True when one of its decisions closed it for the other parent's demande, and not for its lateness. */
const fermeeParDouble = ({ etat, horsDelai, decisions }: Ici): boolean =>
  etat === 'irrecevable' && !horsDelai && decisions.some(({ genre }) => genre === 'irrecevabilite');

/** What the guards read of the other demandes of the pupil. */
export function faitsDuDouble(dossier: Ici): FaitsDuDouble {
  const ici = depotDe(dossier);
  const autres = enConcurrence(dossier).map(autreDepot);
  return {
    doubleDemande: doubleDemande(ici, autres, dossier.branche),
    closeParDouble: fermeeParDouble(dossier),
    autreRetiree: autreRetiree(ici, autres, dossier.branche),
  };
}

/** Where a demande stands among those of its pupil and year. */
export type Place = Pick<DossierEntier, 'succedeAId' | 'doubleDeId'>;

const estFinie = ({ etat }: AutreDemande): boolean => etat === 'desistee' || etat === 'irrecevable';

type Deposant = { id: string; nom: string; prenom: string };
type AvecPersonnes = Pick<DossierEntier, 'autres' | 'eleve'>;

/** The same record, or another one under the same name: whoever typed the name again did not pick the person known. */
function estDe({ demandeurId }: AutreDemande, qui: Deposant, { eleve }: AvecPersonnes): boolean {
  const lien = eleve.liens.find(({ responsableId }) => responsableId === demandeurId);
  return demandeurId === qui.id || (lien !== undefined && memeNom(lien.responsable, qui));
}

/** The one that no other follows. */
const derniereDe = (places: readonly AutreDemande[]): AutreDemande | undefined =>
  places.find(({ id }) => !places.some((autre) => autre.succedeAId === id || autre.doubleDeId === id));

const memeNom = (a: Omit<Deposant, 'id'>, b: Omit<Deposant, 'id'>): boolean =>
  (['nom', 'prenom'] as const).every(
    (part) => a[part].localeCompare(b[part], 'fr', { sensitivity: 'base' }) === 0,
  );

const SEULE: Place = { succedeAId: null, doubleDeId: null };

/** The second demande of one person stands alone, where the base refuses it and tells what may be told of the first. */
function secondeDeLaMeme(places: readonly AutreDemande[]): Place {
  const gardee = places.some(
    ({ etat, succedeAId, doubleDeId }) => etat !== 'retiree' && !succedeAId && !doubleDeId,
  );
  if (gardee) return SEULE;
  throw new Refus(
    'conflit',
    'Cette personne a déjà déposé une demande pour cet élève cette année : complétez-la, une seule est possible.',
    { texte: 'C. II.C.1' },
  );
}

/**
 * The place of a demande that comes: behind the last in line, whether the charge came to this person (C. III.C.1.b) or both
 * ask (C. II.C.1); alone when none is there. Throws Refus conflit for a second demande of the same person.
 */
export function placeDe(
  dossier: AvecPersonnes,
  { demandeur: { priseEnChargeLe } }: Pick<Demande, 'demandeur'>,
  qui: Deposant,
): Place {
  const places = dossier.autres.filter(
    (autre) => !estFinie(autre) && (priseEnChargeLe || autre.etat !== 'retiree'),
  );
  const sienne = places.find((autre) => autre.etat !== 'retiree' && estDe(autre, qui, dossier));
  if (sienne) return secondeDeLaMeme(places);
  const derniere = derniereDe(places);
  if (!derniere || derniere.demandeurId === qui.id) return SEULE;
  return priseEnChargeLe
    ? { succedeAId: derniere.id, doubleDeId: null }
    : { succedeAId: null, doubleDeId: derniere.id };
}

/** The place in which a demande is taken up again: alone, save behind a demande that still lives, a late one. */
export function placeDeLaReprise({
  doubleDeId,
  autres,
}: Pick<DossierEntier, 'doubleDeId' | 'autres'>): string | null {
  const vivante = derniereDe(autres.filter(({ etat }) => ETATS_VIVANTS.includes(etat)));
  return vivante ? (doubleDeId ?? vivante.id) : null;
}
