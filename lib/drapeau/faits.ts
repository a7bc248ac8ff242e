/** What makes somebody look at a dossier in a queue: its flags. Pure. */
import { retardLeve } from '#lib/decision/faits.ts';
import {
  type DossierEntier,
  decisionEnVigueur,
  type Examen,
  piecesAVerifier,
  rejeteeParSilence,
} from '#lib/dossier/faits.ts';
import {
  DRAPEAU_COURRIER,
  DRAPEAU_JUGE,
  DRAPEAU_PIECE,
  DRAPEAU_RECOURS,
  DRAPEAU_RETARD,
  DRAPEAU_SILENCE,
} from '#lib/dossier/schema.ts';
import { DRAPEAU_A_COMPLETER, DRAPEAU_A_ENVOYER, drapeauDuRecours } from '#lib/droit/attentes.ts';
import type { Jour } from '#lib/droit/date.ts';
import { etatDeProcedure } from '#lib/droit/etats.ts';
import { ligne } from '#lib/droit/procedure.ts';
import {
  OBJETS_DE_RECOURS,
  recoursAEnvoyer,
  recoursPendant,
  requetePendante,
} from '#lib/droit/recours/pendants.ts';
import { DRAPEAU_REFUS, DRAPEAU_RETOUR, estRevenu } from '#lib/reception/faits.ts';
import { DRAPEAU_RELECTURE, estRetenue } from '#lib/relecture/faits.ts';
import { demarchesEnCours } from '#lib/retrait/faits.ts';

/** The flags of a dossier as it stands on a day; `examen`: what the law says of it. */
export function drapeauxDuDossier(dossier: DossierEntier, examen: Examen, jour: Jour): string[] {
  const { etat } = dossier;
  const recours = OBJETS_DE_RECOURS.flatMap((objet) => recoursPendant(dossier, objet) ?? []);
  return [
    ...(dossier.horsDelai ? ['hors_delai'] : []),
    ...(retardLeve(dossier) ? [DRAPEAU_RETARD] : []),
    ...(dossier.courriers.some((courrier) => courrier.etat === 'mis_de_cote') ? [DRAPEAU_COURRIER] : []),
    ...(estRevenu(dossier, decisionEnVigueur(dossier)) ? [DRAPEAU_RETOUR] : []),
    ...(dossier.demandeur?.courrielRefuseLe ? [DRAPEAU_REFUS] : []),
    ...(piecesAVerifier(dossier).length > 0 ? [DRAPEAU_PIECE] : []),
    ...(recours.length > 0 ? [DRAPEAU_RECOURS] : []),
    ...new Set(recours.map(({ genre }) => drapeauDuRecours(genre))),
    ...(recoursAEnvoyer(dossier).length > 0 ? [DRAPEAU_A_ENVOYER] : []),
    ...(requetePendante(dossier) ? [DRAPEAU_JUGE] : []),
    ...(etat === 'decidee' && estRetenue(dossier, decisionEnVigueur(dossier)) ? [DRAPEAU_RELECTURE] : []),
    ...demarchesEnCours(dossier),
    ...(dossier.mouvements.length > 0 ? ['mouvement'] : []),
    ...(dossier.transferts.some(({ suivi, deBranche }) => suivi || deBranche) && etatDeProcedure(etat).ouvert
      ? ['transfert']
      : []),
    ...(rejeteeParSilence(dossier, jour) ? [DRAPEAU_SILENCE] : []),
    ...(examen?.genre === 'humain' ? ['a_examiner'] : []),
    ...(examen?.genre === 'incalculable' && ligne('demander_pieces').de.includes(etat)
      ? [DRAPEAU_A_COMPLETER]
      : []),
    ...(examen?.genre === 'droit' ? examen.droit.drapeaux : []),
  ];
}
