'use client';

import { type ReactNode, useActionState } from 'react';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from './alerte.tsx';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  children: ReactNode;
}

/** A form of one act whose refusal is said in place. Works without script. */
export function FormulaireActe({ acte, children }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  return (
    <form action={envoyer}>
      {etat.statut === 'refuse' ? (
        <Alerte ton="erreur" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      {children}
    </form>
  );
}
