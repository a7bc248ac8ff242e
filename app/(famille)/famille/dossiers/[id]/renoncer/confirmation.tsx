'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampCase } from '#components/champs/choix.tsx';
import { renoncer } from '#lib/famille/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** One tick and one button: nobody gives up a bourse by mistake. */
export function Confirmation({ dossierId, version }: { dossierId: string; version: number }) {
  const [etat, envoyer] = useActionState(renoncer, VIERGE);
  const champs = etat.statut === 'refuse' ? etat.champs : {};
  return (
    <form action={envoyer}>
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="version" value={version} />
      {etat.statut === 'refuse' ? (
        <Alerte ton="erreur" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      <ChampCase
        nom="confirme"
        libelle="Je renonce à cette demande de bourse"
        erreur={champs.confirme}
        facultatif={false}
      />
      <button type="submit" className="fr-btn">
        Renoncer à la demande
      </button>
    </form>
  );
}
