'use client';

import { type ReactNode, useActionState } from 'react';
import { Alerte } from './alerte.tsx';

/** What an act answers when it is not done: a sentence with the way out. */
export interface ActeRefuse {
  message: string;
}

export type ActeDeFormulaire = (avant: ActeRefuse | null, donnees: FormData) => Promise<ActeRefuse | null>;

/** A form of one act whose refusal is said in place. Works without script. */
export function FormulaireActe({ acte, children }: { acte: ActeDeFormulaire; children: ReactNode }) {
  const [refus, envoyer] = useActionState(acte, null);
  return (
    <form action={envoyer}>
      {refus ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      {children}
    </form>
  );
}
