import { Alerte } from '#components/alerte.tsx';
import { Lettre } from '#components/lettre.tsx';
import type { Apercu } from '#lib/consultation/queries.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';

/** What the act will do, before it is done: the state it leads to, each letter word for word, to whom and how. */
export function ApercuDeLActe({ apercu }: { apercu: Apercu | string }) {
  if (typeof apercu === 'string')
    return (
      <section className="apercu" aria-labelledby="apercu">
        <h2 className="fr-h5" id="apercu">
          Ce qui partira
        </h2>
        <Alerte ton="attention">{apercu}</Alerte>
      </section>
    );
  const { etat, lettres } = apercu;
  return (
    <section className="apercu" aria-labelledby="apercu">
      <h2 className="fr-h5" id="apercu">
        Ce qui partira
      </h2>
      <p>
        La demande sera « {LIBELLES_ETATS[etat]} ».{' '}
        {lettres.length === 0 ? 'Aucun courrier ne part avec cet acte.' : 'Ce courrier sera produit :'}
      </p>
      {lettres.map(({ composition, courriel }) =>
        composition.genre === 'courrier' ? (
          <div key={composition.courrier.reference}>
            <p>
              {courriel ? (
                <>
                  Annoncé par courriel à <strong>{courriel}</strong>, à lire dans l’espace de la famille.
                </>
              ) : (
                <>À imprimer et à envoyer par la poste : la famille n’a pas donné d’adresse de courriel.</>
              )}
            </p>
            <Lettre courrier={composition.courrier} />
          </div>
        ) : (
          <Alerte key="impossible" ton="erreur" titre="Le courrier ne pourrait pas être produit">
            <ul>
              {composition.defauts.map((defaut) => (
                <li key={defaut}>{defaut}</li>
              ))}
            </ul>
          </Alerte>
        ),
      )}
    </section>
  );
}
