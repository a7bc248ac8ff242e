'use client';

import { useActionState } from 'react';
import { VIERGE } from '#lib/technique/formulaire.ts';
import type { EtatDesRetours } from '#lib/versement/faits.ts';
import { Alerte } from './alerte.tsx';

interface Props {
  acte: (avant: EtatDesRetours, donnees: FormData) => Promise<EtatDesRetours>;
  resume: string;
  /** What the column « sens » may say. */
  sens: string;
}

/** A file of what a bank or an accountant says of payments, and the lines that changed nothing. */
export function LireDesRetours({ acte, resume, sens }: Props) {
  const [etat, envoyer] = useActionState<EtatDesRetours, FormData>(acte, VIERGE);
  return (
    <details className="fr-mb-4w" open={etat.statut !== 'vierge'}>
      <summary>{resume}</summary>
      <p>
        Le fichier XML de la banque (compte rendu pain.002, avis camt.054 ou relevé camt.053), dont les rejets
        et les retours sont lus. Ou un fichier CSV ou XLSX dont la première ligne nomme les colonnes :
        reference_ligne, date_retour, sens ({sens}), code_iso, libelle_banque, montant.
      </p>
      {etat.statut === 'vierge' ? null : (
        <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
          {etat.message}
        </Alerte>
      )}
      {etat.refus && etat.refus.length > 0 ? (
        <ul>
          {etat.refus.slice(0, 100).map(({ ligne, cause }) => (
            <li key={ligne}>
              Ligne {ligne} : {cause}
            </li>
          ))}
        </ul>
      ) : null}
      <form action={envoyer}>
        <div className="fr-upload-group champ">
          <label className="fr-label" htmlFor="fichier">
            Fichier XML, CSV ou XLSX
          </label>
          <input
            type="file"
            id="fichier"
            name="fichier"
            accept=".xml,.csv,.xlsx,text/xml,text/csv"
            className="fr-upload"
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Lire ce fichier
        </button>
      </form>
    </details>
  );
}
