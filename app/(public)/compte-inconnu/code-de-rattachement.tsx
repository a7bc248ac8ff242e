'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { tirerUnCode } from '#lib/rattachement/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** Draws the code to bring to the établissement, and shows it once. */
export function CodeDeRattachement() {
  const [etat, envoyer] = useActionState(tirerUnCode, VIERGE);
  return (
    <form action={envoyer}>
      {etat.statut === 'vierge' ? null : (
        <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
          {etat.message}
        </Alerte>
      )}
      <button type="submit" className="fr-btn">
        {etat.statut === 'fait' ? 'Obtenir un autre code' : 'Obtenir un code'}
      </button>
    </form>
  );
}
