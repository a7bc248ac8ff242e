'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { accomplirLot } from '#lib/lot/actions.ts';
import { GESTES_DES_LOTS, type Geste } from '#lib/lot/schema.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** Does what the lot waits for. Stopped in the middle, the same button goes on. */
export function FormulaireDuLot({ lotId, geste, restent }: { lotId: string; geste: Geste; restent: number }) {
  const [etat, agir, enCours] = useActionState(accomplirLot, VIERGE);
  return (
    <form action={agir} className="lot">
      {etat.statut === 'refuse' ? (
        <Alerte ton="erreur" titre="Le traitement s’est arrêté" annoncer>
          <p>{etat.message} Ce qui est fait le reste ; le même bouton continue.</p>
        </Alerte>
      ) : null}
      <input type="hidden" name="lotId" value={lotId} />
      <button type="submit" className="fr-btn" aria-disabled={enCours} data-raccourci="l">
        {enCours ? 'Traitement en cours…' : `${GESTES_DES_LOTS[geste]} (${restent})`}
      </button>
      <a className="fr-btn fr-btn--secondary" href="/agent/dossiers">
        Revenir à la liste
      </a>
    </form>
  );
}
