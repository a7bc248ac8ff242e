import Link from 'next/link';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { lettresDeRefus } from '#lib/recueil/queries.ts';

/** Whom no mail reaches and whose concubin refuses: a letter each, until it is posted, or something is filed for the pupil. */
export function LettresDeRefus({ lignes }: { lignes: Awaited<ReturnType<typeof lettresDeRefus>> }) {
  if (lignes.length === 0) return null;
  return (
    <section aria-labelledby="refus-a-dire">
      <h2 id="refus-a-dire" className="fr-h4">
        À prévenir par lettre : le concubin n’est pas d’accord
      </h2>
      <p>
        L’étude automatique ne peut pas se faire, et aucun courriel n’atteint ces personnes. La lettre leur
        dit pourquoi, et comment demander la bourse autrement. Sa page dit aussi qu’elle est postée : la ligne
        disparaît alors, ou quand une demande est déposée.
      </p>
      <ul>
        {lignes.map((ligne) => (
          <li key={`${ligne.scolariteId} ${ligne.qui}`}>
            {nomDeListe(ligne)}, {ligne.classe} :{' '}
            <Link href={`/agent/consentements/${ligne.scolariteId}/lettre`} prefetch={false}>
              imprimer la lettre à {ligne.qui}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
