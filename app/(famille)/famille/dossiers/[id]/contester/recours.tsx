import { Badge } from '#components/badge.tsx';
import { dansLesJoursQuiSuivent, direDuree } from '#lib/droit/delais/dire.ts';
import type { RecoursALaDate } from '#lib/droit/recours/agenda.ts';

/** Each remedy: who is asked, until when, and whether another must come first. */
export function Recours({ recours }: { recours: readonly RecoursALaDate[] }) {
  return (
    <ol className="recours">
      {recours.map(({ voie, delai, clos }) => (
        <li key={voie.genre} className="recours__voie">
          <h3 className="fr-h5">
            {voie.titre}{' '}
            {voie.obligatoire ? (
              <Badge ton="attention" icone="fr-icon-arrow-right-line">
                à faire d’abord
              </Badge>
            ) : null}
            {clos ? (
              <Badge ton="neutre" icone="fr-icon-close-line">
                délai passé
              </Badge>
            ) : null}
          </h3>
          <p>À qui : {voie.autorite}.</p>
          <p>
            {delai === null
              ? `Quand : ${dansLesJoursQuiSuivent('delai.tribunal')} la réponse au recours préalable obligatoire, ou son refus par silence (${direDuree('delai.reponse_rapo')} sans réponse).`
              : delai.echeance === null
                ? 'Quand : le délai partira du jour où vous aurez reçu le courrier.'
                : delai.phrase}
          </p>
          {voie.obligatoire ? <p>Sans ce recours, le juge ne peut pas être saisi.</p> : null}
          <p className="recours__article">{voie.article}</p>
        </li>
      ))}
    </ol>
  );
}
