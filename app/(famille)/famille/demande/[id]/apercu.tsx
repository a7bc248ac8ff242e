import { Badge } from '#components/badge.tsx';
import { Trace } from '#components/trace.tsx';
import type { LectureEnDirect } from '#lib/demande/faits.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import { regleDe } from '#lib/droit/registre.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

interface Props {
  lecture: Pick<LectureEnDirect, 'examen' | 'manquantes'>;
  typeBourse: TypeBourse;
  /** The incomes of the other person were given apart: this page does not know them. */
  aPart: boolean;
  /** Their avis is still to be sent. */
  avisDuConcubin: boolean;
}

/** What the answers give as they stand: an estimate, never a decision, and the papers to send. */
export function Apercu({ lecture: { examen, manquantes }, typeBourse, aPart, avisDuConcubin }: Props) {
  const aEnvoyer = manquantes.filter(
    ({ code }) => !aPart || avisDuConcubin || code !== 'avis_impot_concubin',
  );
  return (
    <>
      <section aria-labelledby="apercu">
        <h2 id="apercu" className="fr-h4">
          Estimation
        </h2>
        <div role="status">
          {aPart ? (
            <p>
              Les revenus de la personne avec qui vous vivez ont été donnés à part : ils ne se lisent pas ici,
              et l’estimation non plus. Envoyez la demande : une personne l’étudie.
            </p>
          ) : (
            <Conclusion examen={examen} typeBourse={typeBourse} />
          )}
        </div>
        <p className="discret">
          C’est une estimation, pour un enfant : une personne décide, au vu de vos papiers.
        </p>
        {examen && !aPart ? (
          <details>
            <summary>Pourquoi cette réponse ?</summary>
            <Trace trace={examen.trace} typeBourse={typeBourse} regleDe={regleDe} />
          </details>
        ) : null}
      </section>
      {aEnvoyer.length > 0 ? (
        <section aria-labelledby="a-joindre">
          <h2 id="a-joindre" className="fr-h4">
            Papiers à envoyer
          </h2>
          <p>
            Juste après l’envoi, en photo ou en PDF. La demande compte du jour où vous l’envoyez, même sans
            eux.
          </p>
          <ul>
            {aEnvoyer.map(({ code }) => (
              <li key={code}>{PIECES[code].libelle}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Conclusion({ examen, typeBourse }: { examen: Props['lecture']['examen']; typeBourse: TypeBourse }) {
  switch (examen?.genre) {
    case 'droit':
      return (
        <p>
          <Badge ton="succes" icone="fr-icon-check-line">
            Bourse possible
          </Badge>{' '}
          <strong>{direMontant(examen.droit.annuel, examen.droit.verse)}</strong>, échelon{' '}
          {examen.droit.echelon}.
        </p>
      );
    case 'sans_droit':
      return (
        <>
          <p>
            <Badge ton="neutre" icone="fr-icon-close-circle-line">
              Pas de bourse
            </Badge>
          </p>
          <ul>
            {redigerMotifs([examen.motif, ...examen.autres], typeBourse).map(({ texte, article }) => (
              <li key={texte}>
                {texte} ({article})
              </li>
            ))}
          </ul>
          <p>Vous pouvez envoyer la demande quand même : une personne la lira.</p>
        </>
      );
    case 'humain':
      return <p>Votre situation sera étudiée par une personne : envoyez la demande.</p>;
    case 'incalculable':
      return (
        <>
          <p>Pour estimer votre droit, il manque :</p>
          <ul>
            {examen.manques.map(({ champ, libelle }) => (
              <li key={champ}>{libelle}</li>
            ))}
          </ul>
        </>
      );
    default:
      return <p>Remplissez votre situation et vos revenus : le résultat s’affiche ici.</p>;
  }
}
