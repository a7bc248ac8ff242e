import { MOTIFS_DE_DEVOILEMENT } from '#lib/consultation/schema.ts';
import type { ConsultationDite } from '#lib/journal/queries.ts';

const OBJETS: Readonly<Record<ConsultationDite['objet'], string>> = {
  dossier: 'a ouvert la demande',
  coordonnees: 'a lu vos coordonnées',
  coordonnees_bancaires: 'a lu vos coordonnées bancaires',
  revenus: 'a lu vos revenus',
  numero_fiscal: 'a lu un numéro fiscal',
  piece: 'a ouvert une pièce',
  courrier: 'a ouvert un courrier',
  avis: 'a donné l’avis qu’un service lui demandait',
};

/** What was done, how often, and why a masked value was shown: "a lu vos revenus, 2 fois. Raison : préparer la réponse à un recours". */
export function direConsultation({ objet, motif, fois }: ConsultationDite): string {
  const raison = Object.entries(MOTIFS_DE_DEVOILEMENT).find(([cle]) => cle === motif)?.[1];
  return [
    `${OBJETS[objet]}${fois > 1 ? `, ${fois} fois` : ''}.`,
    raison && motif !== 'autre' ? `Raison : ${raison.charAt(0).toLowerCase()}${raison.slice(1)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
