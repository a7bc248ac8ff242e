'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { signer } from '#lib/bareme/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** Signs what the page shows. Off with the reason while something prevents it. */
export function FormulaireSignature({
  id,
  version,
  empechement,
}: {
  id: string;
  version: number;
  empechement: string | null;
}) {
  const [etat, envoyer, occupe] = useActionState(signer, VIERGE);
  return (
    <form action={envoyer} className="fr-mb-3w">
      {etat.statut === 'vierge' ? null : (
        <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
          {etat.message}
        </Alerte>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="acte">
        <button
          type={empechement ? 'button' : 'submit'}
          className="fr-btn"
          aria-disabled={empechement || occupe ? true : undefined}
          aria-describedby={empechement ? 'empechement' : undefined}
        >
          Signer l’annexe
        </button>
        {empechement ? (
          <p id="empechement" className="acte__motif">
            {empechement}
          </p>
        ) : null}
      </div>
    </form>
  );
}
