'use client';

import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { demander } from '#lib/certificat/actions.ts';

/** Makes the certificate of boursier and opens it. */
export const DemanderUnCertificat = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={demander}>
    <input type="hidden" name="dossierId" value={dossierId} />
    <button type="submit" className="fr-btn fr-btn--secondary">
      Obtenir un certificat de boursier (PDF)
    </button>
  </FormulaireActe>
);
