'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { VIERGE } from '#lib/technique/formulaire.ts';
import { type EtatDesRetours, lireUnFichier } from '#lib/versement/actions.ts';

/** A file of payments, rejects and returns, and the lines that changed nothing. */
export function LireUnFichier() {
  const [etat, envoyer] = useActionState<EtatDesRetours, FormData>(lireUnFichier, VIERGE);
  return (
    <details className="fr-mb-4w" open={etat.statut !== 'vierge'}>
      <summary>Dire plusieurs paiements par un fichier</summary>
      <p>
        Un CSV dont la première ligne nomme les colonnes : reference_ligne, date_retour, sens (PAYE, EN
        INSTANCE, REJET, RETOUR), code_iso, libelle_banque, montant. La liste à payer peut être complétée et
        renvoyée telle quelle.
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
            Fichier CSV
          </label>
          <input type="file" id="fichier" name="fichier" accept=".csv,text/csv" className="fr-upload" />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Lire ce fichier
        </button>
      </form>
    </details>
  );
}
