'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { confirmer, ecarter } from '#lib/administration/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';
import { ChampMotif } from './champ-motif.tsx';
import { Formulaire } from './formulaire.tsx';

/** The second signature of an act that waits, off with its reason for who may not give it; or its end. */
export function DecisionSurActe({ id, empechement }: { id: string; empechement: string | null }) {
  const [etat, envoyer, occupe] = useActionState(confirmer, VIERGE);
  return (
    <>
      <form action={envoyer}>
        {etat.statut === 'refuse' ? (
          <Alerte ton="erreur" annoncer>
            {etat.message}
          </Alerte>
        ) : null}
        <input type="hidden" name="id" value={id} />
        <div className="acte">
          <button
            type={empechement ? 'button' : 'submit'}
            className="fr-btn"
            aria-disabled={empechement || occupe ? true : undefined}
            aria-describedby={empechement ? `empechement-${id}` : undefined}
          >
            Confirmer
          </button>
          {empechement ? (
            <p id={`empechement-${id}`} className="acte__motif">
              {empechement}
            </p>
          ) : null}
        </div>
      </form>
      <details className="pli">
        <summary>Écarter</summary>
        <Formulaire
          acte={ecarter}
          prefixe={`ecart-${id}`}
          caches={{ id }}
          boutons={[{ libelle: 'Écarter cet acte' }]}
        >
          {(champ) => <ChampMotif {...champ('motif')} />}
        </Formulaire>
      </details>
    </>
  );
}
