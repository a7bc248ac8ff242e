'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';

/** One thing that an administrator asks of the worker, with what came of it. */
export function Geste({ acte, libelle }: { acte: () => Promise<EtatFormulaire>; libelle: string }) {
  const [etat, demander, enCours] = useActionState(acte, VIERGE);
  return (
    <form action={demander}>
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      <button type="submit" className="fr-btn fr-btn--secondary" aria-disabled={enCours}>
        {libelle}
      </button>
    </form>
  );
}
