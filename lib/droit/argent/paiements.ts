/** What becomes of a sum once it is liquidated: paid, held, refused by the bank before it left or come back after (C. VII.B). */
import type { Branche, RoleDAgent } from '../competence.ts';

/** Who pays a frozen state, and to whom. */
export const MODES_DE_PAIEMENT = {
  agent_comptable: 'payé à la famille par l’agent comptable de l’établissement',
  ddfip: 'payé à la famille par la direction des finances publiques',
  mandataire: 'payé à l’établissement, qui a procuration',
} as const;
export type ModeDePaiement = keyof typeof MODES_DE_PAIEMENT;

/** Who holds the sums of a mode once they are liquidated, as families read it. */
export const QUI_PAIE: Readonly<Record<ModeDePaiement, string>> = {
  agent_comptable: 'l’agent comptable de l’établissement',
  ddfip: 'la direction des finances publiques',
  mandataire: 'l’établissement, à qui vous avez donné procuration',
};

/** Who says what became of a payment: who pays in the public, the service that liquidated elsewhere. */
export const DISENT_LE_PAIEMENT: Readonly<Record<ModeDePaiement, readonly RoleDAgent[]>> = {
  agent_comptable: ['agent_comptable'],
  ddfip: ['gestionnaire_sab', 'responsable_sab'],
  mandataire: ['gestionnaire_sab', 'responsable_sab'],
};

/** Public money is paid by the agent comptable of the établissement; the DDFiP pays the privé and the CNED, or the mandataire. */
export const modeDePaiement = (branche: Branche, procuration: boolean): ModeDePaiement =>
  branche === 'college_public' || branche === 'lycee_public'
    ? 'agent_comptable'
    : procuration && branche !== 'cned'
      ? 'mandataire'
      : 'ddfip';

export const FAITS_DE_VERSEMENT = {
  paye: 'Payé',
  tenu: 'En instance',
  repris: 'Repris',
  rejete: 'Rejeté avant exécution',
  retourne: 'Retourné après paiement',
} as const;
export type FaitDeVersement = keyof typeof FAITS_DE_VERSEMENT;
/** Where a payment stands: its last fact, or to be paid. */
export type EtatDeVersement = 'a_payer' | FaitDeVersement;

/** What may follow what. A reject comes before the money moved, a return after: only these two let the sum be paid again. */
const SUITES: Readonly<Record<EtatDeVersement, readonly FaitDeVersement[]>> = {
  a_payer: ['paye', 'tenu', 'rejete'],
  repris: ['paye', 'tenu', 'rejete'],
  tenu: ['repris'],
  paye: ['rejete', 'retourne'],
  rejete: [],
  retourne: [],
};

/** Whether a payment that stands somewhere may become this. */
export const peutSuivre = (etat: EtatDeVersement, fait: FaitDeVersement): boolean =>
  SUITES[etat].includes(fait);

/** Codes of banks (ISO 20022, ExternalStatusReason) in words, and what is to be done. */
const CAUSES: Readonly<Record<string, string>> = {
  AC01: 'IBAN incorrect : demandez un autre RIB',
  AC04: 'compte clos : demandez un autre RIB',
  AC06: 'compte bloqué : demandez un autre RIB',
  AG01: 'virement interdit sur ce compte, un livret par exemple : demandez un autre RIB',
  AM05: 'paiement en double : vérifiez avant de payer de nouveau',
  BE04: 'adresse du bénéficiaire manquante : voyez la banque',
  FOCR: 'rappelé par la banque',
  MD07: 'titulaire décédé : voyez qui a la charge de l’élève',
  MS02: 'raison non précisée par le bénéficiaire',
  MS03: 'raison non précisée par la banque',
  RC01: 'banque inconnue : demandez un autre RIB',
  RR03: 'nom ou adresse du bénéficiaire manquant',
  RR04: 'raison réglementaire',
};

/** What a bank's code says; the code alone when it is not of those. */
export const direLaCause = (code: string): string => (CAUSES[code] ? `${CAUSES[code]} (${code})` : code);
