'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { verifierMaintenant } from '#lib/journal/actions.ts';

/** Computes the whole chain again when asked to: on a full journal it takes a while. */
export function VerificationDuJournal() {
  const [resultat, verifier, enCours] = useActionState(verifierMaintenant, null);
  return (
    <form action={verifier}>
      {resultat ? (
        <Alerte
          ton={resultat.faute ? 'erreur' : 'succes'}
          titre={resultat.faute ? 'Le journal a été altéré' : 'Le journal est intact'}
          annoncer
        >
          {resultat.faute
            ? `Première faute : ${resultat.faute}`
            : `${resultat.lignes} lignes et ${resultat.sceaux} sceaux recalculés, aucun écart.`}
        </Alerte>
      ) : null}
      <button type="submit" className="fr-btn" aria-disabled={enCours}>
        {enCours ? 'Vérification en cours…' : 'Vérifier maintenant'}
      </button>
    </form>
  );
}
