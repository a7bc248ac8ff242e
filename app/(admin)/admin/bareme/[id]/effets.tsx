'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { mesurer } from '#lib/effet/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface MesureFaite {
  id: string;
  libelle: string;
}

/** Asks what the annexe would change for the demandes of the year, and leads to what was measured. */
export function Effets({
  id,
  version,
  mesures,
}: {
  id: string;
  version: number;
  mesures: readonly MesureFaite[];
}) {
  const [etat, envoyer, occupe] = useActionState(mesurer, VIERGE);
  return (
    <section aria-labelledby="effets">
      <h2 className="fr-h5" id="effets">
        Effet sur les demandes de l’année
      </h2>
      <p>
        Qui gagnerait une bourse, qui la perdrait, et ce que cela coûterait : chaque demande décidée est jugée
        une seconde fois sous cette annexe. Rien n’est écrit dans un dossier.
      </p>
      {etat.statut === 'refuse' ? (
        <Alerte ton="erreur" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      <form action={envoyer} className="fr-mb-2w">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <button type="submit" className="fr-btn fr-btn--secondary" aria-disabled={occupe || undefined}>
          Mesurer l’effet
        </button>
      </form>
      {mesures.length > 0 ? (
        <ul>
          {mesures.map((mesure) => (
            <li key={mesure.id}>
              <Link className="fr-link" href={`/agent/effets/${mesure.id}`}>
                {mesure.libelle}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
