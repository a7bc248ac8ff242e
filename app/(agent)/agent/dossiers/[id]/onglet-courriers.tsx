import { Badge } from '#components/badge.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { imprimeLaCopie } from '#lib/copie/faits.ts';
import { relancerCourrier } from '#lib/courrier/actions.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { attendSaSignature } from '#lib/droit/courrier/signature.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { direObjet } from '#lib/droit/echeances/rappels.ts';
import { ecrireRecommande } from '#lib/droit/reception/recommande.ts';
import { rappelsDuDossier } from '#lib/rappel/queries.ts';
import { direRemise } from '#lib/relance/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { jourDeLInstant, RefusDuCourriel } from './adresse-refusee.tsx';
import type { PropsDOnglet } from './vue.ts';

type Courrier = PropsDOnglet['consultation']['dossier']['courriers'][number];

/** Letters of the dossier: what left, what is being made, what was set aside and why. */
export async function OngletCourriers({ consultation }: PropsDOnglet) {
  const { dossier, regards } = consultation;
  const colonnes: Colonne<Courrier>[] = [
    {
      cle: 'courrier',
      titre: 'Courrier',
      rendre: ({ genre, reference }) => (
        <>
          <strong>{LETTRES[genre].libelle}</strong>
          <small className="discret">{reference}</small>
        </>
      ),
    },
    { cle: 'jour', titre: 'Daté du', rendre: ({ jour }) => ecrireJourCourt(jourDe(jour)) },
    { cle: 'etat', titre: 'État', rendre: (courrier) => <EtatDeCourrier courrier={courrier} /> },
    {
      cle: 'envoi',
      titre: 'Envoi',
      rendre: (courrier) => (
        <>
          <Envoi courrier={courrier} consultation={consultation} />
          <Poste courrier={courrier} />
        </>
      ),
    },
    {
      cle: 'pdf',
      titre: 'Document',
      rendre: (courrier) =>
        courrier.etat === 'produit' ? (
          <a className="fr-link fr-link--sm" href={`/agent/courriers/${courrier.id}/fichier`}>
            Ouvrir le PDF
          </a>
        ) : null,
    },
  ];
  const rappels = await rappelsDuDossier(await exigerAgent(), dossier.id);
  return (
    <>
      <Tableau
        legende="Courriers du dossier"
        total={dossier.courriers.length}
        unite="courrier"
        colonnes={colonnes}
        lignes={dossier.courriers}
        cle={({ id }) => id}
        vide={<p>Aucun courrier : le premier part avec l’enregistrement de la demande.</p>}
      />
      {imprimeLaCopie((genre) => regards[genre]) ? (
        <p>
          <a className="fr-link" href={`/agent/dossiers/${dossier.id}/copie/fichier`}>
            Copie des données de la personne, à lui remettre (PDF)
          </a>
        </p>
      ) : null}
      {rappels.length > 0 ? (
        <>
          <h3 className="fr-h6">Délais rappelés à la famille par courriel ou SMS</h3>
          <ul>
            {rappels.map(({ objet, limiteLe, envoyeLe, telephone, echec }) => (
              <li key={`${objet} ${limiteLe.getTime()}`}>
                {direObjet(objet)} jusqu’au {ecrireJourCourt(jourDe(limiteLe))} :{' '}
                {envoyeLe
                  ? `rappelé le ${jourDeLInstant(envoyeLe)}${telephone ? ', par SMS' : ''}`
                  : (direRemise({ numero: null, echec }) ?? 'rappel non parti')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function EtatDeCourrier({ courrier: { id, etat, cause } }: { courrier: Courrier }) {
  if (etat === 'produit')
    return (
      <Badge ton="succes" icone="fr-icon-check-line">
        produit
      </Badge>
    );
  if (etat === 'a_produire')
    return (
      <Badge ton="info" icone="fr-icon-time-line">
        en préparation
      </Badge>
    );
  return (
    <>
      <Badge ton="erreur" icone="fr-icon-error-warning-line">
        mis de côté
      </Badge>
      <p>{cause}</p>
      <form action={relancerCourrier}>
        <input type="hidden" name="courrierId" value={id} />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Relancer la production
        </button>
      </form>
    </>
  );
}

/** What a hand and the post did of it. */
function Poste({
  courrier: { recommande, posteLe, revenuLe, signeLe, signeLieu, recueLe, preuve },
}: {
  courrier: Courrier;
}) {
  return (
    <>
      {signeLe ? (
        <small className="discret">
          signé le {ecrireJourCourt(jourDe(signeLe))} à {signeLieu}
        </small>
      ) : null}
      {recommande && posteLe ? (
        <small className="discret">
          recommandé nº {ecrireRecommande(recommande)}, posté le {ecrireJourCourt(jourDe(posteLe))}
        </small>
      ) : null}
      {revenuLe ? (
        <small className="discret">revenu le {ecrireJourCourt(jourDe(revenuLe))}, inconnu à l’adresse</small>
      ) : null}
      {recueLe ? (
        <small className="discret">
          reçu le {ecrireJourCourt(jourDe(recueLe))} ({preuve})
        </small>
      ) : null}
    </>
  );
}

function Envoi({
  courrier,
  consultation,
}: Pick<PropsDOnglet, 'consultation'> & {
  courrier: Courrier;
}) {
  const { courriel, courrielEnvoyeLe, courrielRefuseLe, ouvertLe } = courrier;
  if (attendSaSignature(courrier))
    return <>sur papier : attend la signature de la personne dont il porte le nom</>;
  if (!courriel) return <>à imprimer et à poster : aucun courriel ne l’annonce</>;
  if (courrielRefuseLe) return <RefusDuCourriel courrier={courrier} consultation={consultation} />;
  if (!courrielEnvoyeLe) return <>sera annoncé par courriel</>;
  return (
    <>
      annoncé par courriel le {jourDeLInstant(courrielEnvoyeLe)}
      <small className="discret">
        {ouvertLe
          ? `ouvert par la famille le ${jourDeLInstant(ouvertLe)}`
          : 'pas encore ouvert par la famille'}
      </small>
    </>
  );
}
