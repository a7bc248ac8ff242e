import { Alerte } from '#components/alerte.tsx';
import { Lettre } from '#components/lettre.tsx';
import type { Apercu } from '#lib/consultation/queries.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';

interface Props {
  apercu: Apercu | string;
  /** What the act gives or refuses ("Échelon 1 : 120 € par an"); null for an act that decides nothing. */
  objet: string | null;
}

/** What the act will do, before it is done: to whom and for how much first, then each letter word for word. */
export function ApercuDeLActe({ apercu, objet }: Props) {
  return (
    <section className="apercu" aria-labelledby="apercu">
      <h2 className="fr-h5" id="apercu">
        Ce qui partira
      </h2>
      {typeof apercu === 'string' ? (
        <Alerte ton="attention">{apercu}</Alerte>
      ) : (
        <>
          <Suites apercu={apercu} objet={objet} />
          {apercu.lettres.map(({ composition }) =>
            composition.genre === 'courrier' ? (
              <Lettre key={composition.courrier.reference} courrier={composition.courrier} />
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
        </>
      )}
    </section>
  );
}

function Suites({ apercu: { etat, lettres }, objet }: { apercu: Apercu; objet: string | null }) {
  return (
    <dl className="apercu__suites">
      {objet ? (
        <div>
          <dt>Objet</dt>
          <dd>
            <strong>{objet}</strong>
          </dd>
        </div>
      ) : null}
      {lettres.map(({ composition, courriel }) =>
        composition.genre === 'courrier' ? (
          <div key={composition.courrier.reference}>
            <dt>À</dt>
            <dd>
              {composition.courrier.destinataire.join(', ')}
              <br />
              {courriel ? (
                <>
                  Annoncé par courriel à <strong>{courriel}</strong>, à lire dans l’espace de la famille.
                </>
              ) : (
                'À imprimer et à envoyer par la poste : la famille n’a pas donné d’adresse de courriel, ou le serveur la refuse.'
              )}
            </dd>
          </div>
        ) : null,
      )}
      <div>
        <dt>Ensuite</dt>
        <dd>
          La demande sera « {LIBELLES_ETATS[etat]} ».
          {lettres.length === 0 ? ' Aucun courrier ne part avec cet acte.' : ''}
        </dd>
      </div>
    </dl>
  );
}
