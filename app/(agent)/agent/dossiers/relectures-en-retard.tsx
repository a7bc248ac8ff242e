import { Alerte } from '#components/alerte.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { RelectureVue } from '#lib/relecture/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** Beyond, the page of second readings has them all. */
const MONTREES = 5;

/** On top of the list: decisions that missed their departure because nobody has read them again, with the day of the law. */
export function RelecturesEnRetard({ relectures }: { relectures: readonly RelectureVue[] }) {
  if (relectures.length === 0) return null;
  const [seule] = relectures;
  return (
    <Alerte
      ton="attention"
      titre={
        relectures.length === 1 && seule
          ? 'Une décision attend votre lecture pour partir'
          : `${relectures.length} décisions attendent votre lecture pour partir`
      }
    >
      <ul>
        {relectures.slice(0, MONTREES).map(({ dossierId, nom, prenom, auteur, jourLegal }) => (
          <li key={dossierId}>
            <a href={`/agent/dossiers/${dossierId}`}>{nomDeListe({ nom, prenom })}</a>, décidé par {auteur}
            {jourLegal ? ` ; dernier jour pour répondre : ${ecrireJour(jourDe(jourLegal))}` : ''}
          </li>
        ))}
      </ul>
      <p>
        <a href="/agent/relectures">Toutes les relectures</a>
      </p>
    </Alerte>
  );
}
