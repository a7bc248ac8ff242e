'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';

type Acte = (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;

/** A form whose answer is a secret, shown once. */
export function useSecret(acte: Acte) {
  const [etat, envoyer, occupe] = useActionState(acte, VIERGE);
  return { etat, refus: etat.statut === 'refuse' ? etat : null, envoyer, occupe };
}

/** What such a form answered: the secret, to be copied now, or what is refused. */
export function SecretMontre({ etat, titre, suite }: { etat: EtatFormulaire; titre: string; suite: string }) {
  if (etat.statut === 'fait')
    return (
      <Alerte ton="succes" titre={titre} annoncer>
        <p>{suite}</p>
        <p>
          <code className="jeton-api">{etat.message}</code>
        </p>
      </Alerte>
    );
  return etat.statut === 'refuse' ? (
    <Alerte ton="erreur" annoncer>
      {etat.message}
    </Alerte>
  ) : null;
}
