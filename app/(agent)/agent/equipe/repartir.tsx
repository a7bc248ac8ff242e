'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { reprendrePortefeuille } from '#lib/suivi/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** Spreads the portfolio as the preview has shown it. */
export function Repartir({ de, a, total }: { de: string; a: readonly string[]; total: number }) {
  const [etat, agir, enCours] = useActionState(reprendrePortefeuille, VIERGE);
  return (
    <>
      {etat.statut === 'vierge' ? null : (
        <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
          {etat.message}
        </Alerte>
      )}
      {total === 0 ? (
        etat.statut === 'fait' ? null : (
          <p>Rien n’est confié à cette personne dans vos lieux.</p>
        )
      ) : (
        <form action={agir}>
          <input type="hidden" name="de" value={de} />
          <input type="hidden" name="a" value={a.join(',')} />
          <input type="hidden" name="vus" value={total} />
          <button type="submit" className="fr-btn" aria-disabled={enCours}>
            {total === 1 ? 'Confier ce dossier' : `Confier ces ${total} dossiers`}
          </button>
        </form>
      )}
    </>
  );
}
