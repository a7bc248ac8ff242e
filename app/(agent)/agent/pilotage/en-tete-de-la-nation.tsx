import Link from 'next/link';
import { adresseDePilotage, EFFECTIF_MINIMAL, type FiltresDePilotage } from '#lib/pilotage/schema.ts';

/** What the ministère reads here and what is not told, with the way back up from an académie or a département. */
export function EnTeteDeLaNation({ filtres }: { filtres: FiltresDePilotage }) {
  const { academie, departement } = filtres;
  if (!academie)
    return (
      <p>
        Toutes les académies ; ouvrez-en une pour ses départements et ses établissements. Un nombre de moins
        de {EFFECTIF_MINIMAL} demandes dans une académie n’est ni donné ni compté dans les totaux.{' '}
        <Link href="/agent/chiffres">Les chiffres en tableau</Link>
      </p>
    );
  const vers = (autres: Partial<FiltresDePilotage>): string =>
    adresseDePilotage('/agent/pilotage', { ...filtres, ...autres });
  return (
    <p>
      <Link href={vers({ academie: undefined, departement: undefined })}>Toutes les académies</Link>
      {departement ? (
        <>
          {' · '}
          <Link href={vers({ departement: undefined })}>Toute cette académie</Link>
        </>
      ) : null}
      . Aucun dossier ne s’ouvre. Un établissement de moins de {EFFECTIF_MINIMAL} demandes n’est pas donné, ni
      un nombre dont la différence avec un autre en dirait moins.
    </p>
  );
}
