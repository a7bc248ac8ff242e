import type { Acte } from '#lib/droit/procedure.ts';
import * as requete from '#lib/requete/actions.ts';
import * as retenue from '#lib/retenue/actions.ts';
import type { ActeDAgent } from './actes-d-agent.ts';
import {
  champsDAnnulation,
  champsDeJugement,
  champsDeMemoire,
  champsDeRequete,
} from './champs-de-jugement.ts';
import { demiJourneesARendre } from './champs-de-retenue.ts';

/** The acts of a requête before the tribunal, as agents do them. */
export const ACTES_DU_JUGE = {
  transmettre_requete: {
    envoyer: requete.transmettreRequete,
    suivi: requete.transmettreRequeteSuivie,
    champs: champsDeRequete,
  },
  deposer_memoire: {
    envoyer: requete.deposerMemoire,
    suivi: requete.deposerMemoireSuivi,
    champs: champsDeMemoire,
  },
  clore_requete: {
    envoyer: requete.cloreRequete,
    suivi: requete.cloreRequeteSuivie,
    champs: champsDeJugement,
  },
  executer_annulation_de_retenue: {
    envoyer: retenue.executerAnnulationDeRetenue,
    suivi: retenue.executerAnnulationDeRetenueSuivie,
    champs: (consultation) => [demiJourneesARendre(consultation), ...champsDAnnulation()],
  },
  executer_annulation: {
    envoyer: requete.executerAnnulation,
    suivi: requete.executerAnnulationSuivie,
    champs: champsDAnnulation,
  },
} as const satisfies Partial<Record<Acte, ActeDAgent>>;
