import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import type { DepotEnCours } from '#lib/depot/queries.ts';
import {
  direSansChiffres,
  NOTICE_PAR_FRANCECONNECT,
  noticeDeRecuperation,
} from '#lib/droit/consentement/recuperation.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import { avisRecupere, type ChiffresRecus, direLAvis } from '#lib/recuperation/faits.ts';
import { franceConnectPourLesImpots } from '#lib/recuperation/queries.ts';
import { Demande, Depart, Reponse } from './formulaires.tsx';

/** Where the request stands: not made, waited for, answered without figures, or figures to look at. */
export function Etat({ depot, annee }: { depot: DepotEnCours; annee: number }) {
  const { dossierId, recuperation, demandeur, numeroConnu } = depot;
  if (recuperation?.genre === 'attendue')
    return (
      <>
        <Actualisation active />
        <Alerte ton="info" annoncer>
          Les impôts sont interrogés : la réponse s’affiche ici. Si elle tarde, continuez votre demande, ou
          écrivez vos chiffres vous-même.
        </Alerte>
      </>
    );
  if (recuperation?.genre === 'recue')
    return <Chiffres recus={recuperation} dossierId={dossierId} demandeur={demandeur} />;
  return (
    <>
      {recuperation?.genre === 'sans_chiffres' ? (
        <Alerte ton="attention">
          {direSansChiffres(recuperation.issue, { annee, nom: demandeur, par: recuperation.par })}
        </Alerte>
      ) : null}
      {recuperation?.genre === 'expiree' ? (
        <Alerte ton="attention">
          Les chiffres reçus ont été effacés : ils n’ont pas servi à temps. Vous pouvez les demander de
          nouveau.
        </Alerte>
      ) : null}
      {noticeDeRecuperation(annee).map((texte) => (
        <p key={texte} className="texte">
          {texte}
        </p>
      ))}
      {franceConnectPourLesImpots() ? (
        <>
          <p className="texte">{NOTICE_PAR_FRANCECONNECT}</p>
          <Depart dossierId={dossierId} />
          <h2 className="fr-h4">Ou avec votre numéro fiscal</h2>
        </>
      ) : null}
      <Demande dossierId={dossierId} demandeur={demandeur} numeroConnu={numeroConnu} />
    </>
  );
}

function Chiffres({
  recus: { id, chiffres, recusLe, acceptesLe },
  dossierId,
  demandeur,
}: {
  recus: ChiffresRecus;
  dossierId: string;
  demandeur: string;
}) {
  const { annee, rfr, enfants } = avisRecupere(chiffres);
  return (
    <section aria-labelledby="recus">
      <h2 id="recus" className="fr-h4">
        Ce que les impôts ont répondu
      </h2>
      <dl className="traitement">
        <dt>Avis de</dt>
        <dd>{demandeur}</dd>
        <dt>Revenus de l’année</dt>
        <dd>{annee}</dd>
        <dt>Revenu fiscal de référence</dt>
        <dd>{ecrireEuros(rfr)}</dd>
        <dt>Enfants à charge</dt>
        <dd>{enfants}</dd>
        <dt>Situation</dt>
        <dd>{direLAvis(chiffres)}</dd>
        <dt>Reçus le</dt>
        <dd>{ecrireJour(recusLe)}</dd>
      </dl>
      {acceptesLe ? (
        <p>Vous les avez acceptés le {ecrireJour(acceptesLe)} : ils remplacent votre avis d’impôt.</p>
      ) : null}
      <Reponse dossierId={dossierId} recuperationId={id} acceptee={acceptesLe !== null} />
    </section>
  );
}
