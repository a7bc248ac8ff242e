'use client';

import { type ReactNode, useActionState } from 'react';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from './alerte.tsx';

type ParChamp = Readonly<Record<string, string>>;

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  className?: string;
  /** The fields; given what is wrong in each, and what was typed, by name, when they are drawn in the browser too. */
  children: ReactNode | ((erreurs: ParChamp, saisie: ParChamp) => ReactNode);
}

/** A form of one act whose refusal is said in place. Works without script. */
export function FormulaireActe({ acte, className, children }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  return (
    <form action={envoyer} className={className}>
      {refus ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      {typeof children === 'function' ? children(refus?.champs ?? {}, refus?.saisie ?? {}) : children}
    </form>
  );
}
